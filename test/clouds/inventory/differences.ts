import { resourceKinds, type ResourceKind } from '../../../src/domain/inventory.ts'

/** Every value of an inventory by its place, `volumes/<id>/attachedTo/<server>/device`, as JSON. */
export type Leaves = ReadonlyMap<string, string>

/** What is in a list has no order: it is known by what names it. */
const nameIn: Readonly<Record<string, string>> = {
  volumes: 'volumeId',
  addresses: 'address',
  attachedTo: 'serverId',
  interfaces: 'address',
  rules: 'id',
}

export function leavesOf(inventory: Readonly<Record<ResourceKind, readonly { readonly id: string }[]>>): Leaves {
  const leaves = new Map<string, string>()
  const add = (path: string, value: string): void => {
    if (leaves.has(path)) throw new Error(`${path} comes twice`)
    leaves.set(path, value)
  }
  for (const kind of resourceKinds) for (const one of inventory[kind]) walk(`${kind}/${one.id}`, one, add)
  return leaves
}

function walk(path: string, value: unknown, add: (path: string, value: string) => void): void {
  if (typeof value !== 'object' || value === null) {
    add(path, JSON.stringify(value))
    return
  }
  const list = path.split('/').at(-1) ?? ''
  for (const [key, part] of Object.entries(value)) walk(`${path}/${nameOf({ list, key, part, of: value })}`, part, add)
  // That there is nothing in it is something, too.
  if (Object.keys(value).length === 0) add(path, Array.isArray(value) ? '[]' : '{}')
}

function nameOf(request: {
  readonly list: string
  readonly key: string
  readonly part: unknown
  readonly of: object
}): string {
  const { list, key, part, of } = request
  if (!Array.isArray(of)) return key
  const named = new Map(Object.entries(part ?? {})).get(nameIn[list] ?? '')
  return typeof named === 'string' ? named : ['securityGroups', 'securityGroupIds'].includes(list) ? String(part) : key
}

/** Places where two inventories are not the same. */
export function differences(found: Leaves, wanted: Leaves): readonly string[] {
  return [...new Set([...found.keys(), ...wanted.keys()])].filter((path) => found.get(path) !== wanted.get(path))
}
