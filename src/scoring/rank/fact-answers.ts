import type { Alternative } from '../../domain/comparison.ts'
import type { FactKey } from '../../domain/facts.ts'
import type { IndicatorScore, Lacking } from '../../domain/score.ts'
import { criterionKeys } from '../../domain/score.ts'
import type { Answer, Scene } from './answers.ts'
import { contenders, orderWith, placesOfFirst, wishOf } from './answers.ts'
import type { Bound } from './lacking-name.ts'
import { factsOf } from './lacking-name.ts'
import { sharedIndicators } from './shares.ts'

/** What one answer moves an alternative by. */
interface Shift {
  readonly of: Alternative
  /** Of the overall score. */
  readonly points: number
  /** Of its unknown share. */
  readonly found: number
}

interface Question {
  readonly asked: Lacking
  readonly indicator: IndicatorScore
  readonly shifts: readonly Shift[]
}

/** Every fact that is missing or weak, at its best; those of the first, at their worst. A fact moves all regions of its provider. */
export function factAnswers(scene: Scene): readonly Answer[] {
  const own = placesOfFirst(scene)
  const rises = questions([...new Set([...own, ...contenders(scene)])], scene, 'high')
  const falls = questions(own, scene, 'low')
  return [
    ...rises.flatMap((question) => answersTo(question, scene, 'high')),
    ...falls.flatMap((question) => answersTo(question, scene, 'low')),
  ]
}

function questions(alternatives: readonly Alternative[], { weights }: Scene, bound: Bound): readonly Question[] {
  const found = new Map<string, Question>()
  for (const alternative of alternatives) {
    for (const { indicator, share } of sharedIndicators(alternative, weights)) {
      const asked = indicator.status === 'known' ? null : factsOf(indicator, alternative)
      if (asked === null) continue
      const key = [
        alternative.provider,
        ...(indicator.lacking.length > 0 ? indicator.lacking : [asked.fact.key]),
      ].join()
      const before = found.get(key) ?? { asked, indicator, shifts: [] }
      const points = share * (indicator[bound] - indicator.score)
      const shift = { of: alternative, points, found: unknownShareOf(indicator, alternative) }
      found.set(key, { ...before, shifts: [...before.shifts, shift] })
    }
  }
  return [...found.values()]
}

/** What becomes known with an indicator, as a share of all that is asked. */
function unknownShareOf({ status, criterion, weight }: IndicatorScore, { criteria }: Alternative): number {
  if (status !== 'unknown' || criteria === null) return 0
  const within = criteria[criterion].indicators.reduce((sum, one) => sum + one.weight, 0)
  return weight / within / criterionKeys.length
}

function answersTo({ asked, indicator, shifts }: Question, scene: Scene, bound: Bound): readonly Answer[] {
  const alternatives = new Set(shifts.map(({ of }) => of))
  const moved = [...alternatives].flatMap((alternative) => {
    const own = shifts.filter(({ of }) => of === alternative)
    return shifted(alternative, own, indicator.lacking)
  })
  const [of] = alternatives
  return of === undefined ? [] : [{ asked, of, indicator, bound, order: orderWith(scene, moved) }]
}

/** None where the answer would not let it take part. */
function shifted(
  alternative: Alternative,
  shifts: readonly Shift[],
  facts: readonly FactKey[],
): readonly Alternative[] {
  const { overall, state } = alternative
  if (overall === null) return []
  if (state === 'undecided' && !(wishOf(alternative) === 'certification' && facts.includes('certifications'))) return []
  const score = shifts.reduce((sum, { points }) => sum + points, overall.score)
  const unknownShare = shifts.reduce((sum, { found }) => sum - found, overall.unknownShare)
  const after = { ...overall, score, unknownShare: Math.round(10_000 * unknownShare) / 10_000 }
  return [{ ...alternative, state: 'ranked', overall: after }]
}
