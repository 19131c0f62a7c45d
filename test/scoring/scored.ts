import type { Alternative } from '../../src/domain/comparison.ts'
import type { FactKey } from '../../src/domain/facts.ts'
import type { CriterionKey, IndicatorScore, ScoreStatus } from '../../src/domain/score.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { rankByScore } from '../../src/scoring/rank/rank-by-score.ts'
import type { Rescore, Scores } from '../../src/scoring/criteria/score-alternatives.ts'
import { scoreVerdict } from '../../src/scoring/rank/score-verdict.ts'
import { component, deployment, today } from '../cost/build.ts'
import { alternative } from './build.ts'

const weights = { security: 1, sovereignty: 1, flexibility: 1, consistency: 1, cost: 1, skills: 1, fit: 1 }
export const tr = await createTranslator('en')

export type Points = readonly [low: number, score: number, high: number, status?: ScoreStatus]

function indicator(key: CriterionKey, [low, score, high, status = 'known']: Points): IndicatorScore {
  const id = key === 'cost' ? 'cost.total' : key === 'sovereignty' ? 'sovereignty.SOV-1' : `${key}.${first[key]}`
  const lacking = status === 'known' || key === 'cost' ? [] : (['resize'] as const)
  return {
    id,
    criterion: key,
    weight: 2,
    value: 1,
    unit: 'percent',
    status,
    lacking,
    reason: null,
    evidence: [],
    low,
    score,
    high,
  }
}

const first = { security: 'ddos', flexibility: 'resize', consistency: 'images', skills: 'api', fit: 'waste' } as const

/** One indicator for each criterion; 50 points where nothing is said. */
export function scored(
  at: string,
  points: Partial<Record<CriterionKey, Points>>,
  part: Partial<Alternative> = {},
): Alternative {
  const parts = criterionKeys.map((key) => [key, indicator(key, points[key] ?? [50, 50, 50])] as const)
  const mean = (bound: 'low' | 'score' | 'high') => parts.reduce((sum, [, one]) => sum + one[bound], 0) / parts.length
  const unknown = parts.filter(([, { status }]) => status === 'unknown').length / parts.length
  const criteria = Object.fromEntries(
    parts.map(([key, one]) => {
      const { low, score, high } = one
      return [key, { low, score, high, indicators: [one], notApplicable: [], unknownShare: 0 }]
    }),
  ) as unknown as Alternative['criteria']
  const overall = { low: mean('low'), score: mean('score'), high: mean('high'), unknownShare: unknown }
  return alternative(at, { criteria, overall, ...part })
}

/** The fact that is lacking for each criterion; the same one for all unless said otherwise. */
export function lacking(one: Alternative, facts: Partial<Record<CriterionKey, FactKey>>): Alternative {
  const { criteria } = one
  if (criteria === null) throw new Error('not scored')
  const named = criterionKeys.map((key) => {
    const fact = facts[key]
    const indicators = criteria[key].indicators.map((each) =>
      fact === undefined ? each : { ...each, lacking: [fact] },
    )
    return [key, { ...criteria[key], indicators }] as const
  })
  return { ...one, criteria: Object.fromEntries(named) as unknown as Alternative['criteria'] }
}

/** Points of a total on the scale of the cost indicator, where 100 is the reference. */
export const rescore: Rescore = (before, costing) => {
  const score = Math.min(100, Math.max(0, 50 - 25 * Math.log2(costing.total.toNumber() / 100)))
  const { cost: old } = before.criteria ?? {}
  const more = (score - (old?.score ?? NaN)) / criterionKeys.length
  const { overall } = before
  return { ...before, cost: costing, overall: overall === null ? null : { ...overall, score: overall.score + more } }
}

export function verdict(...alternatives: Alternative[]) {
  return verdictOf(alternatives, () => [])
}

/** With prices that nobody knows and that might make an alternative cheaper. */
export function verdictOf(alternatives: readonly Alternative[], unpriced: Scores['unpriced']) {
  const ranked = rankByScore(alternatives)
  const found = scoreVerdict({
    deployment: deployment([component('web')]),
    alternatives: ranked,
    facts: [],
    weights,
    today,
    rescore,
    unpriced,
  })
  return { ...found, said: found.sentences.map((sentence) => tr.t(sentence)) }
}
