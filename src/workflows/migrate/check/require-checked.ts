import type { Problem } from '../../../domain/errors.ts'
import type { CheckFinding, CheckRule } from '../../../domain/migration-check.ts'
import { message } from '../../../domain/message.ts'
import type { Milestone } from '../../../plan/fact.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'
import { checkPlan } from './check-plan.ts'
import { countedTenants, findingsOf } from './of-tenants.ts'

/**
 * Before anything is made for tenants: what `check` calls an error stops them, as far as it is theirs or the whole plan's. Of
 * quotas only what these tenants need counts, and those that were begun.
 * @throws OnwardError findings – names every error, in the words of `check`
 */
export async function requireChecked(
  migration: Migration,
  { tenants, file }: { readonly tenants: readonly string[]; readonly file: string },
): Promise<void> {
  const state = migration.journal.state()
  const waiting = tenants.filter((name) => tenantState(state, name).reachedAt.applied === undefined)
  const theirs = await errorsOf(migration, { tenants, waiting })
  if (theirs.length > 0) throw unready('migrate.unready', theirs, file)
}

/** What makes it impossible to make a server that is reached by the same, as far as plan, source and sizes of the target tell. */
const ofServers: ReadonlySet<CheckRule> = new Set([
  'noSize',
  'noSuchSize',
  'nothingToStart',
  'missingKey',
  'skippedNeeded',
  'duplicateKey',
  'limits',
  'openGroup',
  'leftGroup',
])

/**
 * Before servers of the source are stopped: whether those of the target can be made. The plan may have been edited since it was
 * applied, and a size may be gone. Tenants that are in their cutover, or beyond it, are not asked.
 * @throws OnwardError findings – names every error, in the words of `check`
 */
export async function requireStartable(
  migration: Migration,
  { tenants, file }: { readonly tenants: readonly string[]; readonly file: string },
): Promise<void> {
  const waiting = tenants.filter((name) => mayBegin.has(tenantState(migration.journal.state(), name).milestone))
  const errors = await errorsOf(migration, { tenants, waiting })
  const theirs = errors.filter(({ entry, rule }) => entry.startsWith('servers/') && ofServers.has(rule))
  if (theirs.length > 0) throw unready('migrate.unstartable', theirs, file)
}

const mayBegin: ReadonlySet<Milestone | null> = new Set(['applied', 'rehearsed', 'synced'])

/** Errors of the tenants that wait, and of the whole plan; nothing is read where nobody waits. */
async function errorsOf(
  migration: Migration,
  { tenants, waiting }: { readonly tenants: readonly string[]; readonly waiting: readonly string[] },
): Promise<readonly CheckFinding[]> {
  if (waiting.length === 0) return []
  const { plan, source, target, journal, machine, signal } = migration
  const state = journal.state()
  const { findings } = await checkPlan({
    plan,
    sides: {
      source: { profile: plan.source.profile, provider: source },
      target: { profile: plan.target.profile, provider: target },
    },
    state,
    floor: null,
    at: machine.now(),
    tenants: countedTenants(plan, state, tenants),
    onProgress: () => undefined,
    signal,
  })
  return findingsOf(findings, waiting).filter(({ severity }) => severity === 'error')
}

function unready(
  key: 'migrate.unready' | 'migrate.unstartable',
  findings: readonly CheckFinding[],
  file: string,
): OnwardError {
  const problems = findings.map(({ tenant, entry, says, next }): Problem => {
    const where = tenant === null ? entry : `${tenant}: ${entry}`
    return { file, line: null, column: null, message: message('plan.openLine', { where, says }), hint: next }
  })
  return new OnwardError({
    kind: 'findings',
    onward: { kind: 'look', command: 'check' },
    says: message(key, { count: findings.length }),
    next: message(`${key}.next`),
    problems,
  })
}
