import type { Alternative, Verdict } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { DecidingFact, OverallScore } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import type { Scene } from './answers.ts'
import { hopefulOf } from './answers.ts'
import type { Challenger } from './challenger.ts'
import { challengerOf, challengerSentence, factOfChallenger } from './challenger.ts'
import type { ClosingRequest } from './closing.ts'
import { closingSentences } from './closing.ts'
import { decidingFact, widestOf } from './deciding-fact.ts'
import { listed, nameOf } from '../cost/name.ts'
import type { Rescore } from '../criteria/score-alternatives.ts'
import { priceCondition, priceOfRival } from './price-condition.ts'
import { priceSentences } from './price-sentence.ts'
import { declaredSentences } from './declared.ts'
import { bestOfEach, firstAndRival, isRival } from './rivals.ts'
import { settlingFacts } from './settling-facts.ts'
import { unconfirmedAhead } from './unconfirmed-ahead.ts'
import { unknownAhead } from './unknown-ahead.ts'
import { weakestEvidence } from './weakest-evidence.ts'

export interface VerdictRequest extends ClosingRequest {
  /** As {@link rankByScore} returns them. */
  readonly alternatives: readonly Alternative[]
  readonly weights: CriterionWeights
  readonly rescore: Rescore
  readonly unpriced: Scene['unpriced']
}

/** A confirmed price alone would change who is first. */
const turnsByPrice = new Set(['criteria.price.below', 'criteria.price.rival'])

const namedAtMost = 2
/** Of many answers that are needed, so many are named. */
const answersNamed = 2

interface Contender {
  readonly alternative: Alternative
  readonly overall: OverallScore
}

interface Leaders {
  readonly first: Contender
  readonly second: Contender | undefined
  /** Undecided, and before the first if its missing fact is good. */
  readonly open: Challenger | null
}

/** Who wins, how sure that is, under which condition, and what it rests on. */
export function scoreVerdict(request: VerdictRequest): Verdict {
  const ranked = rankedOf(request.alternatives)
  const named = firstAndRival(ranked)
  const [first, second] = named.flatMap(contender)
  if (first === undefined) {
    return { sentences: [message('criteria.verdict.none')], separable: false, decidedBy: null, weakest: [] }
  }
  const { weights } = request
  const { currency } = request.deployment
  const open = challengerOf(first.overall, request.alternatives)
  const field = { ranked, rescore: request.rescore, usersIn: request.deployment.usersIn }
  const scene = { ...field, hopeful: hopefulOf(request.alternatives), weights, unpriced: request.unpriced }
  const deciding = open === null ? decidingFact(scene) : factOfChallenger(open, first.overall)
  const isOpen = open !== null || (second !== undefined && !isApart(first, second))
  const settling = isOpen ? settlingOf(first, second, weights) : null
  const price = priceCondition(field, currency)
  const rise = priceOfRival(field, currency)
  const isByPrice = [...price, ...rise].some(({ key }) => turnsByPrice.has(key))
  return {
    sentences: [
      ...opening({ first, second, open }, ranked),
      ...(isOpen ? decideBy({ first, second, open }, { deciding, settling, weights, isByPrice }) : []),
      ...sameProvider(second, ranked),
      ...priceSentences(named, ranked, currency),
      ...price,
      ...rise,
      ...closingSentences(named, request),
      // One condition at a time: the summary must fit on a screen.
      ...(price.length > 0 ? [] : unconfirmedAhead(first.alternative, second?.alternative ?? null, weights)),
      ...declaredSentences(named),
      ...unknownAhead(ranked, weights),
    ],
    separable: open === null && overlapping(first, ranked) === 0,
    decidedBy: deciding,
    weakest: weakestEvidence(named, weights),
    ...(settling === null ? {} : { settling }),
  }
}

/** Those with a rank and a score, in order. */
export function rankedOf(alternatives: readonly Alternative[]): readonly Alternative[] {
  return alternatives.filter(({ state, overall }) => state === 'ranked' && overall !== null)
}

function contender(alternative: Alternative): readonly Contender[] {
  return alternative.overall === null ? [] : [{ alternative, overall: alternative.overall }]
}

/** True when the lowest that the first may be is above the highest of the other. */
function isApart(first: Contender, other: Contender): boolean {
  return first.overall.low > other.overall.high
}

/** Providers that the evidence does not tell apart from the first. */
function overlapping(first: Contender, ranked: readonly Alternative[]): number {
  const rivals = ranked.filter((other) => isRival(first.alternative, other))
  const open = rivals.filter((rival) => contender(rival).some((other) => !isApart(first, other)))
  return bestOfEach(open).length
}

