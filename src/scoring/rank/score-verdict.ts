import type { Alternative, Verdict } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import type { ProviderFacts } from '../../domain/facts.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { DecidingFact, OverallScore } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { closingSentences } from './closing.ts'
import { decidingFact, widestOf } from './deciding-fact.ts'
import { listed, nameOf } from '../cost/name.ts'
import { priceCondition } from './price-condition.ts'
import { priceSentences } from './price-sentence.ts'
import { weakestEvidence } from './weakest-evidence.ts'

export interface VerdictRequest {
  readonly deployment: Deployment
  /** As {@link rankByScore} returns them. */
  readonly alternatives: readonly Alternative[]
  readonly facts: readonly ProviderFacts[]
  readonly weights: CriterionWeights
  /** ISO 8601 calendar date. */
  readonly today: string
}

interface Contender {
  readonly alternative: Alternative
  readonly overall: OverallScore
}

/** Who wins, how sure that is, under which condition, and what it rests on. */
export function scoreVerdict(request: VerdictRequest): Verdict {
  const ranked = request.alternatives.flatMap((alternative): readonly Contender[] =>
    alternative.state === 'ranked' && alternative.overall !== null
      ? [{ alternative, overall: alternative.overall }]
      : [],
  )
  const [first] = ranked
  if (first === undefined) {
    return { sentences: [message('criteria.verdict.none')], separable: false, decidedBy: null, weakest: [] }
  }
  const second = rivalOf(first, ranked)
  const named = second === undefined ? [first.alternative] : [first.alternative, second.alternative]
  const { currency } = request.deployment
  const everybody = ranked.map(({ alternative }) => alternative)
  const deciding = decidingFact(everybody, request.weights)
  const separable = second === undefined || first.overall.low > second.overall.high
  return {
    sentences: [
      second === undefined ? alone(first) : headline(first, second, separable),
      ...(second === undefined || separable ? [] : decideBy(named, deciding, request.weights)),
      ...sameProvider(second, ranked),
      ...priceSentences(named, everybody, currency),
      ...priceCondition(first.alternative, second?.alternative ?? null, {
        weights: request.weights,
        currency,
      }),
      ...closingSentences(named, request),
    ],
    separable,
    decidedBy: deciding,
    weakest: weakestEvidence(named, request.weights),
  }
}

/** The best of another provider: other regions of the first stand and fall with it. Where there is none, the next. */
function rivalOf(first: Contender, ranked: readonly Contender[]): Contender | undefined {
  return ranked.find(({ alternative }) => alternative.provider !== first.alternative.provider) ?? ranked[1]
}

/** Regions of the first's provider that also come before its rival. */
function sameProvider(rival: Contender | undefined, ranked: readonly Contender[]): readonly Message[] {
  const ahead = ranked.slice(1, rival === undefined ? undefined : ranked.indexOf(rival))
  const names = listed(ahead.map(({ alternative }) => nameOf(alternative)))
  return names === null ? [] : [message('criteria.verdict.sameProvider', { names })]
}

function alone({ alternative, overall }: Contender): Message {
  return message('criteria.verdict.alone', { first: nameOf(alternative), ...points('first', overall) })
}

function headline(first: Contender, second: Contender, separable: boolean): Message {
  return message(separable ? 'criteria.verdict.clear' : 'criteria.verdict.notClear', {
    first: nameOf(first.alternative),
    second: nameOf(second.alternative),
    ...points('first', first.overall),
    ...points('second', second.overall),
  })
}

/** `firstScore`, `firstLow`, `firstHigh`, to a whole point. */
function points(who: 'first' | 'second', { score, low, high }: OverallScore): Readonly<Record<string, number>> {
  return { [`${who}Score`]: Math.round(score), [`${who}Low`]: Math.round(low), [`${who}High`]: Math.round(high) }
}

/** The fact that would change the winner; where no single one would, the one that leaves most open between the two. */
function decideBy(
  named: readonly Alternative[],
  deciding: DecidingFact | null,
  weights: CriterionWeights,
): readonly Message[] {
  if (deciding !== null) return [message('criteria.verdict.decideBy', { what: deciding.text })]
  const widest = widestOf(named, weights)
  return widest === null ? [] : [message('criteria.verdict.noSingleFact', { what: widest })]
}
