import type { Alternative, BillLine, Comparison, Conflict } from '../domain/comparison.ts'
import type { Deployment } from '../domain/deployment.ts'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { ProviderFacts } from '../domain/facts.ts'
import type { Catalogue } from '../domain/offers.ts'
import type { OperationsNorms } from '../domain/operations.ts'
import type { ExchangeRate } from '../domain/rates.ts'
import { applyConstraints, readConstraints } from './constraints/apply-constraints.ts'
import type { Jurisdictions } from './constraints/base-constraints.ts'
import { baseConstraints } from './constraints/base-constraints.ts'
import { findConflict } from './constraints/conflict.ts'
import type { Candidate, ConstraintTable, Judging } from './constraints/constraint.ts'
import { againstCurrent } from './cost/against-current.ts'
import type { BackupStores } from './cost/backup-stores.ts'
import type { Billed } from './cost/bill-alternatives.ts'
import { billAlternatives } from './cost/bill-alternatives.ts'
import { converter } from './cost/convert.ts'
import { currentAlternative } from './cost/current.ts'
import type { LineContext } from './cost/draft.ts'
import { rankByTotal } from './cost/rank.ts'
import { costVerdict } from './cost/verdict.ts'
import { aboutDeployment } from './about-deployment.ts'
import { incompleteWarning } from './cost/incomplete-warning.ts'
import { costWarnings } from './cost/warnings.ts'
import { farDates } from './far-dates.ts'
import type { Market } from './placement/market.ts'
import { markets } from './placement/market.ts'
import { needsAt } from './placement/needs.ts'
import { offersUsed, unplacedKinds, withData } from './placement/offers-used.ts'
import { provenStores } from './proven-stores.ts'
import { closingSentences, closingWarnings, keeperWarnings } from './rank/closing.ts'
import { withClosing } from './rank/closing-notice.ts'
import { firstAndRival } from './rank/rivals.ts'
import { unweighedRegions } from './unweighed-regions.ts'

export interface CompareCostRequest {
  readonly deployment: Deployment
  readonly catalogue: Catalogue
  /**
   * Whose object storage may hold backups that must be at another provider, unless the deployment names a keeper. The same whoever is
   * weighed: the catalogue before files of the user's own, so that an alternative more or less changes no other's bill.
   */
  readonly stores: Catalogue
  /** Quoted per euro. */
  readonly rates: readonly ExchangeRate[]
  readonly norms: OperationsNorms
  /** For notices of closing. Left out: nothing is known but prices. */
  readonly knowledge?: { readonly providers: readonly ProviderFacts[] }
  readonly options: CompareCostOptions
  /** ISO 8601 calendar date on which evidence ages and terms run. */
  readonly today: string
}

export interface CompareCostOptions {
  /** Names that `country=` understands besides ISO codes, e.g. `EU`. */
  readonly jurisdictions: Jurisdictions
  /** Constraints beyond those on place, provider and money. */
  readonly moreConstraints?: ConstraintTable
}

/** Everything before ranking: what each alternative costs, and which constraints it meets. */
export interface BilledComparison {
  /** With their constraints applied and today's cost beside them; `current` is the last where there is one. */
  readonly alternatives: readonly Alternative[]
  /** What the alternatives but `current` were made from. */
  readonly billed: readonly Billed[]
  /** Where backups may lie that must be at another provider. */
  readonly stores: BackupStores
  /** The exchange rates that were used. */
  readonly rates: readonly ExchangeRate[]
  readonly context: LineContext
  readonly conflict: Conflict | null
  readonly judging: Judging
}

