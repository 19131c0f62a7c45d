import type { MigrationState } from '../../plan/migration-state.ts'
import { planDigest } from '../../plan/plan-digest.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { replaceFile } from '../../transfer/file/replace-file.ts'
import { acceptPlan } from '../../workflows/migrate/accept-plan.ts'
import { planLimits, readPlan } from '../../workflows/migrate/read-plan.ts'
import { exists } from '../profiles-file.ts'
import { readText } from '../read-text.ts'
import type { MigrationNotice } from '../../domain/migration.ts'
import type { JournalFile } from './journal-file.ts'
import type { PlanPaths } from './plan-paths.ts'

/**
 * Looks whether the plan may be worked on. What it returns keeps its text beside it, so that a later edit can be shown field by
 * field.
 * @throws BrokerError refused – the plan was edited since it was applied.
 */
export async function acceptApplied(request: {
  readonly plan: Plan
  readonly paths: PlanPaths
  readonly state: MigrationState
  readonly acceptChanges: boolean
  readonly onNotice: (notice: MigrationNotice) => void
}): Promise<() => Promise<void>> {
  const { plan, paths, onNotice } = request
  const applied = await readApplied(paths.applied)
  const changes = acceptPlan({ ...request, applied, file: paths.plan, appliedFile: paths.applied })
  if (changes.length > 0) onNotice({ kind: 'changes-taken', count: changes.length })
  return async () => {
    if (applied !== null && planDigest(applied) === planDigest(plan)) return
    const text = await readText({ path: paths.plan, maxBytes: planLimits.maxBytes })
    await replaceFile({ path: paths.applied, chunks: [Buffer.from(text)] })
  }
}

/** Its text is kept when the first line is written: a command that is refused before leaves nothing behind. */
export function keepingPlan(journal: JournalFile, keep: () => Promise<void>): JournalFile {
  let kept: Promise<void> | null = null
  const append: JournalFile['append'] = async (fact) => {
    await journal.append(fact)
    kept ??= keep()
    await kept
  }
  return { ...journal, append }
}

export async function readApplied(file: string): Promise<Plan | null> {
  if (!(await exists(file))) return null
  return readPlan({ file, text: await readText({ path: file, maxBytes: planLimits.maxBytes }) })
}
