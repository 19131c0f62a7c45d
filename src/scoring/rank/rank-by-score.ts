import type { Alternative, AlternativeState } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'

/** Above this share of unknowns an alternative is not ranked; weights of the user do not change it. */
export const mostUnknown = 0.3

const stateOrder: readonly AlternativeState[] = ['ranked', 'undecided', 'notRanked', 'excluded']

/**
 * Ranks by the estimate of the overall score, best first; of equal scores what lies in a country of the users comes first, then what
 * costs less, then the first by id.
 * Constraints have been applied before: only what is `ranked` so far can stay so. Returns all of them, ranked first, then undecided,
 * not ranked, excluded; within a state in the same order.
 */
export function rankByScore(
  alternatives: readonly Alternative[],
  usersIn: readonly string[] = [],
): readonly Alternative[] {
  let rank = 0
  return alternatives
    .map(withState)
    .sort((a, b) => before(a, b, usersIn))
    .map((alternative) => ({ ...alternative, rank: alternative.state === 'ranked' ? (rank += 1) : null }))
}

function withState(alternative: Alternative): Alternative {
  const { state, overall, reasons } = alternative
  if (state === 'excluded' || state === 'notRanked') return alternative
  if (overall === null ? state === 'undecided' : overall.unknownShare <= mostUnknown) return alternative
  const text =
    overall === null
      ? message('criteria.notRanked.noScore')
      : message('criteria.notRanked.unknown', {
          // Upwards, so that it never reads as what would be allowed.
          percent: Math.ceil(1000 * overall.unknownShare) / 10,
          most: 100 * mostUnknown,
        })
  const still: AlternativeState = state === 'ranked' ? 'notRanked' : state
  return { ...alternative, state: still, reasons: [...reasons, { constraint: 'evidence', text }] }
}

function before(a: Alternative, b: Alternative, usersIn: readonly string[]): number {
  const far = ({ country }: Alternative) => Number(country === null || !usersIn.includes(country))
  const differences = [
    stateOrder.indexOf(a.state) - stateOrder.indexOf(b.state),
    scoreOf(b) - scoreOf(a),
    far(a) - far(b),
    compareTotals(a, b),
  ]
  return differences.find((one) => one !== 0) ?? (a.id < b.id ? -1 : 1)
}

/** Without a score: behind everything that has one. */
export function scoreOf({ overall }: Alternative): number {
  return overall === null ? -1 : overall.score
}

function compareTotals(a: Alternative, b: Alternative): number {
  if (a.cost === null || b.cost === null) return Number(a.cost === null) - Number(b.cost === null)
  return a.cost.total.cmp(b.cost.total)
}
