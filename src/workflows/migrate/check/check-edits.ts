import type { CheckFinding } from '../../../domain/migration-check.ts'
import { adviceOn, changeMessage, type PlanEdits } from '../accept-plan.ts'
import { finding } from './checking.ts'

/** What was edited in a plan since it was applied: every phase would ask about it, or refuse it. */
export function checkEdits(edits: PlanEdits, file: string): readonly CheckFinding[] {
  const where = { tenant: null, entry: file }
  switch (edits.kind) {
    case 'none':
      return []
    case 'unknown':
      return [finding('editedUnknown', where, { file })]
    case 'safe':
      return [finding('edited', where, { count: edits.changes.length })]
    case 'unsafe':
      return edits.changes.map((change) =>
        finding(
          'editedUnsafe',
          { tenant: change.tenant, entry: change.entry ?? change.path },
          { change: changeMessage(change), advice: adviceOn(change, edits.begun) },
        ),
      )
  }
}
