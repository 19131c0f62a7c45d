import { BrokerError } from '../../../domain/errors.ts'
import { message, type Message } from '../../../domain/message.ts'
import type { Milestone, Phase } from '../../../plan/fact.ts'
import { systemCode } from '../../../transfer/disk-error.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { NotRestored } from '../parts/not-restored.ts'
import { wordsOf } from '../parts/words-of.ts'
import { type Barred, enterPlan, settle, type Settled } from '../parts/settle.ts'
import type { Migration, PhaseReport, TenantOutcome } from '../migration.ts'

/** What every phase is told. */
export interface PhaseRequest {
  /** In the order in which they are worked on. */
  readonly waves: readonly { readonly tenants: readonly string[]; readonly maxParallel: number }[]
  /** A tenant that reaches it is left there; null: none. */
  readonly pauseAt: Milestone | null
  /** What carries the label of the migration, and the journal does not know of, is taken over. */
  readonly adopt: boolean
  /** Called when it is known what is on the target, before the first tenant is begun: it asks, and may refuse. */
  readonly beforehand?: () => Promise<void>
}

/** What was done for a tenant; `already`: nothing was left to do. */
export interface Done {
  readonly outcome: 'done' | 'already'
  readonly says: Message
}

/** Thrown when a tenant has come to where the phase is to pause: no failure. */
export class Paused extends Error {
  readonly milestone: Milestone
  constructor(milestone: Milestone) {
    super(milestone)
    this.milestone = milestone
  }
}

/** Enters a milestone into the journal, and pauses there where that was asked for. */
export async function reach(
  { journal }: Migration,
  request: Pick<PhaseRequest, 'pauseAt'>,
  of: { readonly tenant: string; readonly milestone: Milestone; readonly servers?: string },
): Promise<void> {
  await journal.append({ kind: 'reached', ...of })
  if (request.pauseAt === of.milestone) throw new Paused(of.milestone)
}

/** Whether a tenant has come to a milestone since it was undone last. */
export function hasReached({ journal }: Migration, tenant: string, milestone: Milestone): boolean {
  return tenantState(journal.state(), tenant).reachedAt[milestone] !== undefined
}

/**
 * Works on the tenants of each wave, a few at a time. A tenant that fails does not stop the others; Ctrl-C stops all.
 * @throws the reason of the signal
 */
export async function runPhase(
  migration: Migration,
  { phase, ...request }: PhaseRequest & { readonly phase: Phase },
  work: (tenant: string, barred: Barred, gone: Settled['gone']) => Promise<Done>,
): Promise<PhaseReport> {
  const { journal, signal } = migration
  const names = request.waves.flatMap(({ tenants }) => tenants)
  const { barred, gone } = await settle(migration, { phase, adopt: request.adopt })
  await request.beforehand?.()
  await enterPlan(migration)
  await journal.append({ kind: 'phase', phase, tenants: names })
  const outcomes: TenantOutcome[] = []
  const permitted = async (tenant: string): Promise<Done> => {
    const reason = barred.get(tenant)
    if (reason !== undefined) throw reason
    return await work(tenant, barred, gone)
  }
  for (const { tenants, maxParallel } of request.waves) {
    const waiting = [...tenants]
    const lane = async (): Promise<void> => {
      for (let tenant = waiting.shift(); tenant !== undefined && !signal.aborted; tenant = waiting.shift()) {
        outcomes.push(await outcomeOf(migration, { phase, tenant }, () => permitted(tenant)))
      }
    }
    await Promise.all(Array.from({ length: maxParallel }, lane))
    if (signal.aborted) throwWhatStands(outcomes)
    signal.throwIfAborted()
  }
  return { phase, tenants: outcomes.toSorted((a, b) => names.indexOf(a.tenant) - names.indexOf(b.tenant)) }
}

/** Whoever presses Ctrl-C must hear of what could not be put back. */
function throwWhatStands(outcomes: readonly TenantOutcome[]): void {
  for (const { error } of outcomes) if (error instanceof NotRestored) throw error
}

async function outcomeOf(
  migration: Migration,
  { phase, tenant }: { readonly phase: Phase; readonly tenant: string },
  work: () => Promise<Done>,
): Promise<TenantOutcome> {
  const { signal } = migration
  try {
    return { tenant, ...(await work()), next: null, error: null }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (error instanceof Paused) {
      return {
        tenant,
        outcome: 'done',
        says: message('migrate.paused', { at: error.milestone }),
        next: null,
        error: null,
      }
    }
    if (signal.aborted && error === signal.reason) throw error
    const says = wordsOf(error)
    await noteFailure(migration, { phase, tenant, says })
    const next = error instanceof BrokerError ? error.next : null
    return { tenant, outcome: 'failed', says, next, error }
  }
}

/** That a full disk takes no line of it any more must not hide what failed. */
async function noteFailure(
  { journal, onEvent }: Migration,
  { phase, tenant, says }: { readonly phase: Phase; readonly tenant: string; readonly says: Message },
): Promise<void> {
  try {
    await journal.append({ kind: 'failed', phase, tenant, detail: JSON.stringify(says) })
  } catch (error) {
    const reason = systemCode(error)
    if (reason === null) throw error
    onEvent({ kind: 'step', tenant, says: message('migrate.step.unwritten', { path: journal.path, reason, tenant }) })
  }
}
