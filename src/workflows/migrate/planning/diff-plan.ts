import type { DiffReport, FieldDifference } from '../../../domain/migration-diff.ts'
import { planChanges } from '../../../plan/plan-changes.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { TenantRule } from '../../inventory/assign-tenants.ts'
import type { InventoryProgress } from '../../inventory/take-inventory.ts'
import { freshPlan, newcomers, ruleOfPlan } from './fresh-plan.ts'
import { readSides, type Sides } from './read-sides.ts'

export interface DiffRequest {
  readonly plan: Plan
  readonly file: string
  /** The plan that was applied last; null: none was. */
  readonly applied: Plan | null
  readonly sides: Sides
  /** What the tenants were chosen by, read again; null: nobody knows it any more. */
  readonly rule: TenantRule | null
  /** ISO 8601 UTC. */
  readonly takenAt: string
  readonly onProgress: (event: InventoryProgress) => void
  readonly signal: AbortSignal
}

/** What only a person writes: that a fresh plan has it otherwise says nothing about the sides. */
const decided = /^how\.(?!sizes$)|^desired\.(?:name|size|class)$/

/** What has changed between the plan and both sides, and between the plan that was applied and its file. Changes nothing. */
export async function diffPlan(request: DiffRequest): Promise<DiffReport> {
  const { plan, file, applied, sides, rule } = request
  const now = await readSides({ ...request, sides, tenants: ruleOfPlan(plan, rule) })
  const fresh = freshPlan(plan, now, rule === null ? Object.keys(plan.tenants) : chosenOf(plan)).plan
  const young = newcomers(plan, now.source, ['servers', 'volumes', 'networks'])
  const placed = new Set(
    Object.values(fresh.tenants).flatMap(({ servers, volumes, networks }) => idsOf([servers, volumes, networks])),
  )
  return {
    name: plan.name,
    file,
    source: plan.source,
    target: plan.target,
    sides: planChanges(plan, fresh).filter(isOfSides),
    newcomers: young.filter(({ id }) => !placed.has(id)),
    edits: applied === null ? null : planChanges(applied, plan),
    incomplete: now.source.incomplete || now.target.incomplete,
  }
}

/** Tenants that were asked for, and those that the plan has all the same; null: all. */
function chosenOf({ selection, tenants }: Plan): readonly string[] | null {
  const named = selection?.named ?? null
  return named === null ? null : [...new Set([...named, ...Object.keys(tenants)])]
}

function idsOf(lists: readonly (readonly { readonly observed: { readonly id: string } }[])[]): readonly string[] {
  return lists.flatMap((list) => list.map(({ observed }) => observed.id))
}

/** A whole entry that is new or gone tells itself by its id. */
function isOfSides({ tenant, path, before, after }: FieldDifference): boolean {
  if (tenant === null) return false
  if (before === null || after === null) return path === 'observed.id'
  return !decided.test(path)
}
