import { BrokerError } from '../../../domain/errors.ts'
import { type Message, message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { serversDigest } from '../../../plan/plan-digest.ts'
import type { Migration, PhaseReport } from '../migration.ts'
import { bringFinalVolumes } from '../parts/copy-volumes.ts'
import { entriesOf, targetIdOf } from '../parts/entry-ids.ts'
import { requireHealthy, requireRunning } from '../parts/health.ts'
import { makeAgain } from '../parts/make-parts.ts'
import { markSwitched } from '../parts/mark-switched.ts'
import { runHook } from '../parts/hooks.ts'
import { product } from '../parts/make-networks.ts'
import { observeServers, requireStopped } from '../parts/observe-servers.ts'
import { removeLeftCopies } from '../parts/remove-copies.ts'
import { requireOnTarget } from '../parts/require-moved.ts'
import { requireOwnVolumes } from '../parts/require-own-volumes.ts'
import { originLabel } from '../parts/relabel.ts'
import { requireSource } from '../parts/require-source.ts'
import { refuseInRollback } from '../parts/refuse-in-rollback.ts'
import { notRestored } from '../parts/not-restored.ts'
import { removeTargetServers, restore } from '../parts/restore.ts'
import type { Settled } from '../parts/settle.ts'
import { refuseBothSides, requireStanding, standing } from '../parts/standing.ts'
import { requireWithinWindow } from '../parts/within-window.ts'
import { recordPriorPower, stopSource } from '../parts/stop-source.ts'
import { makeServers, serversInOrder, startServers, type TargetServer } from '../parts/target-servers.ts'
import { wordsOf } from '../parts/words-of.ts'
import { type Done, hasReached, Paused, type PhaseRequest, reach, runPhase } from './run-phase.ts'
import { refuseInCutover } from './sync.ts'
import { lacksAfterTraffic } from '../next-step.ts'
import { OnwardError } from '../onward.ts'

export interface CutoverRequest extends PhaseRequest {
  /** A cutover without a rehearsal that passed in the last fourteen days. */
  readonly withoutRehearsal: boolean
  /** A server of the source that does not shut down by itself is turned off by force. */
  readonly acceptUnclean: boolean
}

/** How long a rehearsal counts. */
export const rehearsalDays = 14

/**
 * Stops the servers of the source, brings the last differences, proves every volume, and starts the target. Whatever fails
 * before the switch puts everything back.
 */
export async function cutover(migration: Migration, request: CutoverRequest): Promise<PhaseReport> {
  return await runPhase(migration, { ...request, phase: 'cutover' }, (tenant, _, gone) =>
    cutOver(migration, request, { tenant, gone }),
  )
}

interface Cut {
  readonly tenant: string
  /** What was made on the target, and is not there any more. */
  readonly gone: Settled['gone']
}

async function cutOver(migration: Migration, request: CutoverRequest, cut: Cut): Promise<Done> {
  const { tenant } = cut
  refuseInRollback(migration, tenant)
  await removeLeftCopies(migration, tenant)
  const wasSwitched = hasReached(migration, tenant, 'traffic-switched')
  try {
    if (wasSwitched) await refuseBothSides(migration, tenant)
    else await switchOver(migration, request, cut)
  } finally {
    await markSwitched(migration, tenant)
  }
  const isMore = await runAfterTraffic(migration, tenant)
  await requireStanding(migration, tenant)
  if (wasSwitched && !isMore) return { outcome: 'already', says: await standing(migration, tenant) }
  return { outcome: 'done', says: doneFor(migration, tenant) }
}

/** How many of its servers run now is said, since those that were stopped before stay so. */
function doneFor(migration: Migration, tenant: string): Message {
  const total = serversInOrder(migration, tenant).length
  const { ranBefore } = tenantState(migration.journal.state(), tenant)
  if (total === 0) return message('migrate.cutover.done.empty')
  if (ranBefore.length === 0) return message('migrate.cutover.done.none', { count: total })
  if (ranBefore.length === total) return message('migrate.cutover.done', { count: total })
  return message('migrate.cutover.done.some', { count: ranBefore.length, total })
}

async function switchOver(migration: Migration, request: CutoverRequest, { tenant, gone }: Cut): Promise<void> {
  if (!isUnderWay(migration, tenant)) {
    refuseInCutover(migration, tenant)
    requireWithinWindow(migration, tenant)
    if (!request.withoutRehearsal) requireRehearsal(migration, tenant)
    await requireSource(migration, tenant)
    await requireOwnVolumes(migration, tenant)
  }
  try {
    await makeAgain(migration, tenant, gone)
    await upToSwitch(migration, request, tenant)
  } catch (error) {
    const isSwitched = hasReached(migration, tenant, 'traffic-switched')
    if (error instanceof Paused || isSwitched || !isUnderWay(migration, tenant)) throw error
    await putBack(migration, tenant, error)
  }
}

/** A hook that failed after the switch, or was cut short there, is run again. False: there is none, or it has done its work. */
async function runAfterTraffic(migration: Migration, tenant: string): Promise<boolean> {
  if (!lacksAfterTraffic(migration.plan, tenantState(migration.journal.state(), tenant))) return false
  try {
    return await runHook(migration, { name: 'afterTraffic', tenant, phase: 'cutover' })
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    const { kind, says, next } = error
    throw new BrokerError({
      kind,
      says: message('migrate.afterTraffic', { tenant, says }),
      ...(next === null ? {} : { next }),
      cause: error,
    })
  }
}

function isUnderWay(migration: Migration, tenant: string): boolean {
  const { milestone } = tenantState(migration.journal.state(), tenant)
  return milestone === 'cutover-begun' || milestone === 'final-copied'
}

async function upToSwitch(migration: Migration, request: CutoverRequest, tenant: string): Promise<void> {
  const step = (key: 'stopping' | 'copying' | 'starting' | 'checking'): void =>
    migration.onEvent({ kind: 'step', tenant, says: message(`migrate.step.${key}`, { tenant }) })
  if (!isUnderWay(migration, tenant)) {
    await recordPriorPower(migration, tenant)
    await reach(migration, request, { tenant, milestone: 'cutover-begun' })
  }
  if (!(await standsStill(migration, tenant))) {
    await runHook(migration, { name: 'beforeStop', tenant, phase: 'cutover' })
    step('stopping')
    await stopSource(migration, { tenant, acceptUnclean: request.acceptUnclean })
    await runHook(migration, { name: 'afterStop', tenant, phase: 'cutover' })
  }
  step('copying')
  await requireOwnVolumes(migration, tenant)
  await bringFinalVolumes(migration, tenant)
  await reach(migration, request, { tenant, milestone: 'final-copied' })
  step('starting')
  const servers = await startTarget(migration, tenant)
  step('checking')
  await requireHealthy(migration, tenant, servers)
  await requireSourceStopped(migration, tenant)
  await runHook(migration, { name: 'beforeTraffic', tenant, phase: 'cutover' })
  // The hook, or somebody while the target was asked, may have started a server there, or stopped or deleted one here.
  await requireSourceStopped(migration, tenant)
  await requireOnTarget(migration, tenant)
  await requireRunning(migration, servers)
  await reach(migration, request, { tenant, milestone: 'traffic-switched' })
}

/**
 * Whether a cutover that goes on finds the source stopped as it left it. What the target has started meanwhile is removed:
 * nobody was sent there, the source is the one that counts, and its differences are brought once more – somebody may have
 * started it in between.
 */
async function standsStill(migration: Migration, tenant: string): Promise<boolean> {
  const { source, journal, signal } = migration
  if (tenantState(journal.state(), tenant).milestone !== 'final-copied') return false
  await removeTargetServers(migration, tenant)
  const ids = serversInOrder(migration, tenant).map(({ observed }) => observed.id)
  const found = await observeServers({ provider: source, ids, signal })
  return ids.every((id) => found.get(id)?.state === 'stopped')
}

/** The source is looked at once more before the first server starts: both sides never run. */
async function startTarget(migration: Migration, tenant: string): Promise<readonly TargetServer[]> {
  const { journal } = migration
  const servers = await makeServers(migration, tenant, {
    // From the create call on another migration of the same source knows that this one is about to start it here.
    making: ({ labels, ...of }) =>
      product({
        tenant,
        resource: 'servers',
        ...of,
        labels: { ...labels, ...originLabel(migration, 'servers', of.entry) },
      }),
    volumeId: (key) => targetIdOf(migration, 'volumes', key),
    networkIds: ({ desired }) => desired.networks.map((key) => targetIdOf(migration, 'networks', key)),
  })
  await requireSourceStopped(migration, tenant)
  await requireOwnVolumes(migration, tenant)
  const { ranBefore } = tenantState(journal.state(), tenant)
  const toStart = servers.filter(({ entry }) => ranBefore.includes(entry.observed.id))
  if (toStart.length > 0) await journal.append({ kind: 'target-starting', tenant })
  await startServers(migration, toStart)
  return toStart
}

async function requireSourceStopped(migration: Migration, tenant: string): Promise<void> {
  const ids = entriesOf(migration, tenant, 'servers').map(({ observed }) => observed.id)
  await requireStopped({ provider: migration.source, ids, signal: migration.signal })
}

/** Puts everything back, whatever Ctrl-C says; the error tells that it was done. */
async function putBack(migration: Migration, tenant: string, cause: unknown): Promise<never> {
  await migration.machine
    .shield((signal) => restore({ ...migration, signal }, tenant))
    .catch((failure: unknown) => {
      throw notRestored(migration, tenant, { cause, failure })
    })
  migration.onEvent({ kind: 'step', tenant, says: message('migrate.step.restored', { tenant }) })
  migration.signal.throwIfAborted()
  const says = wordsOf(cause)
  const count = tenantState(migration.journal.state(), tenant).ranBefore.length
  throw new BrokerError({
    kind: cause instanceof BrokerError ? cause.kind : 'unexpected',
    says: message(count === 0 ? 'migrate.restored.none' : 'migrate.restored', { count, says }),
    ...(cause instanceof BrokerError && cause.next !== null ? { next: cause.next } : {}),
    cause,
  })
}

const dayMs = 86_400_000

function requireRehearsal({ plan, journal, machine }: Migration, tenant: string): void {
  const { reachedAt, rehearsedServers } = tenantState(journal.state(), tenant)
  const { rehearsed } = reachedAt
  const isYoung = rehearsed !== undefined && Date.parse(machine.now()) - Date.parse(rehearsed) <= rehearsalDays * dayMs
  const isSame = rehearsedServers === null || rehearsedServers === serversDigest(plan, tenant)
  if (isYoung && isSame) return
  const key = isYoung ? 'migrate.rehearsedOtherwise' : 'migrate.notRehearsed'
  throw new OnwardError({
    kind: 'refused',
    onward: { kind: 'phase', phase: 'rehearse', tenants: null },
    says: message(key, { tenant, days: rehearsalDays }),
    next: message('migrate.notRehearsed.next'),
  })
}
