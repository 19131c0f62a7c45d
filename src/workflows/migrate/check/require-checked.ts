import type { Problem } from '../../../domain/errors.ts'
import type { CheckFinding } from '../../../domain/migration-check.ts'
import { message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'
import { checkPlan } from './check-plan.ts'

/**
 * Before anything is made for tenants: what `check` calls an error stops them, as far as it is theirs or the whole plan's. Of
 * quotas only what these tenants need counts, and those that were begun.
 * @throws OnwardError findings – names every error, in the words of `check`
 */
export async function requireChecked(
  migration: Migration,
  { tenants, file }: { readonly tenants: readonly string[]; readonly file: string },
): Promise<void> {
  const waiting = tenants.filter((name) => reached(migration, name).applied === undefined)
  if (waiting.length === 0) return
  const { plan, source, target, journal, machine, signal } = migration
  const { findings } = await checkPlan({
    plan,
    sides: {
      source: { profile: plan.source.profile, provider: source },
      target: { profile: plan.target.profile, provider: target },
    },
    state: journal.state(),
    floor: null,
    at: machine.now(),
    tenants: Object.keys(plan.tenants).filter((name) => tenants.includes(name) || isUnderWay(migration, name)),
    onProgress: () => undefined,
    signal,
  })
  const errors = findings.filter(({ severity }) => severity === 'error')
  const theirs = errors.filter(({ tenant }) => tenant === null || waiting.includes(tenant))
  if (theirs.length > 0) throw unready(theirs, file)
}

function reached({ journal }: Migration, tenant: string): ReturnType<typeof tenantState>['reachedAt'] {
  return tenantState(journal.state(), tenant).reachedAt
}

function isUnderWay(migration: Migration, tenant: string): boolean {
  const { applied, finished } = reached(migration, tenant)
  return applied !== undefined && finished === undefined
}

function unready(findings: readonly CheckFinding[], file: string): OnwardError {
  const problems = findings.map(({ tenant, entry, says, next }): Problem => {
    const where = tenant === null ? entry : `${tenant}: ${entry}`
    return { file, line: null, column: null, message: message('plan.openLine', { where, says }), hint: next }
  })
  return new OnwardError({
    kind: 'findings',
    onward: { kind: 'look', command: 'check' },
    says: message('migrate.unready', { count: findings.length }),
    next: message('migrate.unready.next'),
    problems,
  })
}
