import { message } from '../../../domain/message.ts'
import type { ResourceKind } from '../../../domain/inventory.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration, PhaseReport } from '../migration.ts'
import { entriesOf } from '../parts/entry-ids.ts'
import { requireDeletable } from '../parts/require-deletable.ts'
import { requireStopped } from '../parts/observe-servers.ts'
import { relabel } from '../parts/relabel.ts'
import { refuseInRollback } from '../parts/refuse-in-rollback.ts'
import { requireFinalCopies } from '../parts/require-final-copies.ts'
import { requireMoved } from '../parts/require-moved.ts'
import { requireOwnVolumes } from '../parts/require-own-volumes.ts'
import { requireUnchanged } from '../parts/require-unchanged.ts'
import type { Settled } from '../parts/settle.ts'
import { unmakeAll } from '../parts/unmake.ts'
import { type Done, hasReached, type PhaseRequest, reach, runPhase } from './run-phase.ts'
import { lacksAfterTraffic, nextPhase } from '../next-step.ts'
import { OnwardError } from '../onward.ts'

export interface FinishRequest extends PhaseRequest {
  /** A proof that is not of the whole disk read back is enough. */
  readonly acceptWeakProof: boolean
  /** Servers, volumes and addresses of the source are deleted. */
  readonly deleteSource: boolean
}

/** Removes our snapshots, writes the receipt, and deletes the source where that was asked for. There is no way back after it. */
export async function finish(migration: Migration, request: FinishRequest): Promise<PhaseReport> {
  return await runPhase(migration, { ...request, phase: 'finish' }, (tenant, _, gone) =>
    close(migration, request, { tenant, gone }),
  )
}

async function close(
  migration: Migration,
  request: FinishRequest,
  { tenant, gone }: { readonly tenant: string; readonly gone: Settled['gone'] },
): Promise<Done> {
  refuseInRollback(migration, tenant)
  const isDone = hasReached(migration, tenant, 'finished')
  if (isDone && !request.deleteSource) {
    await keepReceipt(migration, tenant)
    return { outcome: 'already', says: message('migrate.finish.already') }
  }
  if (!hasReached(migration, tenant, 'traffic-switched')) throw notSwitched(migration, tenant)
  requireFinalCopies(migration, tenant)
  requireHook(migration, tenant)
  if (!request.acceptWeakProof) requireProof(migration, tenant)
  await requireOwnVolumes(migration, tenant)
  await requireMoved(migration, { tenant, gone })
  if (request.deleteSource) {
    await requireDeletable(migration, tenant)
    await requireUnchanged(migration, tenant)
  }
  const { file, digest } = await keepReceipt(migration, tenant)
  if (!hasReached(migration, tenant, 'receipt-written')) {
    await reach(migration, request, { tenant, milestone: 'receipt-written' })
  }
  await unmakeAll(migration, (made) => made.tenant === tenant && made.purpose === 'snapshot')
  await relabel(migration, tenant, digest)
  const count = request.deleteSource ? await deleteSource(migration, tenant) : 0
  if (!isDone) await reach(migration, request, { tenant, milestone: 'finished' })
  const key = request.deleteSource ? 'migrate.finish.deleted' : 'migrate.finish.done'
  return { outcome: 'done', says: message(key, { file, count }) }
}

/** Writes the receipt; one that is there and holds is left as it is, one that is gone or was changed is written again. */
async function keepReceipt(
  { journal, machine }: Migration,
  tenant: string,
): Promise<{ readonly file: string; readonly digest: string }> {
  const written = await machine.writeReceipt(tenant)
  if (tenantState(journal.state(), tenant).receipt?.digest !== written.digest) {
    await journal.append({ kind: 'receipt', tenant, ...written })
  }
  return written
}

/** What costs money goes; networks, groups and keys stay, since others may use them. */
async function deleteSource(migration: Migration, tenant: string): Promise<number> {
  const { source, signal } = migration
  const servers = entriesOf(migration, tenant, 'servers').map(({ observed }) => observed.id)
  const left = await stillThere(migration, 'servers', servers)
  await requireStopped({ provider: source, ids: left, signal })
  // Reading all volumes may have taken hours.
  await requireDeletable(migration, tenant)
  const kinds = ['servers', 'volumes', 'publicIps'] as const
  let count = 0
  for (const kind of kinds) {
    const ids = entriesOf(migration, tenant, kind).map(({ observed }) => observed.id)
    for (const id of await stillThere(migration, kind, ids)) {
      await migration.journal.append({ kind: 'source-deleting', tenant, resource: kind, id })
      await requireFeature(source, kind).delete({ id, signal })
      await migration.journal.append({ kind: 'source-deleted', tenant, resource: kind, id })
      count += 1
    }
  }
  return count
}

async function stillThere(
  { source, signal }: Migration,
  kind: ResourceKind,
  ids: readonly string[],
): Promise<readonly string[]> {
  const wanted = new Set(ids)
  const found: string[] = []
  for await (const { id } of requireFeature(source, 'inventory').list({ kind, signal })) {
    if (wanted.has(id)) found.push(id)
  }
  return found
}

function requireProof({ journal }: Migration, tenant: string): void {
  const copied = Object.values(tenantState(journal.state(), tenant).copied)
  const weak = copied.find(({ proof, consistent }) => proof !== 'full-readback' || !consistent)
  if (weak === undefined) return
  throw new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: { 'accept-weak-proof': true } },
    says: weak.consistent
      ? message('migrate.weakProof', { entry: weak.entry, proof: weak.proof })
      : message('migrate.weakProof.unclean', { entry: weak.entry }),
    next: message('migrate.weakProof.next'),
  })
}

/** What the user wanted to be done after the switch, as a change of names, was not. */
function requireHook({ plan, journal }: Migration, tenant: string): void {
  if (!lacksAfterTraffic(plan, tenantState(journal.state(), tenant))) return
  throw new OnwardError({
    kind: 'refused',
    onward: { kind: 'phase', phase: 'cutover', tenants: null },
    says: message('migrate.lacksAfterTraffic', { tenant }),
    next: message('migrate.lacksAfterTraffic.next'),
  })
}

/** What comes next for it is said in the place of a cutover that might be refused too. */
function notSwitched({ plan, journal }: Migration, tenant: string): OnwardError {
  const phase = nextPhase(plan, tenantState(journal.state(), tenant)) ?? 'cutover'
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'phase', phase, tenants: null },
    says: message('migrate.notSwitched', { tenant }),
    next: message('migrate.notSwitched.next'),
  })
}
