import type { Inventory } from '../../../domain/inventory.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Provider } from '../../../providers/contract/provider.ts'
import type { Offered } from '../../../providers/contract/reading-features.ts'
import type { TenantRule } from '../../inventory/assign-tenants.ts'
import { takeInventory, type InventoryProgress } from '../../inventory/take-inventory.ts'

/** One end of a migration, open. */
export interface Side {
  /** As it was asked for. */
  readonly profile: string
  readonly provider: Provider
}

export interface Sides {
  readonly source: Side
  readonly target: Side
}

export interface ReadingRequest {
  readonly sides: Sides
  /** Of the source. */
  readonly tenants: TenantRule
  /** ISO 8601 UTC. */
  readonly takenAt: string
  readonly onProgress: (event: InventoryProgress) => void
  readonly signal: AbortSignal
}

/** What both sides have now. */
export interface SidesNow {
  readonly source: Inventory
  readonly target: Inventory
  /** Sizes of the target; none where it does not tell. */
  readonly offers: readonly Offered[]
}

/** Reads both sides; changes nothing. */
export async function readSides({ sides, tenants, takenAt, onProgress, signal }: ReadingRequest): Promise<SidesNow> {
  const common = { takenAt, onProgress, signal }
  const [source, target, offers] = await Promise.all([
    takeInventory({ ...sides.source, tenants, ...common }),
    takeInventory({ ...sides.target, tenants: { kind: 'project' }, ...common }),
    offersOf(sides.target, signal),
  ])
  return { source, target, offers }
}

async function offersOf({ provider }: Side, signal: AbortSignal): Promise<readonly Offered[]> {
  const { offers } = provider.features
  return offers === undefined ? [] : await gathered(offers.list({ signal }))
}

/** Everything that a list gives. */
export async function gathered<T>(list: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = []
  for await (const each of list) all.push(each)
  return all
}

/** How a plan names a side. */
export function endOf({ profile, provider }: Side): Plan['source'] {
  const { region, place } = provider.facts
  return { profile, provider: provider.id, region, place }
}
