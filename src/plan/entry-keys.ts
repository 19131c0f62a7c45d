import { createHash } from 'node:crypto'

/** Something that needs a key. */
export interface Keyed {
  /** The same in every run, and unique: kind and id on the source. */
  readonly identity: string
  /** What people call it; may be empty. */
  readonly name: string
  /** Stands in for a name that has no letters. */
  readonly kind: string
}

/** Hexadecimal digits of the hash behind a name that several have, one step after the other until all keys differ. */
const digits = [0, 4, 8, 12] as const
const longestName = 28

interface Tried extends Keyed {
  /** How far it had to go. */
  readonly step: number
}

/**
 * A key for each, by identity: the name in small letters, and a piece of the identity's hash where several have the same name.
 * The order of the things changes no key. What had a key before keeps it.
 */
export function entryKeys(
  things: readonly Keyed[],
  before: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> {
  const kept = things.flatMap(({ identity }): (readonly [string, string])[] => {
    const key = before.get(identity)
    return key === undefined ? [] : [[identity, key]]
  })
  const taken = new Set(kept.map(([, key]) => key))
  let tried: readonly Tried[] = things.filter(({ identity }) => !before.has(identity)).map(first)
  for (;;) {
    const groups = grouped(tried)
    const crowded = new Set(
      [...groups].filter(([key, group]) => group.length > 1 || taken.has(key)).map(([key]) => key),
    )
    const further = tried.map((thing) => (crowded.has(keyOf(thing)) ? next(thing) : thing))
    if (further.every((thing, at) => thing === tried[at])) break
    tried = further
  }
  return new Map([...kept, ...tried.map((thing) => [thing.identity, keyOf(thing)] as const)])
}

const first = (thing: Keyed): Tried => ({ ...thing, step: 0 })

/** The last step is final: 48 bits of hash. */
function next(thing: Tried): Tried {
  return thing.step === digits.length - 1 ? thing : { ...thing, step: thing.step + 1 }
}

function grouped(things: readonly Tried[]): ReadonlyMap<string, readonly Tried[]> {
  const groups = new Map<string, Tried[]>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [thing])
    else group.push(thing)
  }
  return groups
}

function keyOf({ identity, name, kind, step }: Tried): string {
  const slug = slugOf(name, kind)
  const length = digits[step] ?? digits[3]
  return length === 0 ? slug : `${slug}-${createHash('sha256').update(identity).digest('hex').slice(0, length)}`
}

/** What a name is in a key: small letters of the alphabet, digits, hyphens. */
function slugOf(name: string, otherwise: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longestName + 1)
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, longestName)
    .replace(/-+$/, '')
  return slug === '' ? otherwise.toLowerCase() : slug
}
