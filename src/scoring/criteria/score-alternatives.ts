import type { Alternative } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import type { FactBook, ProviderFacts } from '../../domain/facts.ts'
import type { Catalogue } from '../../domain/offers.ts'
import type { ExchangeRate } from '../../domain/rates.ts'
import type { ReferencePrices } from '../../domain/reference.ts'
import type { CriterionWeights } from '../../domain/weighting.ts'
import { converter } from '../cost/convert.ts'
import type { Method } from '../rank/method.ts'
import { weightedSum } from '../rank/weighted-sum.ts'
import { ageFacts, factsOfCompany } from './age-facts.ts'
import { referenceTotal } from './reference-total.ts'
import { scoreCriteria, unknownShareOf } from './score-criterion.ts'
import { summariseSeal } from './seal.ts'
import type { Situation } from './situation.ts'
import { indexOffers, isToday, placedProducts, silentStores } from './situation.ts'

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

/** The same alternatives in the same order, with criteria, overall score and SEAL. What has no bill stays without. */
export function scoreAlternatives(request: ScoreRequest): readonly Alternative[] {
  const { deployment, catalogue, alternatives, today, weights } = request
  const convert = converter(request.rates, deployment.currency)
  const reference = referenceTotal({ deployment, reference: request.reference, convert })
  const silent = silentStores(deployment, { catalogue, reference: request.stores ?? catalogue })
  const offersOf = indexOffers(catalogue, alternatives, silent)
  const books = new Map(request.facts.map(({ provider, facts }) => [provider, ageFacts(facts, today)]))
  const providers = new Map(catalogue.providers.map((provider) => [provider.id, provider]))
  const scored = alternatives.map((alternative): Alternative => {
    if (alternative.cost === null) return alternative
    const offers = offersOf(alternative)
    const book: FactBook = books.get(alternative.provider) ?? {}
    const facts = isToday(alternative) ? factsOfCompany(book) : book
    const { provider: id, region } = alternative
    const products = placedProducts(alternative, offers.placed)
    const provider = providers.get(id) ?? null
    const criteria = scoreCriteria({
      deployment,
      alternative,
      provider,
      offers,
      facts,
      region,
      products,
      referenceTotal: reference,
      convert,
      today,
    } satisfies Situation)
    return { ...alternative, criteria, seal: summariseSeal({ facts, region, products }) }
  })
  return withOverall(scored, { weights, method: request.method ?? weightedSum })
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
