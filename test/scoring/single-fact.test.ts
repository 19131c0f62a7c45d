import { expect, test } from 'vitest'
import type { Alternative, Comparison } from '../../src/domain/comparison.ts'
import type { Catalogue, Offer, OfferKind } from '../../src/domain/offers.ts'
import type { CriterionKey, CriterionScore, IndicatorScore } from '../../src/domain/score.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import type { CriterionWeights } from '../../src/domain/weighting.ts'
import { unknownShareOf } from '../../src/scoring/criteria/score-criterion.ts'
import { rankByScore } from '../../src/scoring/rank/rank-by-score.ts'
import { inSteps, weightedMean, weightedSum } from '../../src/scoring/rank/weighted-sum.ts'
import { resolveWeights } from '../../src/scoring/weightings.ts'
import { weightings } from './bundled-reference.ts'
import { ask, bundledCatalogue, scenario } from './world.ts'

const catalogue = bundledCatalogue()
const today = '2026-11-22'
type Bound = 'low' | 'high'

/** The order, best first, with an indicator at a bound for all regions of a provider: they and the best of the others, scored anew. */
function settled(
  alternatives: readonly Alternative[],
  { provider, id, bound }: { provider: string; id: string; bound: Bound },
  weights: CriterionWeights,
): readonly Alternative[] {
  const others = alternatives.filter((one) => one.provider !== provider).slice(0, 1)
  const own = alternatives.filter((one) => one.provider === provider && one.state !== 'excluded')
  const moved = own.map((one): Alternative => {
    if (one.criteria === null) return one
    const settle = (each: IndicatorScore): IndicatorScore =>
      each.id === id && each.status !== 'known' ? { ...each, score: each[bound], status: 'known' } : each
    const criteria = Object.fromEntries(
      criterionKeys.map((key) => [key, anew(one.criteria?.[key], settle)]),
    ) as unknown as Readonly<Record<CriterionKey, CriterionScore>>
    const overall = weightedSum.overall([{ id: one.id, criteria }], weights).get(one.id)
    if (overall === undefined) throw new Error('no score')
    const isForWant = one.state === 'notRanked' && one.reasons.length === 1
    const state = isForWant ? ('ranked' as const) : one.state
    const reasons = isForWant ? [] : one.reasons
    return { ...one, state, reasons, criteria, overall: { ...overall, unknownShare: unknownShareOf(criteria) } }
  })
  return rankByScore([...others, ...moved])
}

function anew(criterion: CriterionScore | undefined, settle: (one: IndicatorScore) => IndicatorScore): CriterionScore {
  if (criterion === undefined) throw new Error('not scored')
  const indicators = criterion.indicators.map(settle)
  const mean = inSteps(weightedMean(indicators.map((each) => ({ interval: each, weight: each.weight }))))
  const all = indicators.reduce((sum, { weight }) => sum + weight, 0)
  const unknown = indicators.reduce((sum, { status, weight }) => sum + (status === 'unknown' ? weight : 0), 0)
  return { ...criterion, ...mean, indicators, unknownShare: unknown / all }
}

/** Every fact that is missing or weak and that, at its best or its worst, puts another provider first, with who that is. */
function factsThatTurn({ alternatives }: Comparison, weights: CriterionWeights): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const [first] = alternatives
  const asked = new Set(
    alternatives.flatMap(({ provider, criteria }) =>
      Object.values(criteria ?? {}).flatMap(({ indicators }) =>
        indicators.flatMap(({ id, lacking }) => (lacking.length > 0 ? [`${provider} ${id}`] : [])),
      ),
    ),
  )
  for (const one of asked) {
    const [provider = '', id = ''] = one.split(' ')
    for (const bound of ['low', 'high'] as const) {
      const [now] = settled(alternatives, { provider, id, bound }, weights)
      if (now !== undefined && now.provider !== first?.provider) found.set(`${one} ${bound}`, now.id)
    }
  }
  return found
}

const kinds: Readonly<Record<string, OfferKind>> = {
  'bill.missing.snapshots': 'snapshot',
  'bill.missing.addresses': 'address',
  'bill.missing.volumes': 'volume',
}

/** Whose price of what is missing on the bill of somebody ranked. */
function missingPrices({ alternatives }: Comparison): readonly (readonly [provider: string, kind: OfferKind])[] {
  const found = alternatives
    .filter(({ state }) => state === 'ranked')
    .flatMap(({ provider, cost }) =>
      (cost?.notIncluded ?? []).flatMap(({ what: { key } }) => {
        const kind = kinds[key]
        return kind === undefined ? [] : [`${provider} ${kind}`]
      }),
    )
  return [...new Set(found)].map((one) => one.split(' ') as [string, OfferKind])
}

/** With every price of that kind that nobody knows there named, at next to nothing. */
function named(provider: string, kind: OfferKind): Catalogue {
  const like = catalogue.offers.find((offer) => offer.kind === kind && offer.prices.length > 0)
  const prices = (like?.prices ?? []).map((price) => ({
    ...price,
    amount: '0.00001',
    evidence: { ...price.evidence, date: today, confidence: 'sourced' as const },
  }))
  const isAsked = (offer: Offer) => offer.kind === kind && offer.provider === provider && offer.prices.length === 0
  return { ...catalogue, offers: catalogue.offers.map((offer) => (isAsked(offer) ? { ...offer, prices } : offer)) }
}

interface Run {
  readonly name: string
  readonly weighting?: string
  readonly weights?: readonly string[]
  readonly require?: readonly string[]
}

const european = ['control=european']
const runs: readonly Run[] = [
  ...['happybox', 'web4all', 'solo-host', 'small-business', 'town-hall'].flatMap((name): readonly Run[] => [
    { name },
    { name, weights: ['security=9'] },
  ]),
  { name: 'town-hall', weighting: 'startup' },
  { name: 'town-hall', weights: ['cost=4'] },
  { name: 'small-business', weights: ['cost=4'] },
  { name: 'small-business', require: european },
  { name: 'small-business', weights: ['cost=1.3'], require: european },
]

test.each(runs)(
  '$name $weighting $weights $require: one answer turns it where it is said to, and nowhere else',
  (run) => {
    const { name, weighting, weights = [], require = [] } = run
    const wanted = scenario(name)
    const deployment = { ...wanted, usersIn: [], require: [...wanted.require, ...require] }
    const compared = (offered: Catalogue) =>
      ask({ deployment, catalogue: offered, today, weights, ...(weighting === undefined ? {} : { weighting }) })
    const stock = compared(catalogue)
    const { decidedBy } = stock.verdict
    const byFact = factsThatTurn(stock, resolveWeights(weightings, weighting ?? deployment.weighting, weights))
    if (decidedBy !== null && decidedBy.criterion !== 'cost') {
      const [provider = ''] = decidedBy.alternative.split('/')
      const at = ['low', 'high'].map((bound) => byFact.get(`${provider} ${decidedBy.indicator} ${bound}`))
      expect(at.some((first) => first !== undefined)).toBe(true)
    }
    const byPrice = (weights[0] === 'security=9' ? [] : missingPrices(stock)).filter(([provider, kind]) => {
      const [first] = compared(named(provider, kind)).alternatives
      return first?.provider !== stock.alternatives[0]?.provider
    })
    if (decidedBy === null) expect([[...byFact], byPrice]).toEqual([[], []])
    if (decidedBy?.indicator === 'cost.total')
      expect(byPrice.map(([provider]) => provider)).toContain(decidedBy.alternative.split('/')[0])
  },
)
