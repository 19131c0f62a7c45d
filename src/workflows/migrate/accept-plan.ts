import { BrokerError, type Problem } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import type { MigrationState } from '../../plan/migration-state.ts'
import { type PlanChange, planChanges } from '../../plan/plan-changes.ts'
import { planDigest } from '../../plan/plan-digest.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { type Onward, OnwardError } from './onward.ts'

/** What may change of the whole plan at any time. */
const alwaysSafe = /^(?:limits|hooks|waves|timeouts)(?:\.|$)/
/** What may change of an entry that is there already. */
const safeOfEntries = /^how\.(?:healthChecks|order|remark)$/

/** Shown of the changes of a plan. */
const mostShown = 20

/**
 * Whether a plan may be worked on: it is the one that was applied, nothing was begun, or the user takes what changed and all of
 * that is safe. Returns the changes taken.
 * @throws BrokerError refused – it was edited since; names every field.
 */
export function acceptPlan(request: {
  readonly plan: Plan
  /** The plan that was applied last; null: it is not known any more. */
  readonly applied: Plan | null
  readonly state: MigrationState
  readonly acceptChanges: boolean
  /** Of the plan, and of the one that was applied. */
  readonly file: string
  readonly appliedFile: string
}): readonly PlanChange[] {
  const { plan, applied, state, acceptChanges, file, appliedFile } = request
  if (state.digest === null || state.digest === planDigest(plan) || !hasBegun(state)) return []
  if (applied === null) {
    const next = message('migrate.planUnknown.next', { file })
    throw new BrokerError({ kind: 'refused', says: message('migrate.planUnknown', { file }), next })
  }
  const changes = planChanges(applied, plan)
  // Entries that stand in another order say the same.
  if (changes.length === 0) return []
  const begun = begunOf(state)
  const unsafe = changes.filter((change) => !isSafe(change, begun))
  if (acceptChanges && unsafe.length === 0) return changes
  throw edited({ file, appliedFile, changes: unsafe.length > 0 ? unsafe : changes, unsafe: unsafe.length > 0 })
}

function hasBegun({ made, tenants }: MigrationState): boolean {
  const isThere = [...made.values()].some(({ state }) => state !== 'gone')
  return isThere || [...tenants.values()].some(({ milestone }) => milestone !== null)
}

/** Whose changes are dangerous: tenants that were begun, and entries that are on the target. */
interface Begun {
  readonly tenants: ReadonlySet<string>
  readonly entries: ReadonlySet<string>
  readonly switched: ReadonlySet<string>
}

function begunOf({ made, tenants }: MigrationState): Begun {
  const there = [...made.values()].filter(({ state }) => state !== 'gone')
  const begun = [...tenants].filter(([, { milestone }]) => milestone !== null)
  const switched = begun.filter(([, { reachedAt }]) => reachedAt['traffic-switched'] !== undefined)
  return {
    tenants: new Set([...there.map(({ tenant }) => tenant), ...begun.map(([tenant]) => tenant)]),
    entries: new Set(there.map(({ tenant, entry }) => JSON.stringify([tenant, entry]))),
    switched: new Set(switched.map(([tenant]) => tenant)),
  }
}

/** What was not made yet may be made otherwise. */
function isSafe({ path, tenant, entry }: PlanChange, begun: Begun): boolean {
  if (tenant === null) return alwaysSafe.test(path)
  if (safeOfEntries.test(path) || !begun.tenants.has(tenant)) return true
  return !begun.switched.has(tenant) && !begun.entries.has(JSON.stringify([tenant, entry]))
}

function edited(request: {
  readonly file: string
  readonly appliedFile: string
  readonly changes: readonly PlanChange[]
  readonly unsafe: boolean
}): OnwardError {
  const { file, appliedFile, changes, unsafe } = request
  const problems = changes.slice(0, mostShown).map((change): Problem => ({
    file,
    line: null,
    column: null,
    message: message('migrate.change', {
      path: [change.tenant, change.entry, change.path].filter((part) => part !== null).join(' / '),
      before: change.before ?? '–',
      after: change.after ?? '–',
    }),
    hint: null,
  }))
  const values = { file, count: changes.length }
  const onward: Onward = { kind: 'again', flags: unsafe ? {} : { 'accept-changes': true } }
  return new OnwardError({
    kind: 'refused',
    onward,
    says: message(unsafe ? 'migrate.planEdited.unsafe' : 'migrate.planEdited', values),
    next: message(unsafe ? 'migrate.planEdited.unsafe.next' : 'migrate.planEdited.next', { applied: appliedFile }),
    problems,
  })
}