/** Ranks where a deployment could run by what it costs in all. Pure: the same request gives the same result. */
export function compareCost(request: CompareCostRequest): Comparison {
  const { deployment, catalogue, today } = request
  const { billed, stores, rates, context, conflict, judging, ...bills } = billAll(request)
  const alternatives = rankByTotal(bills.alternatives)
  const { currency, require } = deployment
  const { providers } = catalogue
  const { convert } = context
  const unweighed = unweighedRegions(catalogue, request.knowledge?.providers ?? [], judging)
  const closing = { deployment, facts: request.knowledge?.providers ?? [], billed, today }
  const ranked = alternatives.filter(({ state }) => state === 'ranked')
  const verdict = costVerdict({
    alternatives,
    currency,
    require,
    backupsElsewhere: deployment.backup?.otherProvider === true,
    conflict,
  })
  return {
    ...aboutDeployment(deployment),
    method: 'total-cost',
    weights: {},
    rates,
    verdict: { ...verdict, sentences: [...verdict.sentences, ...closingSentences(firstAndRival(ranked), closing)] },
    alternatives,
    warnings: [
      ...incompleteWarning(deployment),
      ...farDates({ offers: catalogue.offers, facts: closing.facts, today }),
      ...closingWarnings(ranked, closing),
      ...keeperWarnings(ranked, stores, closing),
      ...costWarnings({ deployment, billed, alternatives, providers, unweighed, rates, convert, today }),
    ],
    legalPoints: [],
    ...(unweighed.length === 0 ? {} : { unweighed }),
  }
}

/** Bills for every region, `current` among them, judged by the constraints but not yet ranked. */
export function billAll(request: CompareCostRequest): BilledComparison {
  const { deployment, catalogue, norms, options, today } = request
  const facts = request.knowledge?.providers ?? []
  const convert = converter(request.rates, deployment.currency)
  requireRate(deployment, request.rates)
  const context: LineContext = { convert, today }
  const table = { ...baseConstraints(options.jurisdictions, deployment.currency), ...options.moreConstraints }
  const constraints = readConstraints(deployment.require, table, deployment.name)
  const judging = { constraints, table }
  const weighed = markets(catalogue)
  const stores = provenStores({ deployment, weighed, reference: request.stores, facts, today }, judging)
  const billed = billAlternatives({
    deployment,
    markets: weighed,
    norms,
    context,
    stores,
  })
  const { current } = deployment
  const now =
    current === null
      ? null
      : currentAlternative({ deployment, current, providers: catalogue.providers, norms, context })
  const others = billed.map(({ alternative }) => alternative)
  const moved =
    current === null || now === null || now.cost === null
      ? others
      : againstCurrent({ alternatives: others, today: { cost: now.cost, current }, date: today })
  const judged = moved.map((alternative, index) => {
    const candidate = candidateOf(alternative, billed[index]?.market, deployment)
    return applyConstraints(candidate, constraints, table)
  })
  const all =
    now === null ? judged : [...judged, applyConstraints({ alternative: now, offers: [] }, constraints, table)]
  const alternatives = withClosing(all, { facts, billed, today })
  const conflict = findConflict(constraints, table)
  return { alternatives, billed, stores, rates: usedRates(alternatives, request), context, conflict, judging }
}

/** With everything that holds data there, and what is needed of which no offer is known. */
function candidateOf(alternative: Alternative, market: Market | undefined, deployment: Deployment): Candidate {
  if (market === undefined) return { alternative, offers: [] }
  const offers = withData(offersUsed(alternative, market))
  return { alternative, offers, unplaced: unplacedKinds(needsAt(deployment, market), alternative, offers) }
}

function requireRate({ currency }: Deployment, rates: readonly ExchangeRate[]): void {
  if (currency === 'EUR' || rates.some((rate) => rate.currency === currency)) return
  throw new BrokerError({
    kind: 'usage',
    says: message('bill.error.currency', { currency }),
    next: message('bill.error.rateNext', { currency }),
  })
}

/** Rates that turned some price of some bill into the comparison's currency. */
function usedRates(
  alternatives: readonly Alternative[],
  { deployment, rates }: CompareCostRequest,
): readonly ExchangeRate[] {
  const lines: readonly BillLine[] = alternatives.flatMap(({ cost }) => cost?.lines ?? [])
  const foreign = new Set(lines.filter((line) => line.rate !== null).map((line) => line.unitPrice.currency))
  if (foreign.size === 0) return []
  return rates.filter(({ currency }) => foreign.has(currency) || currency === deployment.currency)
}
