import { resourceKinds, type Inventory } from '../domain/inventory.ts'
import { mask, type Redactor } from '../providers/shared/http/redactor.ts'

/** Fields whose texts people chose. Ids are not among them, as they must still lead to what they name, unless they are the name. */
const chosen: ReadonlySet<string> = new Set([
  'name',
  'description',
  'tenant',
  'network',
  'keyPair',
  'securityGroups',
  'serverGroup',
  'class',
  'publicKey',
  'devices',
])

/** An inventory whose names and labels do not say the password or the token with which it was read. */
export function cleanedInventory(inventory: Inventory, { chosen: clean }: Pick<Redactor, 'chosen'>): Inventory {
  const texts = new Set<string>()
  const lists = (by: (text: string) => string): Partial<Inventory> =>
    Object.fromEntries(resourceKinds.map((kind) => [kind, mapped(inventory[kind], kind, by)]))
  lists((text) => {
    texts.add(text)
    return text
  })
  const cleaned = new Map(cleanedTexts([...texts], clean))
  return { ...inventory, ...lists((text) => cleaned.get(text) ?? text) }
}

/** Each text with what becomes of it. All together are cleaned much faster than each by itself; where lines do not tell them apart, halves. */
function cleanedTexts(
  texts: readonly string[],
  clean: (text: string) => string,
): readonly (readonly [string, string])[] {
  const [first] = texts
  if (first === undefined) return []
  if (texts.length === 1) return [[first, clean(first)]]
  const all = texts.join('\n')
  const cleaned = clean(all)
  if (cleaned === all) return []
  const lines = cleaned.split('\n')
  const areApart = lines.length === texts.length && !texts.some((text) => text.includes('\n'))
  if (areApart) return texts.map((text, at) => [text, lines[at] ?? mask])
  const middle = texts.length >> 1
  return [...cleanedTexts(texts.slice(0, middle), clean), ...cleanedTexts(texts.slice(middle), clean)]
}

/** A value with all texts of its chosen fields, and of its labels, as `by` makes them. */
function mapped<T>(value: T, field: string, by: (text: string) => string): T
function mapped(value: unknown, field: string, by: (text: string) => string): unknown {
  if (typeof value === 'string') return chosen.has(field) ? by(value) : value
  if (Array.isArray(value)) return value.map((one: unknown) => mapped(one, field, by))
  if (typeof value !== 'object' || value === null) return value
  const isNamedById = 'id' in value && 'name' in value && value.id === value.name
  const pairs = Object.entries(value).map(([name, each]: readonly [string, unknown]): readonly [string, unknown] =>
    field === 'labels'
      ? [by(name), by(String(each))]
      : [name, mapped(each, name === 'id' && isNamedById ? 'name' : name, by)],
  )
  return Object.fromEntries(pairs)
}
