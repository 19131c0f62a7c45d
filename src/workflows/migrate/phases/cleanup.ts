import { message } from '../../../domain/message.ts'
import { type MadeState, tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'
import { finishedBefore, journalOlder } from '../parts/journal-errors.ts'
import { sideOf } from '../parts/make.ts'
import { requireJournal } from '../parts/settle.ts'
import { type Carrier, serversInUse } from '../parts/carriers.ts'
import { type Survey, survey } from '../parts/survey.ts'
import { inDeletionOrder, isOurs, unmake } from '../parts/unmake.ts'

export interface CleanupReport {
  /** Ours, and of no use any more. */
  readonly removed: readonly MadeState[]
  /** Listed, and left alone unless named. */
  readonly strays: readonly Carrier[]
  readonly removedStrays: readonly Carrier[]
}

/**
 * Removes what phases that were interrupted have left. What only a label says is ours is removed when its id is named.
 * @throws OnwardError refused – there is no journal, or an id is that of something finished, or of a tenant that runs on the
 * target; usage – nothing that only a label says is ours has such an id. Nothing was removed then.
 */
export async function cleanup(
  migration: Migration,
  request: { readonly ids: readonly string[]; readonly dryRun: boolean },
): Promise<CleanupReport> {
  const { journal } = migration
  const found = await survey({ ...migration, state: journal.state() })
  requireJournal(migration, found, { phase: 'cleanup', adopt: false })
  const strays = [...found.strays, ...found.leftBehind]
  const chosen = strays.filter(({ id }) => request.ids.includes(id))
  requireRemovable({ ...found, strays }, request.ids)
  const made = [...journal.state().made.values()].filter((one) => isLeft(migration, one))
  const left = inDeletionOrder(made, ({ resource }) => resource)
  if (!request.dryRun) {
    for (const one of left) await unmake(migration, one)
    for (const { side, kind, id } of inDeletionOrder(chosen, ({ kind }) => kind)) {
      if (kind === 'subnets') continue
      await requireFeature(sideOf(migration, side), kind).delete({ id, signal: migration.signal })
    }
  }
  const kept = await subnetsThere(migration, chosen)
  const removedStrays = chosen.filter((one) => !kept.has(one.id))
  return { removed: left, strays: strays.filter((one) => !removedStrays.includes(one)), removedStrays }
}

/** Ids of the subnets among what was chosen that are still there: they go with their network, and not without it. */
async function subnetsThere({ target, signal }: Migration, chosen: readonly Carrier[]): Promise<ReadonlySet<string>> {
  const wanted = new Set(chosen.flatMap(({ kind, id }) => (kind === 'subnets' ? [id] : [])))
  const there = new Set<string>()
  if (wanted.size === 0) return there
  for await (const { id } of requireFeature(target, 'inventory').list({ kind: 'subnets', signal })) {
    if (wanted.has(id)) there.add(id)
  }
  return there
}

function requireRemovable({ strays, finished, running }: Omit<Survey, 'leftBehind'>, ids: readonly string[]): void {
  const done = finished.find(({ id }) => ids.includes(id))
  if (done !== undefined) throw finishedBefore(done)
  const servers = [...serversInUse(strays), ...running]
  const runs = servers.find(({ tenant }) =>
    strays.some((one) => ids.includes(one.id) && one.purpose === 'product' && one.tenant === tenant),
  )
  if (runs !== undefined) throw journalOlder(runs)
  const known = new Set(strays.map(({ id }) => id))
  const unknown = ids.filter((id) => !known.has(id))
  if (unknown.length === 0) return
  throw new OnwardError({
    kind: 'usage',
    onward: { kind: 'again', flags: { id: ids.filter((id) => known.has(id)), 'dry-run': true } },
    says: message('migrate.cleanup.noSuch', { count: unknown.length, ids: unknown.join(', ') }),
    next: message('migrate.cleanup.noSuch.next'),
  })
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
