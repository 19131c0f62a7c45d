import type { DiffReport } from '../domain/migration-diff.ts'
import type { Translator } from '../messages/translator.ts'
import type { Plan } from '../plan/plan-schema.ts'
import type { TenantRule } from '../workflows/inventory/assign-tenants.ts'
import { diffPlan } from '../workflows/migrate/planning/diff-plan.ts'
import { now } from './clock.ts'
import { readApplied } from './migration/applied-plan.ts'
import { openPlan } from './plan-files.ts'
import { exists } from './profiles-file.ts'
import { readTenantRule } from './read-tenant-rule.ts'
import { readingProgress } from './reading-progress.ts'
import { withSides } from './with-sides.ts'

/** What stands on the command line of `migrate plan diff`. */
export interface DiffLine {
  /** Name or path of the plan. */
  readonly plan: string
  readonly profiles: string | undefined
  readonly debug: boolean
  readonly quiet: boolean
  readonly json: boolean
  readonly translator: Translator
  readonly signal: AbortSignal
}

/** Compares a plan with both sides and with what was applied; reads only. */
export async function diffMigration(line: DiffLine): Promise<DiffReport> {
  const { plan, files } = await openPlan(line.plan)
  const applied = await readApplied(files.applied)
  const rule = await ruleOfSelection(plan)
  const { onProgress, clear } = readingProgress(line)
  const ends = { ...line, source: plan.source.profile, target: plan.target.profile }
  const request = { plan, file: files.plan, applied, rule, takenAt: now(), onProgress, signal: line.signal }
  const report = await withSides(ends, (sides) => diffPlan({ ...request, sides })).finally(clear)
  return rule === null && plan.selection !== undefined ? { ...report, incomplete: true } : report
}

/** What the tenants of a plan were chosen by; null: an older plan does not say, or the file is not there any more. */
async function ruleOfSelection({ selection }: Plan): Promise<TenantRule | null> {
  if (selection === undefined) return null
  const { tenants, tenantsFile } = selection
  if (tenantsFile !== null && !(await exists(tenantsFile))) return null
  return await readTenantRule(tenants ?? undefined, tenantsFile ?? undefined)
}
