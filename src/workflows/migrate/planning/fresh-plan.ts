import type { Inventory } from '../../../domain/inventory.ts'
import { plannedKinds, type PlannedKind } from '../../../plan/entries.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { TenantRule } from '../../inventory/assign-tenants.ts'
import { buildPlan, type BuiltPlan } from './build-plan.ts'
import type { SidesNow } from './read-sides.ts'

/** Whose each thing is, as a plan has it: by the ids on the source; of what it does not know, by another rule. */
export function ruleOfPlan({ tenants }: Plan, otherwise: TenantRule | null = null): TenantRule {
  return {
    kind: 'file',
    otherwise,
    tenants: Object.entries(tenants).map(([tenant, entries]) => ({
      tenant,
      patterns: plannedKinds.flatMap((kind) => entries[kind].map(({ observed }) => observed.id)),
    })),
  }
}

/** The plan that would be written today for the same tenants – null: for all – with the same keys and networks. */
export function freshPlan(
  plan: Plan,
  now: SidesNow,
  chosen: readonly string[] | null = Object.keys(plan.tenants),
): BuiltPlan {
  const { id, name, createdAt, source, target, selection, floor, mapping, tenants } = plan
  const decided = Object.entries(mapping.networks).flatMap(([from, to]) => (to === null ? [] : [[from, to] as const]))
  const used = Object.values(tenants).flatMap(({ networks }) =>
    networks.flatMap(({ observed, how }) => (how.targetId === null ? [] : [[observed.id, how.targetId] as const])),
  )
  const built = buildPlan({
    name,
    id,
    createdAt,
    ends: { source, target },
    ...now,
    choices: {
      tenants: chosen,
      onlyTenant: null,
      networks: new Map([...used, ...decided]),
      sizes: new Map(),
      waveSize: null,
      floor,
      healthChecks: [],
    },
    selection,
    previous: plan,
    say: ({ key }) => key,
  })
  const { hooks, limits, timeouts, waves } = plan
  return { ...built, plan: { ...built.plan, hooks, limits, timeouts, waves } }
}

/** Things of the source that are younger than the plan and have no place in it. */
export function newcomers(
  plan: Plan,
  source: Inventory,
  kinds: readonly PlannedKind[],
): readonly { readonly kind: PlannedKind; readonly id: string; readonly name: string }[] {
  const known = new Set(
    Object.values(plan.tenants).flatMap((entries) =>
      plannedKinds.flatMap((kind) => entries[kind].map(({ observed }) => `${kind} ${observed.id}`)),
    ),
  )
  return kinds.flatMap((kind) =>
    source[kind]
      .filter(({ id, createdAt }) => !known.has(`${kind} ${id}`) && createdAt !== null && createdAt > plan.createdAt)
      .map(({ id, name }) => ({ kind, id, name })),
  )
}
