import { type MadeState, tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { sideOf } from '../parts/make.ts'
import { findStrays, type Stray } from '../parts/strays.ts'
import { isOurs, unmake } from '../parts/unmake.ts'

export interface CleanupReport {
  /** Ours, and of no use any more. */
  readonly removed: readonly MadeState[]
  /** Listed, and left alone unless named. */
  readonly strays: readonly Stray[]
  readonly removedStrays: readonly Stray[]
}

/** Removes what phases that were interrupted have left. What only a label says is ours is removed when its id is named. */
export async function cleanup(
  migration: Migration,
  request: { readonly ids: readonly string[]; readonly dryRun: boolean },
): Promise<CleanupReport> {
  const left = [...migration.journal.state().made.values()].filter((made) => isLeft(migration, made))
  const found = await findStrays(migration)
  const chosen = found.filter(({ id }) => request.ids.includes(id))
  if (!request.dryRun) {
    for (const made of left) await unmake(migration, made)
    for (const { side, kind, id } of chosen) {
      if (kind === 'subnets') continue
      await requireFeature(sideOf(migration, side), kind).delete({ id, signal: migration.signal })
    }
  }
  return { removed: left, strays: found.filter(({ id }) => !request.ids.includes(id)), removedStrays: chosen }
}

/** Copies of rehearsals, snapshots of what is finished, and things of tenants that were undone. */
function isLeft({ journal }: Migration, made: MadeState): boolean {
  if (!isOurs(made)) return false
  const { purpose, tenant } = made
  const { milestone } = tenantState(journal.state(), tenant)
  switch (purpose) {
    case 'rehearsal':
    case 'probe':
      return true
    case 'snapshot':
      return milestone === null || milestone === 'finished'
    case 'lock':
    case 'product':
      return false
  }
}
