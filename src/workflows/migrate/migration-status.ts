import { dirname } from 'node:path'
import { z } from 'zod'
import type { ProofLevel } from '../../domain/disk.ts'
import type { Message } from '../../domain/message.ts'
import type { MigrationStatus, TenantStatus } from '../../domain/migration-status.ts'
import type { Fact } from '../../plan/fact.ts'
import { type MigrationState, stateOf, type TenantState, tenantState } from '../../plan/migration-state.ts'
import { planDigest } from '../../plan/plan-digest.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { knowsFinalCopies, nextStep, type NextStep } from './next-step.ts'
import { uncleanServers } from './unclean-servers.ts'

const said = z.strictObject({ key: z.string(), values: z.record(z.string(), z.unknown()) })

const weakest: readonly ProofLevel[] = ['transport-only', 'cached', 'full-readback']

/** How far a migration is, by its plan and its journal; `step` is that of some of its tenants, unless told of all. */
export function migrationStatus(
  plan: Plan,
  facts: readonly Fact[],
  asked: readonly string[] | null = null,
): Omit<MigrationStatus, 'next' | 'lock' | 'tornBytes' | 'journalMissing' | 'edits'> & {
  readonly step: NextStep | null
} {
  const state = stateOf(facts)
  const since = followTenants(facts)
  const waveOf = new Map(plan.waves.flatMap(({ name, tenants }) => tenants.map((tenant) => [tenant, name] as const)))
  const names = Object.keys(plan.tenants)
  return {
    plan: plan.name,
    digest: state.digest,
    edited: state.digest !== null && state.digest !== planDigest(plan),
    tenants: names.map((tenant) => ({
      ...statusOf(plan, state, tenant),
      wave: waveOf.get(tenant) ?? null,
      writtenBytes: since.get(tenant)?.writtenBytes ?? nothingYet.writtenBytes,
      failures: since.get(tenant)?.failures ?? null,
      saved: since.get(tenant)?.saved ?? null,
    })),
    step: nextStep(plan, state, asked ?? names),
  }
}

function statusOf(
  plan: Plan,
  state: MigrationState,
  tenant: string,
): Omit<TenantStatus, 'wave' | 'writtenBytes' | 'failures' | 'saved'> {
  const known = tenantState(state, tenant)
  const { milestone, reachedAt, copied, receipt } = known
  const volumes = (plan.tenants[tenant]?.volumes ?? []).filter(({ how }) => how.action === 'create')
  const done = Object.values(copied)
  const proofs = new Set(done.map(({ proof }) => proof))
  return {
    tenant,
    milestone,
    at: milestone === null ? null : (reachedAt[milestone] ?? null),
    volumes: { copied: done.length, total: volumes.length },
    bytes: {
      copied: done.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      total: volumes.reduce((sum, { observed }) => sum + (observed.logicalBytes ?? observed.sizeBytes), 0),
    },
    proof: weakest.find((level) => proofs.has(level)) ?? null,
    receipt: receipt?.file ?? null,
    downSince: downSince(known),
    unclean: uncleanServers(plan, state, tenant),
    copiesMissing: milestone === 'traffic-switched' && !knowsFinalCopies(known),
  }
}

/** Of a tenant whose servers of the source were never touched a rollback stops nothing. */
function downSince({ milestone, reachedAt, priorPower }: TenantState): string | null {
  const begun = reachedAt['cutover-begun'] ?? null
  if (milestone === 'cutover-begun' || milestone === 'final-copied') return begun
  if ((milestone !== 'rollback-begun' && milestone !== 'saved') || priorPower === null) return null
  return reachedAt['traffic-switched'] === undefined ? begun : (reachedAt['rollback-begun'] ?? null)
}

type Since = Pick<TenantStatus, 'writtenBytes' | 'failures' | 'saved'>

const nothingYet: Since = { writtenBytes: 0, failures: null, saved: null }

/** What the state does not keep: bytes of all copies, failures since something was reached last, and what a rollback saved. */
function followTenants(facts: readonly Fact[]): ReadonlyMap<string, Since> {
  const found = new Map<string, Since>()
  for (const fact of facts) {
    if (!('tenant' in fact) || fact.tenant === null) continue
    const before = found.get(fact.tenant) ?? nothingYet
    if (fact.kind === 'reached') found.set(fact.tenant, { ...before, failures: null })
    if (fact.kind === 'copied') {
      found.set(fact.tenant, { ...before, writtenBytes: before.writtenBytes + fact.writtenBytes })
    }
    if (fact.kind === 'saved-volume') found.set(fact.tenant, { ...before, saved: dirname(fact.file) })
    if (fact.kind === 'failed') {
      const { phase, at, detail } = fact
      const count = before.failures === null ? 1 : before.failures.count + 1
      found.set(fact.tenant, { ...before, failures: { count, phase, at, detail: inSentence(detail) } })
    }
  }
  return found
}

/** Phases write what went wrong as a message, so that it is read in the language of the reader. */
function inSentence(detail: string): string | Message {
  try {
    const found = said.safeParse(JSON.parse(detail))
    // A key that this program does not know is shown as it is.
    return found.success ? (found.data as Message) : detail
  } catch (error) {
    if (error instanceof SyntaxError) return detail
    throw error
  }
}
