import { type Message, message } from '../../../domain/message.ts'
import { type TenantState, tenantState } from '../../../plan/migration-state.ts'
import type { Migration, PhaseReport } from '../migration.ts'
import { entriesOf } from '../parts/entry-ids.ts'
import { goneFromSource, type GoneFromSource, goneInReturn } from '../parts/gone-from-source.ts'
import { runHook } from '../parts/hooks.ts'
import { observeServers } from '../parts/observe-servers.ts'
import { requireFreeVolumes } from '../parts/require-free-volumes.ts'
import {
  removeTargetServers,
  requireRestored,
  restorePower,
  stopTargetServers,
  targetServersThere,
} from '../parts/restore.ts'
import { lostVolumes, saveVolumes } from '../parts/save-volumes.ts'
import { ownDisksOfTarget } from '../parts/own-disks.ts'
import type { Barred } from '../parts/settle.ts'
import { isUsedByOthers } from '../parts/shared-things.ts'
import { shortened } from '../parts/shortened.ts'
import { serversInOrder } from '../parts/target-servers.ts'
import { isOurs, unmakeAll } from '../parts/unmake.ts'
import { type Done, hasReached, type PhaseRequest, reach, runPhase } from './run-phase.ts'
import { OnwardError } from '../onward.ts'

export interface RollbackRequest extends PhaseRequest {
  /** What is gone by the hand of others, and cannot be saved or brought back, holds up nothing. */
  readonly acceptLoss: boolean
}

/**
 * Undoes a tenant. Before the switch: source servers as they were, and what we made is deleted. After it: what was written
 * on the target since is saved and proven before anything else, and once more before it is deleted.
 */
export async function rollback(migration: Migration, request: RollbackRequest): Promise<PhaseReport> {
  return await runPhase(migration, { ...request, phase: 'rollback' }, (tenant, barred) =>
    undo(migration, request, { tenant, barred }),
  )
}

async function undo(
  migration: Migration,
  request: RollbackRequest,
  { tenant, barred }: { readonly tenant: string; readonly barred: Barred },
): Promise<Done> {
  const { journal } = migration
  const before = tenantState(journal.state(), tenant)
  if (hasReached(migration, tenant, 'receipt-written') || hasReached(migration, tenant, 'finished')) {
    throw finished(tenant)
  }
  const ours = [...journal.state().made.values()].filter((made) => made.tenant === tenant && isOurs(made))
  if (before.milestone === null && ours.length === 0) {
    return { outcome: 'already', says: message('migrate.rollback.nothing') }
  }
  const wasSwitched = hasReached(migration, tenant, 'traffic-switched')
  const unsaved = wasSwitched ? await requireSavable(migration, request, tenant) : nothingUnsaved
  await requireWayBack(migration, request, tenant)
  if (before.milestone !== 'rollback-begun' && before.milestone !== 'saved') {
    await journal.append({ kind: 'reached', tenant, milestone: 'rollback-begun' })
  }
  const mustSave = wasSwitched && (await mayHaveWritten(migration, tenant))
  if (mustSave) await save(migration, request, tenant)
  await removeTargetServers(migration, tenant)
  await restorePower(migration, tenant)
  const gone = await requireSourceBack(migration, request, tenant)
  if (before.priorPower !== null || wasSwitched)
    await runHook(migration, { name: 'onRollback', tenant, phase: 'rollback' })
  // Somebody may have started a server between its copy and its end.
  if (wasSwitched) {
    await requireFreeVolumes(migration, tenant)
    await saveVolumes(migration, { tenant, again: mustSave })
  }
  await requireRestored(migration, tenant)
  await unmakeAll(migration, (made) => made.tenant === tenant && !isUsedByOthers(migration, { made, barred }))
  // What is known of volumes that are gone says nothing of those that are made next.
  for (const { key } of entriesOf(migration, tenant, 'volumes')) await migration.machine.forgetVolume(key)
  const { saved } = tenantState(journal.state(), tenant)
  const says = withLosses(await endOf(migration, tenant, { ...before, saved }), { ...unsaved, gone })
  await reach(migration, request, { tenant, milestone: 'rolled-back' })
  return { outcome: 'done', says }
}

/** Names of what of the target cannot be saved. */
interface Unsaved {
  /** Volumes that are gone. */
  readonly lost: readonly string[]
  /** Servers with disks of their own. */
  readonly disks: readonly string[]
}

const nothingUnsaved: Unsaved = { lost: [], disks: [] }

