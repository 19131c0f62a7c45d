import { BrokerError, type Problem } from '../../domain/errors.ts'
import { type Message, message } from '../../domain/message.ts'
import type { MigrationState } from '../../plan/migration-state.ts'
import { type PlanChange, planChanges } from '../../plan/plan-changes.ts'
import { planDigest } from '../../plan/plan-digest.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { OnwardError } from './onward.ts'

/** What may change of the whole plan at any time. */
const alwaysSafe = /^(?:createdAt|limits|hooks|waves|timeouts|selection|unread)(?:\.|$)/
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
  const { acceptChanges, file, appliedFile } = request
  const edits = editsOf(request)
  switch (edits.kind) {
    case 'none':
      return []
    case 'safe':
      if (acceptChanges) return edits.changes
      throw edited({ file, changes: edits.changes })
    case 'unsafe':
      throw editedUnsafely({ file, appliedFile, edits })
    case 'unknown':
      throw new BrokerError({
        kind: 'refused',
        says: message('migrate.planUnknown', { file }),
        next: message('migrate.planUnknown.next', { file }),
      })
  }
}

/** What was edited in a plan since it was applied, as far as it counts. Of unsafe edits only those that are unsafe. */
export type PlanEdits =
  | { readonly kind: 'none' | 'unknown' }
  | { readonly kind: 'safe'; readonly changes: readonly PlanChange[] }
  | { readonly kind: 'unsafe'; readonly changes: readonly PlanChange[]; readonly begun: Begun }

export function editsOf(request: {
  readonly plan: Plan
  /** The plan that was applied last; null: it is not known any more. */
  readonly applied: Plan | null
  readonly state: MigrationState
}): PlanEdits {
  const { plan, applied, state } = request
  if (state.digest === null || state.digest === planDigest(plan) || !hasBegun(state)) return { kind: 'none' }
  if (applied === null) return { kind: 'unknown' }
  const changes = planChanges(applied, plan)
  // Entries that stand in another order say the same.
  if (changes.length === 0) return { kind: 'none' }
  const begun = begunOf(state)
  const unsafe = changes.filter((change) => !isSafe(change, begun))
  return unsafe.length > 0 ? { kind: 'unsafe', changes: unsafe, begun } : { kind: 'safe', changes }
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

function edited({ file, changes }: { readonly file: string; readonly changes: readonly PlanChange[] }): OnwardError {
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: { 'accept-changes': true } },
    says: message('migrate.planEdited', { file, count: changes.length }),
    next: message('migrate.planEdited.next'),
    problems: problemsOf(changes, file, () => null),
  })
}

function editedUnsafely({
  file,
  appliedFile,
  edits: { changes, begun },
}: {
  readonly file: string
  readonly appliedFile: string
  readonly edits: Extract<PlanEdits, { readonly kind: 'unsafe' }>
}): OnwardError {
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: {} },
    says: message('migrate.planEdited.unsafe', { file, count: changes.length }),
    next: message('migrate.planEdited.unsafe.next', { file, applied: appliedFile }),
    problems: problemsOf(changes, file, (change) => adviceOn(change, begun)),
  })
}

function problemsOf(
  changes: readonly PlanChange[],
  file: string,
  hintOf: (change: PlanChange) => Message | null,
): readonly Problem[] {
  return changes
    .slice(0, mostShown)
    .map((change) => ({ file, line: null, column: null, message: changeMessage(change), hint: hintOf(change) }))
}

/** One field, with what it was and what it is. */
export function changeMessage({ tenant, entry, path, before, after }: PlanChange): Message {
  return message('migrate.change', {
    path: [tenant, entry, path].filter((part) => part !== null).join(' / '),
    before: before ?? '–',
    after: after ?? '–',
  })
}

/** What can be done in the place of an edit that is refused. */
export function adviceOn({ tenant, path }: PlanChange, begun: Begun): Message {
  if (tenant === null)
    return message(`migrate.planEdited.advice.${/^(?:floor|mapping)/.test(path) ? 'whole' : 'other'}`)
  return message(`migrate.planEdited.advice.${begun.switched.has(tenant) ? 'switched' : 'there'}`, { tenant })
}
