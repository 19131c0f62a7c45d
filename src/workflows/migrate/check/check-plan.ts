import type { CheckFinding } from '../../../domain/migration-check.ts'
import type { NewAddresses } from '../../../plan/address-rows.ts'
import type { MigrationState } from '../../../plan/migration-state.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Quota } from '../../../providers/contract/reading-features.ts'
import type { InventoryProgress } from '../../inventory/take-inventory.ts'
import { judgeFloor, reasonOf, type FloorRequest } from '../floor/judge-floor.ts'
import { ruleOfPlan } from '../planning/fresh-plan.ts'
import { gathered, readSides, type Side, type Sides } from '../planning/read-sides.ts'
import { checkAbilities } from './check-abilities.ts'
import { checkBothSides } from './check-both-sides.ts'
import { checkChoices } from './check-choices.ts'
import { checkDrift } from './check-drift.ts'
import { checkHealthPlaces } from './check-health-places.ts'
import { checkImages } from './check-images.ts'
import { checkNames } from './check-names.ts'
import { checkQuotas } from './check-quotas.ts'
import { checkReferences } from './check-references.ts'
import { checkServers } from './check-servers.ts'
import { checkSubnets } from './check-subnets.ts'
import { checkVolumes } from './check-volumes.ts'
import { checkWaves } from './check-waves.ts'
import { finding, type Checking } from './checking.ts'
import { newAddresses } from './new-addresses.ts'

export interface CheckRequest {
  readonly plan: Plan
  readonly sides: Sides
  readonly state: MigrationState
  /** What the floor is judged by; null: the plan has none. */
  readonly floor: Omit<FloorRequest, 'floor'> | null
  /** ISO 8601 UTC. */
  readonly at: string
  /** Of whom quotas must hold what they need; null: of all. */
  readonly tenants: readonly string[] | null
  readonly onProgress: (event: InventoryProgress) => void
  readonly signal: AbortSignal
}

export interface CheckOutcome {
  /** Errors first, then in the order of the plan. */
  readonly findings: readonly CheckFinding[]
  readonly incomplete: boolean
  readonly addresses: NewAddresses
}

const checks: readonly ((checking: Checking) => readonly CheckFinding[])[] = [
  checkChoices,
  checkReferences,
  checkWaves,
  checkAbilities,
  checkDrift,
  checkServers,
  checkBothSides,
  checkHealthPlaces,
  checkVolumes,
  checkImages,
  checkSubnets,
  checkNames,
]

/** Everything that is wrong with a plan, at once. Reads both sides, and changes nothing. */
export async function checkPlan(request: CheckRequest): Promise<CheckOutcome> {
  const { plan, sides, state, at, onProgress, signal } = request
  const now = await readSides({ sides, tenants: ruleOfPlan(plan), takenAt: at, onProgress, signal })
  const imageLimits = (await sides.target.provider.features.imageLimits?.describe({ signal })) ?? null
  const [source, target] = await Promise.all([quotasOf(sides.source, signal), quotasOf(sides.target, signal)])
  const checking: Checking = { plan, sides, now, state, quotas: { source, target }, imageLimits, at }
  const findings = [
    ...checks.flatMap((check) => check(checking)),
    ...checkQuotas({ ...checking, plan: onlyOf(plan, request.tenants) }),
    ...floorFindings(request),
  ]
  return {
    findings: errorsFirst(findings),
    incomplete: now.source.incomplete || now.target.incomplete,
    addresses: newAddresses(plan, state, now.target),
  }
}

export function errorsFirst(findings: readonly CheckFinding[]): readonly CheckFinding[] {
  return findings.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

function onlyOf(plan: Plan, chosen: readonly string[] | null): Plan {
  if (chosen === null) return plan
  const tenants = Object.entries(plan.tenants).filter(([name]) => chosen.includes(name))
  return { ...plan, tenants: Object.fromEntries(tenants) }
}

async function quotasOf({ provider }: Side, signal: AbortSignal): Promise<readonly Quota[] | null> {
  const { quotas } = provider.features
  return quotas === undefined ? null : await gathered(quotas.list({ signal }))
}

function floorFindings({ plan, floor }: CheckRequest): readonly CheckFinding[] {
  if (floor === null || plan.floor === null) return []
  return judgeFloor({ ...floor, floor: plan.floor }).flatMap((judged) => {
    const { demand, outcome } = judged
    if (outcome.kind === 'met') return []
    const values = { demand, provider: floor.provider, reason: reasonOf(judged) }
    return [finding(outcome.kind === 'unmet' ? 'floorUnmet' : 'floorUnknown', { tenant: null, entry: 'floor' }, values)]
  })
}
