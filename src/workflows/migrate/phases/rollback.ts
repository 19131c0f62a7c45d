import { join } from 'node:path'
import { type Message, message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'
import { type TenantState, tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration, PhaseReport } from '../migration.ts'
import { entriesOf, targetIdOf } from '../parts/entry-ids.ts'
import { runHook } from '../parts/hooks.ts'
import { observeServers } from '../parts/observe-servers.ts'
import { removeTargetServers, restorePower, stopTargetServers } from '../parts/restore.ts'
import type { Barred } from '../parts/settle.ts'
import { isUsedByOthers } from '../parts/shared-things.ts'
import { serversInOrder } from '../parts/target-servers.ts'
import { isOurs, unmakeAll } from '../parts/unmake.ts'
import { type Done, hasReached, type PhaseRequest, reach, runPhase } from './run-phase.ts'
import { OnwardError } from '../onward.ts'

/**
 * Undoes a tenant. Before the switch: source servers as they were, and what we made is deleted. After it: what was written
 * on the target since is saved and proven before anything else.
 */
export async function rollback(migration: Migration, request: PhaseRequest): Promise<PhaseReport> {
  return await runPhase(migration, { ...request, phase: 'rollback' }, (tenant, barred) =>
    undo(migration, request, { tenant, barred }),
  )
}

async function undo(
  migration: Migration,
  request: PhaseRequest,
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
  if (before.milestone !== 'rollback-begun' && before.milestone !== 'saved') {
    await journal.append({ kind: 'reached', tenant, milestone: 'rollback-begun' })
  }
  if (wasSwitched && !hasReached(migration, tenant, 'saved')) await save(migration, request, tenant)
  await removeTargetServers(migration, tenant)
  await restorePower(migration, tenant)
  if (before.priorPower !== null || wasSwitched)
    await runHook(migration, { name: 'onRollback', tenant, phase: 'rollback' })
  await unmakeAll(migration, (made) => made.tenant === tenant && !isUsedByOthers(migration, { made, barred }))
  // What is known of volumes that are gone says nothing of those that are made next.
  for (const { key } of entriesOf(migration, tenant, 'volumes')) await migration.machine.forgetVolume(key)
  const { saved } = tenantState(journal.state(), tenant)
  const says = await endOf(migration, tenant, { ...before, saved })
  await reach(migration, request, { tenant, milestone: 'rolled-back' })
  return { outcome: 'done', says }
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

const mostNamed = 10

/** Names of the servers of the source that run, and of the others. */
async function powerNow(migration: Migration, tenant: string): Promise<Readonly<Record<'running' | 'others', string>>> {
  const { source, signal } = migration
  const servers = serversInOrder(migration, tenant)
  const found = await observeServers({ provider: source, ids: servers.map(({ observed }) => observed.id), signal })
  const named = (runs: boolean): string => {
    const those = servers.filter(({ observed }) => (found.get(observed.id)?.state === 'running') === runs)
    const names = those.map(({ desired }) => desired.name)
    if (names.length === 0) return '–'
    return names.length > mostNamed ? `${names.slice(0, mostNamed).join(', ')}, …` : names.join(', ')
  }
  return { running: named(true), others: named(false) }
}

/** Copies every volume of the target, of stopped servers, to this machine, and proves the copies. */
async function save(migration: Migration, request: PhaseRequest, tenant: string): Promise<void> {
  const { machine, journal } = migration
  await stopTargetServers(migration, tenant)
  const { generation, saved } = tenantState(journal.state(), tenant)
  const folder = await machine.archiveOf({ tenant, generation })
  for (const entry of entriesOf(migration, tenant, 'volumes')) {
    if (saved[entry.key] === undefined) await saveVolume(migration, { tenant, entry, folder })
  }
  await reach(migration, request, { tenant, milestone: 'saved' })
}

async function saveVolume(
  migration: Migration,
  { tenant, entry, folder }: { readonly tenant: string; readonly entry: Entry<'volumes'>; readonly folder: string },
): Promise<void> {
  const { target, journal, signal, onEvent } = migration
  const file = join(folder, `${entry.key}.raw`)
  const id = targetIdOf(migration, 'volumes', entry.key)
  const from = await requireFeature(target, 'volumeSource').open({ of: 'volume', id, signal })
  try {
    const report = await migration.copyVolume({
      source: from.location,
      target: file,
      state: file,
      distrust: false,
      onProgress: (progress) => onEvent({ kind: 'copy', tenant, entry: entry.key, progress }),
      signal,
    })
    await journal.append({ kind: 'saved-volume', tenant, entry: entry.key, file, root: report.root })
  } finally {
    await from.close()
  }
}

function finished(tenant: string): OnwardError {
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'end' },
    says: message('migrate.rollback.finished', { tenant }),
    next: message('migrate.rollback.finished.next'),
  })
}
