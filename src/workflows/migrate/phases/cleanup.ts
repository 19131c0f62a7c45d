import type { ResourceKind } from '../../../domain/inventory.ts'
import { plannedKinds } from '../../../plan/entries.ts'
import { createKey, migrationLabel } from '../../../plan/create-key.ts'
import { type MadeState, tenantState } from '../../../plan/migration-state.ts'
import { keyLabel } from '../../../providers/contract/creation.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Side } from '../../../plan/fact.ts'
import type { Migration } from '../migration.ts'
import { sideOf } from '../parts/make.ts'
import { unmake } from '../parts/unmake.ts'

/** Something that carries the label of the migration, and of which the journal knows nothing. */
export interface Stray {
  readonly side: Side
  readonly kind: ResourceKind
  readonly id: string
  readonly name: string
  readonly createKey: string | null
}

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
function isLeft({ journal }: Migration, { purpose, tenant, state }: MadeState): boolean {
  if (state === 'gone') return false
  const { milestone } = tenantState(journal.state(), tenant)
  switch (purpose) {
    case 'rehearsal':
      return true
    case 'snapshot':
      return milestone === null || milestone === 'finished'
    case 'lock':
    case 'product':
      return false
  }
}

/** Both sides are looked through for the label of the migration. */
export async function findStrays(migration: Migration): Promise<readonly Stray[]> {
  const { plan, journal, signal } = migration
  const { made } = journal.state()
  const lock = createKey({ planId: plan.id, purpose: 'lock', entry: 'lock', nth: 0 })
  const strays: Stray[] = []
  const kinds: Readonly<Record<Side, readonly ResourceKind[]>> = {
    source: ['snapshots'],
    target: [...plannedKinds, 'snapshots'],
  }
  for (const side of ['source', 'target'] as const) {
    const inventory = requireFeature(sideOf(migration, side), 'inventory')
    for (const kind of kinds[side].filter((one) => inventory.kinds.includes(one))) {
      for await (const { id, name, labels } of inventory.list({ kind, signal })) {
        const key = labels[keyLabel] ?? null
        if (labels[migrationLabel] !== plan.id || key === lock) continue
        const known = key === null ? undefined : made.get(key)
        if (known === undefined || known.state === 'gone') strays.push({ side, kind, id, name, createKey: key })
      }
    }
  }
  return strays
}
