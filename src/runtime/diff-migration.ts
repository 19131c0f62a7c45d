import type { DiffReport } from '../domain/migration-diff.ts'
import type { Translator } from '../messages/translator.ts'
import { diffPlan } from '../workflows/migrate/planning/diff-plan.ts'
import { now } from './clock.ts'
import { readApplied } from './migration/applied-plan.ts'
import { openPlan } from './plan-files.ts'
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
  const { onProgress, clear } = readingProgress(line)
  const ends = { ...line, source: plan.source.profile, target: plan.target.profile }
  const request = { plan, file: files.plan, applied, takenAt: now(), onProgress, signal: line.signal }
  return await withSides(ends, (sides) => diffPlan({ ...request, sides })).finally(clear)
}