async function requireSavable(migration: Migration, { acceptLoss }: RollbackRequest, tenant: string): Promise<Unsaved> {
  const lost = await lostVolumes(migration, tenant)
  const disks = await ownDisksOfTarget(migration, tenant)
  if (acceptLoss || lost.length + disks.length === 0) return { lost, disks }
  const [key, names] = lost.length > 0 ? (['lost', lost] as const) : (['ownDisk', disks] as const)
  throw new OnwardError({
    kind: 'refused',
    onward: acceptingLoss,
    says: message(`migrate.rollback.${key}`, { tenant, names: shortened(names) }),
    next: message(`migrate.rollback.${key}.next`),
  })
}

/** Whatever still runs somewhere is left alone where not all of it could be saved, or the source not be brought back whole. */
async function requireWayBack(migration: Migration, { acceptLoss }: RollbackRequest, tenant: string): Promise<void> {
  if (!(await runsSomewhere(migration, tenant))) return
  if (hasReached(migration, tenant, 'traffic-switched')) await requireFreeVolumes(migration, tenant)
  if (acceptLoss) return
  const gone = await goneFromSource(migration, tenant)
  if (isWhole(gone)) return
  throw goneInReturn(gone, { tenant, at: 'before', onward: acceptingLoss })
}

/** The target has its servers, or those of the source were never stopped. */
async function runsSomewhere(migration: Migration, tenant: string): Promise<boolean> {
  if (tenantState(migration.journal.state(), tenant).priorPower === null) return true
  if (!hasReached(migration, tenant, 'traffic-switched')) return false
  return (await targetServersThere(migration, tenant)).length > 0
}

/** What of the source is gone; before anything is deleted that may be the only copy of it. */
async function requireSourceBack(
  migration: Migration,
  { acceptLoss }: RollbackRequest,
  tenant: string,
): Promise<GoneFromSource> {
  const gone = await goneFromSource(migration, tenant)
  if (isWhole(gone) || acceptLoss) return gone
  throw goneInReturn(gone, { tenant, at: 'after', onward: acceptingLoss })
}

const acceptingLoss = { kind: 'again', flags: { 'accept-loss': true } } as const

const isWhole = ({ servers, volumes }: GoneFromSource): boolean => servers.length + volumes.length === 0

/** What was saved before counts only where no server of the target has been there since. */
async function mayHaveWritten(migration: Migration, tenant: string): Promise<boolean> {
  if (!hasReached(migration, tenant, 'saved')) return true
  return (await targetServersThere(migration, tenant)).length > 0
}

function withLosses(says: Message, { lost, disks, gone }: Unsaved & { readonly gone: GoneFromSource }): Message {
  const found = lost.length === 0 ? says : message('migrate.rollback.lost.end', { says, names: shortened(lost) })
  const saved =
    disks.length === 0 ? found : message('migrate.rollback.ownDisk.end', { says: found, names: shortened(disks) })
  if (isWhole(gone)) return saved
  const names = shortened([...gone.servers, ...gone.volumes])
  return message('migrate.rollback.sourceGone.end', { says: saved, names })
}

/** Says how the source is left: as it was, where that is known. */
async function endOf(migration: Migration, tenant: string, before: TenantState): Promise<Message> {
  const files = Object.values(before.saved)
  const values = { count: files.length, folder: files[0]?.file ?? '' }
  const isSaved = files.length > 0
  if (!before.adopted || before.priorPower !== null) {
    return message(isSaved ? 'migrate.rollback.saved' : 'migrate.rollback.done', values)
  }
  const key = isSaved ? 'migrate.rollback.saved.powerUnknown' : 'migrate.rollback.done.powerUnknown'
  return message(key, { ...values, ...(await powerNow(migration, tenant)) })
}

/** Names of the servers of the source that run, and of the others. */
async function powerNow(migration: Migration, tenant: string): Promise<Readonly<Record<'running' | 'others', string>>> {
  const { source, signal } = migration
  const servers = serversInOrder(migration, tenant)
  const found = await observeServers({ provider: source, ids: servers.map(({ observed }) => observed.id), signal })
  const named = (runs: boolean): string => {
    const those = servers.filter(({ observed }) => (found.get(observed.id)?.state === 'running') === runs)
    return shortened(those.map(({ desired }) => desired.name))
  }
  return { running: named(true), others: named(false) }
}

/** Saves the volumes of the target, of stopped servers. */
async function save(migration: Migration, request: PhaseRequest, tenant: string): Promise<void> {
  await stopTargetServers(migration, tenant)
  await saveVolumes(migration, { tenant, again: false })
  await reach(migration, request, { tenant, milestone: 'saved' })
}

function finished(tenant: string): OnwardError {
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'end' },
    says: message('migrate.rollback.finished', { tenant }),
    next: message('migrate.rollback.finished.next'),
  })
}
