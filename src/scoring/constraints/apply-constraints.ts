import type { Alternative, Reason } from '../../domain/comparison.ts'
import type { Problem } from '../../domain/errors.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import type { Candidate, Constraint, ConstraintTable } from './constraint.ts'
import { parseConstraint } from './parse-constraint.ts'

/** Reads all constraints, or throws one usage error that holds every problem. */
export function readConstraints(texts: readonly string[], table: ConstraintTable, file: string): readonly Constraint[] {
  const read = texts.map((text) => parseConstraint(text, table))
  const problems: Problem[] = read.flatMap((one) =>
    one.kind === 'problem' ? [{ file, line: null, column: null, message: one.message, hint: one.hint }] : [],
  )
  if (problems.length > 0) {
    throw new BrokerError({
      kind: 'usage',
      says: message('bill.constraint.wrong', { count: problems.length }),
      problems,
    })
  }
  return read.flatMap((one) => (one.kind === 'constraint' ? [one.constraint] : []))
}

/** An unmet constraint excludes, and what could not be judged stays beside it; alone that makes undecided; else the state stays. */
export function applyConstraints(
  candidate: Candidate,
  constraints: readonly Constraint[],
  table: ConstraintTable,
): Alternative {
  const unmet: Reason[] = []
  const unknown: Reason[] = []
  for (const constraint of constraints) {
    const outcome = table[constraint.key]?.judge(constraint, candidate)
    switch (outcome?.kind) {
      case 'unmet':
        unmet.push({ constraint: constraint.text, text: outcome.reason })
        break
      case 'unknown':
        unknown.push({ constraint: constraint.text, text: outcome.fact })
        break
      case 'met':
      case undefined:
    }
  }
  const { alternative } = candidate
  const stillOpen = unknown.length > 0 ? { stillOpen: unknown } : {}
  if (alternative.state === 'excluded') {
    return { ...alternative, reasons: inOrder(alternative.reasons, unmet), ...stillOpen }
  }
  if (unmet.length > 0) {
    return { ...alternative, state: 'excluded', reasons: [...unmet, ...alternative.reasons], ...stillOpen }
  }
  if (unknown.length > 0) return { ...alternative, state: 'undecided', reasons: [...alternative.reasons, ...unknown] }
  return alternative
}

/** That a provider has closed outweighs everything; then what the user asked for, then what could not be placed or priced. */
function inOrder(before: readonly Reason[], unmet: readonly Reason[]): readonly Reason[] {
  const closed = before.filter(({ constraint }) => constraint === 'closed')
  return [...closed, ...unmet, ...before.filter(({ constraint }) => constraint !== 'closed')]
}
