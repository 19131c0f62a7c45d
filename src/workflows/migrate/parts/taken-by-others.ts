import { message } from '../../../domain/message.ts'
import type { Phase } from '../../../plan/fact.ts'
import { type MigrationState, type TenantState, tenantState } from '../../../plan/migration-state.ts'
import { OnwardError } from '../onward.ts'
import type { OtherTrace } from './other-migrations.ts'

/** Tenants for whom a phase does nothing, since another migration has them: two would stop and start one source. */
export function takenByOthers(
  state: MigrationState,
  others: readonly OtherTrace[],
  phase: Phase,
): ReadonlyMap<string, OnwardError> {
  const refused = others.filter((other) => isRefused(phase, tenantState(state, other.tenant), other))
  // Of several the first is named.
  return new Map(refused.toReversed().map((other) => [other.tenant, takenError(other)] as const))
}

function isRefused(
  phase: Phase,
  { milestone, reachedAt, ranBefore, priorPower }: TenantState,
  { stage }: OtherTrace,
): boolean {
  switch (phase) {
    case 'apply':
    case 'rehearse':
    case 'sync':
    case 'cutover': {
      if (reachedAt['traffic-switched'] !== undefined) return false
      const isUnderWay = milestone === 'cutover-begun' || milestone === 'final-copied'
      return stage === 'moved' || !isUnderWay
    }
    case 'rollback':
      // It would start the source beside what runs on the target.
      return stage === 'moved' && priorPower !== null && ranBefore.length > 0
    case 'finish':
    case 'cleanup':
      return false
  }
}

function takenError(other: OtherTrace): OnwardError {
  const key = `check.${ruleOf(other)}` as const
  const values = valuesOf(other)
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'look', command: 'check' },
    says: message(key, values),
    next: message(`${key}.next`, values),
  })
}

/** What `check` calls it. */
export function ruleOf({ stage }: OtherTrace): 'takenByOther' | 'movedByOther' {
  return stage === 'moved' ? 'movedByOther' : 'takenByOther'
}

export function valuesOf({ tenant, name, id, migration }: OtherTrace): Readonly<Record<string, string>> {
  return { tenant, name, id, other: migration }
}
