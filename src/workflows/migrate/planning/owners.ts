import { plannedKinds, type PlannedKind } from '../../../plan/entries.ts'
import type { Around } from './around.ts'
import { needsOf, type Thing } from './needs.ts'
import { isCommon, type Lists } from './source-lists.ts'

/** Which tenant each thing moves with. What several need moves with the first of them; the others refer to it. */
export interface Owners {
  /** In the order in which they move. */
  readonly tenants: readonly string[]
  /** Every tenant that the source has. */
  readonly known: readonly string[]
  readonly ownerOf: (thing: Thing) => string | null
  /** What has no tenant, and what nobody needs who has one. */
  readonly nobodys: readonly (Thing & { readonly name: string })[]
}

export interface OwnersRequest {
  readonly lists: Lists
  readonly found: Around
  /** Tenants that were asked for; null: all. */
  readonly chosen: readonly string[] | null
  /** Name for the only tenant of a source that knows none; null: nothing is assumed. */
  readonly otherwise: string | null
}

interface Item extends Thing {
  readonly name: string
  readonly tenant: string | null
  /** Belongs to the cloud, or to everybody. */
  readonly common: boolean
}

export function ownersOf(request: OwnersRequest): Owners {
  const { chosen, found } = request
  const items = itemsOf(request)
  const known = [
    ...new Set(items.flatMap(({ tenant, common }) => (tenant === null || common ? [] : [tenant]))),
  ].toSorted()
  const tenants = known.filter((tenant) => chosen?.includes(tenant) ?? true)
  const owners = claimed(items, tenants, found)
  const ownerOf: Owners['ownerOf'] = (thing) => owners.get(wordOf(thing)) ?? null
  const nobodys = items.filter((item) => item.tenant === null && !item.common && ownerOf(item) === null)
  return { tenants, known, ownerOf, nobodys: nobodys.map(({ kind, id, name }) => ({ kind, id, name })) }
}

const wordOf = ({ kind, id }: Thing): string => `${kind} ${id}`

/**
 * First what is the tenants' own; then, one tenant after the other, what that needs, and what that needs again. So nobody needs
 * what moves later, as far as nobody owns it.
 */
function claimed(items: readonly Item[], tenants: readonly string[], found: Around): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  const things = new Map(tenants.map((tenant): [string, Thing[]] => [tenant, []]))
  const staying = new Set<string>()
  for (const item of items) {
    const { tenant, common, kind } = item
    if (tenant === null || common) continue
    const own = things.get(tenant)
    own?.push(item)
    if (own !== undefined) owners.set(wordOf(item), tenant)
    // The volume of a tenant that stays is never taken along by one that goes.
    else if (kind === 'volumes') staying.add(wordOf(item))
  }
  for (const [tenant, waiting] of things) {
    const take = (need: Thing): void => {
      const word = wordOf(need)
      if (owners.has(word) || staying.has(word)) return
      owners.set(word, tenant)
      waiting.push(need)
    }
    // It grows while it is walked.
    for (const next of waiting) needsOf(next, found).forEach(take)
  }
  return owners
}

function itemsOf({ lists, found, otherwise }: OwnersRequest): readonly Item[] {
  const items = plannedKinds.flatMap((kind) =>
    lists[kind].map((resource): Item => {
      const { id, name, tenant } = resource
      return { kind, id, name, tenant, common: isOthers(kind, id, found) }
    }),
  )
  const without = items.every(({ tenant, common }) => tenant === null || common)
  return without && otherwise !== null ? items.map((item) => ({ ...item, tenant: otherwise })) : items
}

function isOthers(kind: PlannedKind, id: string, found: Around): boolean {
  if (kind === 'securityGroups') return found.openGroups.has(id)
  if (kind === 'images') return found.images.get(id)?.shared ?? false
  const network = kind === 'subnets' ? found.subnets.get(id)?.networkId : kind === 'networks' ? id : undefined
  const known = network === undefined ? undefined : found.networks.get(network)
  return known !== undefined && isCommon(known)
}
