import type { Alternative, Cost } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import type { FactBook, ProviderFacts } from '../../domain/facts.ts'
import type { Catalogue } from '../../domain/offers.ts'
import type { ExchangeRate } from '../../domain/rates.ts'
import type { ReferencePrices } from '../../domain/reference.ts'
import type { CriterionKey } from '../../domain/score.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { converter } from '../cost/convert.ts'
import type { Method } from '../rank/method.ts'
import { weightedSum } from '../rank/weighted-sum.ts'
import { ageFacts, factsOfCompany } from './age-facts.ts'
import { referenceTotal } from './reference-total.ts'
import { scoreCriteria, scoreCriterion, unknownShareOf } from './score-criterion.ts'
import { summariseSeal } from './seal.ts'
import type { Situation } from './situation.ts'
import { indexOffers, isToday, placedProducts, silentStores } from './situation.ts'
import type { Unpriced } from './unpriced-instead.ts'
import { unpricedInstead } from './unpriced-instead.ts'

export interface ScoreRequest {
  readonly deployment: Deployment
  readonly catalogue: Catalogue
  /** Whose stores may keep backups that must be at another provider. Left out: the catalogue. */
  readonly stores?: Catalogue
  /** With their bills. */
  readonly alternatives: readonly Alternative[]
  readonly facts: readonly ProviderFacts[]
  readonly weights: CriterionWeights
  readonly reference: ReferencePrices
  readonly rates: readonly ExchangeRate[]
  /** ISO 8601 calendar date against which certificates, incidents and notices are read. */
  readonly today: string
  readonly method?: Method
}

export interface Scores {
  /** The same alternatives in the same order, with criteria, overall score and SEAL. What has no bill stays without. */
  readonly alternatives: readonly Alternative[]
  readonly rescore: Rescore
  /** Prices that nobody knows and that might make an alternative cheaper. */
  readonly unpriced: (alternative: Alternative) => readonly Unpriced[]
}

/** One that has been scored, as if it cost something else: the criteria named and its overall score anew; left out: its cost alone. */
export type Rescore = (scored: Alternative, cost: Cost, criteria?: readonly CriterionKey[]) => Alternative

export function scoreAlternatives(request: ScoreRequest): Scores {
  const { alternatives, weights, method = weightedSum } = request
  const situationOf = situations(request)
  const scored = alternatives.map((alternative): Alternative => {
    if (alternative.cost === null) return alternative
    const situation = situationOf(alternative)
    return { ...alternative, criteria: scoreCriteria(situation), seal: summariseSeal(situation) }
  })
  return {
    alternatives: withOverall(scored, { weights, method }),
    rescore: (before, cost, keys = ['cost']) => {
      const moved = { ...before, cost }
      if (before.criteria === null) return moved
      const situation = situationOf(moved)
      const anew = Object.fromEntries(keys.map((key) => [key, scoreCriterion(key, situation)]))
      return withOverall([{ ...moved, criteria: { ...before.criteria, ...anew } }], { weights, method })[0] ?? moved
    },
    unpriced: (alternative) => unpricedInstead(situationOf(alternative)),
  }
}

/** What the indicators of each alternative look at. */
function situations(request: ScoreRequest): (alternative: Alternative) => Situation {
  const { deployment, catalogue, alternatives, today } = request
  const convert = converter(request.rates, deployment.currency)
  const reference = referenceTotal({ deployment, reference: request.reference, convert })
  const silent = silentStores(deployment, { catalogue, reference: request.stores ?? catalogue })
  const offersOf = indexOffers(catalogue, alternatives, silent)
  const books = new Map(request.facts.map(({ provider, facts }) => [provider, ageFacts(facts, today)]))
  const providers = new Map(catalogue.providers.map((provider) => [provider.id, provider]))
  return (alternative) => {
    const offers = offersOf(alternative)
    const book: FactBook = books.get(alternative.provider) ?? {}
    const { provider: id, region } = alternative
    return {
      deployment,
      alternative,
      provider: providers.get(id) ?? null,
      offers,
      facts: isToday(alternative) ? factsOfCompany(book) : book,
      region,
      products: placedProducts(alternative, offers.placed),
      referenceTotal: reference,
      convert,
      today,
    }
  }
}

function withOverall(
  alternatives: readonly Alternative[],
  { weights, method }: { readonly weights: CriterionWeights; readonly method: Method },
): readonly Alternative[] {
  const rows = alternatives.flatMap(({ id, criteria }) => (criteria === null ? [] : [{ id, criteria }]))
  const overall = method.overall(rows, weights)
  return alternatives.map((alternative) => {
    const interval = overall.get(alternative.id)
    if (alternative.criteria === null || interval === undefined) return alternative
    const unknownShare = unknownShareOf(alternative.criteria)
    return { ...alternative, overall: { ...interval, unknownShare } }
  })
}