function opening({ first, second, open }: Leaders, ranked: readonly Alternative[]): readonly Message[] {
  const challenge = open === null ? [] : [challengerSentence(open)]
  if (second === undefined) return [alone(first, ranked), ...challenge]
  const apart = isApart(first, second)
  const count = overlapping(first, ranked) - (apart ? 0 : 1)
  if (!apart) return [notClear(first, second, count), ...challenge]
  const others = message('criteria.verdict.onlyOthers', { count, first: nameOf(first.alternative) })
  return [ahead({ first, second, open }), ...challenge, ...(count > 0 ? [others] : [])]
}

/** Regions of the first's provider that also come before its rival. */
function sameProvider(rival: Contender | undefined, ranked: readonly Alternative[]): readonly Message[] {
  if (rival === undefined) return []
  const names = namedOrCounted(ranked.slice(1, ranked.indexOf(rival.alternative)))
  return names === null ? [] : [message('criteria.verdict.sameProvider', { names })]
}

function alone({ alternative, overall }: Contender, ranked: readonly Alternative[]): Message {
  const words = { first: nameOf(alternative), ...points('first', overall) }
  const names = namedOrCounted(ranked.slice(1))
  return names === null
    ? message('criteria.verdict.alone', words)
    : message('criteria.verdict.aloneProvider', { ...words, provider: alternative.providerName, names })
}

/** One or two by name; more regions of a provider are counted. */
function namedOrCounted(regions: readonly Alternative[]): Message | null {
  const [first] = regions
  if (first === undefined || regions.length <= namedAtMost) return listed(regions.map(nameOf))
  return message('criteria.verdict.regions', { count: regions.length, provider: first.providerName })
}

function ahead({ first, second, open }: Leaders & { readonly second: Contender }): Message {
  return message(open === null ? 'criteria.verdict.clear' : 'criteria.verdict.ahead', both(first, second))
}

/** `more`: providers beside the second that are as close. */
function notClear(first: Contender, second: Contender, more: number): Message {
  const words = both(first, second)
  return more === 0
    ? message('criteria.verdict.notClear', words)
    : message('criteria.verdict.notClearMore', { ...words, count: more })
}

function both(first: Contender, second: Contender): Message['values'] {
  return {
    first: nameOf(first.alternative),
    second: nameOf(second.alternative),
    ...points('first', first.overall),
    ...points('second', second.overall),
  }
}

/** `firstScore`, `firstLow`, `firstHigh`, to a whole point. */
function points(who: 'first' | 'second', { score, low, high }: OverallScore): Readonly<Record<string, number>> {
  return { [`${who}Score`]: Math.round(score), [`${who}Low`]: Math.round(low), [`${who}High`]: Math.round(high) }
}

interface Deciding {
  readonly deciding: DecidingFact | null
  readonly settling: readonly Message[] | null
  readonly weights: CriterionWeights
  readonly isByPrice: boolean
}

/** What would tell the first two apart; null where they are, or where nothing would. */
function settlingOf(
  first: Contender,
  second: Contender | undefined,
  weights: CriterionWeights,
): readonly Message[] | null {
  if (second === undefined || isApart(first, second)) return null
  return settlingFacts(first.alternative, second.alternative, weights)
}

/** The fact that would change the winner, and how many would make it certain; where neither is known, the one that leaves most open. */
function decideBy(
  { first, second }: Leaders,
  { deciding, settling: needed, weights, isByPrice }: Deciding,
): readonly Message[] {
  const settling = second === undefined || needed === null ? [] : settleBy(needed, first, second)
  if (deciding !== null) {
    const decides = message('criteria.verdict.decideBy', { what: deciding.text })
    return needed?.length === 1 ? [decides] : [decides, ...settling]
  }
  if (isByPrice) return settling
  if (settling.length > 0) return [message('criteria.verdict.noSingle'), ...settling]
  const named = [first, second].flatMap((one) => (one === undefined ? [] : [one.alternative]))
  const widest = widestOf(named, weights)
  return widest === null ? [] : [message('criteria.verdict.noSingleFact', { what: widest })]
}

/** How much must be found out for a winner, and what of it first. */
function settleBy(needed: readonly Message[], first: Contender, second: Contender): readonly Message[] {
  const what = listed(needed.slice(0, answersNamed))
  if (what === null) return []
  const few = needed.length <= answersNamed
  const names = { first: nameOf(first.alternative), second: nameOf(second.alternative) }
  const key = few ? 'criteria.verdict.settleAll' : 'criteria.verdict.settle'
  return [message(key, { ...names, count: needed.length, what })]
}
