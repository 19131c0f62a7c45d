import type { Alternative, AtWorst, Cost, NotIncluded, Operations, Reason } from '../../domain/comparison.ts'
import { lacksServers } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import { message } from '../../domain/message.ts'
import { sum, zero } from '../../domain/money.ts'
import type { CatalogProvider, Region } from '../../domain/offers.ts'
import type { OperationsNorms } from '../../domain/operations.ts'
import type { Market } from '../placement/market.ts'
import type { Needs } from '../placement/needs.ts'
import { needsAt } from '../placement/needs.ts'
import type { Plan } from '../placement/place.ts'
import { place } from '../placement/place.ts'
import { serverShelf } from '../placement/server-options.ts'
import { serverBackups, variants } from '../placement/variants.ts'
import { addUp } from './add-up.ts'
import type { BackupStores } from './backup-stores.ts'
import type { Bill } from './bill.ts'
import { drawUpBill } from './bill.ts'
import { copiesSent } from './copies-sent.ts'
import type { LineContext } from './draft.ts'
import { amountOf } from './name.ts'
import { operationsHours } from './operations.ts'
import { pricer } from './purchase.ts'
import { expectedGib } from './traffic.ts'
import { billRange } from './uncertainty.ts'

export interface BillingRequest {
  readonly deployment: Deployment
  readonly markets: readonly Market[]
  readonly norms: OperationsNorms
  readonly context: LineContext
  /** Where backups may lie that must be at another provider. */
  readonly stores: BackupStores
}

/** An alternative together with what it was made from, for constraints and criteria. */
export interface Billed {
  readonly alternative: Alternative
  readonly provider: CatalogProvider
  readonly region: Region | null
  /** Null when nothing could be placed. */
  readonly plan: Plan | null
  readonly market: Market
}

interface Draw {
  readonly plan: Plan
  readonly bill: Bill
  /** The bill of another plan in the same market. */
  readonly redraw: (plan: Plan) => Bill
}

/** One alternative for each region; ranked when feasible, else with the reason. Constraints are not looked at yet. */
export function billAlternatives(request: BillingRequest): readonly Billed[] {
  return request.markets.map((market) => billMarket(market, request))
}

function billMarket(market: Market, request: BillingRequest): Billed {
  const { provider, region } = market
  const closed = closedReason(provider, request.context.today)
  if (closed !== null) return { alternative: excluded(market, [closed]), provider, region, plan: null, market }
  const needs = needsAt(request.deployment, market)
  const drawn = cheapestDraw(market, needs, request)
  if (drawn.kind === 'impossible') {
    return { alternative: unplaced(market, drawn.reasons), provider, region, plan: null, market }
  }
  const { plan, bill } = drawn.draw
  const { undecided } = plan
  const alternative: Alternative = {
    ...excluded(market, undecided),
    state: undecided.length > 0 ? 'undecided' : 'ranked',
    cost: costOf(drawn.draw, { needs, market, request }),
    placements: bill.placements,
  }
  return { alternative, provider, region, plan, market }
}

/** What only lacks prices may fit once they are found: undecided. What cannot fit is excluded. */
function unplaced(market: Market, reasons: readonly Reason[]): Alternative {
  const onlyPrices = reasons.every(({ constraint }) => constraint === 'price')
  return { ...excluded(market, reasons), state: onlyPrices ? 'undecided' : 'excluded' }
}

/** A provider that closes later takes part until that day. */
export function closedReason(provider: CatalogProvider, today: string): Reason | null {
  if (provider.closed === null || provider.closed.date > today) return null
  return { constraint: 'closed', text: message('bill.closed', { date: { date: provider.closed.date } }) }
}

/** A region before anything is known of its bill. */
export function emptyAlternative(market: Pick<Market, 'provider' | 'region' | 'regionId'>): Alternative {
  return excluded(market, [])
}

function excluded(market: Pick<Market, 'provider' | 'region' | 'regionId'>, reasons: readonly Reason[]): Alternative {
  const { provider, region, regionId } = market
  return {
    id: regionId === '' ? provider.id : `${provider.id}/${regionId}`,
    provider: provider.id,
    providerName: provider.name,
    region: regionId,
    country: region?.country ?? null,
    selfDeclared: provider.selfDeclared,
    state: 'excluded',
    rank: null,
    reasons,
    cost: null,
    placements: [],
    criteria: null,
    overall: null,
    seal: null,
  }
}

type Drawn =
  { readonly kind: 'drawn'; readonly draw: Draw } | { readonly kind: 'impossible'; readonly reasons: readonly Reason[] }

/** Tries the choices that influence one another and keeps the cheapest bill, the first among equals. */
function cheapestDraw(market: Market, needs: Needs, request: BillingRequest): Drawn {
  const { deployment, context } = request
  const own = serverBackups(deployment, market)
  const prices = pricer(context.convert, market.provider.discounts)
  const trafficGib = expectedGib(deployment.traffic)
  const sent = copiesSent(needs, deployment.backup)
  const demandGib = trafficGib + (sent?.monthlyGib ?? 0)
  let best: Draw | null = null
  let impossible: readonly Reason[] | null = null
  const shelf = serverShelf(market, prices)
  const plans = variants(market, own).flatMap((variant) => place({ needs, shelf, trafficGib: demandGib, variant }))
  const redraw = (plan: Plan): Bill =>
    drawUpBill({
      deployment,
      needs,
      market,
      plan,
      prices,
      undiscounted: pricer(context.convert, []),
      trafficGib,
      copiesSent: sent,
      serverBackups: own,
      stores: request.stores,
      context,
    })
  for (const placed of plans) {
    if (placed.kind === 'impossible') {
      impossible ??= placed.reasons
      continue
    }
    const { plan } = placed
    const bill = redraw(plan)
    if (best === null || isBetter(bill, best.bill)) best = { plan, bill, redraw }
  }
  if (best === null) return { kind: 'impossible', reasons: impossible ?? [] }
  return best.bill.drafts.length === 0 && gaps(best.bill) > 0
    ? { kind: 'impossible', reasons: [{ constraint: 'price', text: message('bill.infeasible.nothingPriced') }] }
    : { kind: 'drawn', draw: best }
}

/** Fewer gaps first: a bill must not look cheap because something is missing. */
function isBetter(a: Bill, b: Bill): boolean {
  const total = (bill: Bill): ReturnType<typeof sum> => sum(bill.drafts.map((draft) => draft.line.amount))
  if (gaps(a) !== gaps(b)) return gaps(a) < gaps(b)
  return a.unstoredGib !== b.unstoredGib ? a.unstoredGib < b.unstoredGib : total(a).lt(total(b))
}

function gaps(bill: Bill): number {
  return bill.notIncluded.filter((entry) => entry.needed).length
}

interface Surroundings {
  readonly needs: Needs
  readonly market: Market
  readonly request: BillingRequest
}

function costOf(draw: Draw, at: Surroundings): Cost {
  const { plan, bill } = draw
  const { deployment } = at.request
  const atWorst = worstOf(draw, at)
  const cost = addUp({
    lines: bill.drafts.map((draft) => draft.line),
    operations: hoursOf(plan, at),
    notIncluded: [...bill.notIncluded, ...remarkOn(draw, atWorst, at)],
    trafficCases: bill.trafficCases,
    tax: deployment.tax,
    untaxed: zero,
    yearlyBill: null,
  })
  // What could not be placed for want of a price is on no line.
  const whole = plan.undecided.length > 0 ? { ...cost, lowerBound: true } : cost
  return atWorst === null ? whole : { ...whole, atWorst }
}

function hoursOf(plan: Plan, { needs, market, request: { deployment, norms } }: Surroundings): Operations {
  return operationsHours({
    model: market.provider.model,
    norms,
    servers: plan.servers.reduce((all, placed) => all + placed.count, 0),
    selfRun: needs.selfRun,
    managed: needs.bought,
    runsBackups: deployment.backup !== null && plan.surchargePercent === 0,
    team: deployment.team,
  })
}

function worstOf({ plan, bill, redraw }: Draw, at: Surroundings): AtWorst | null {
  if (plan.atWorst === null || lacksServers(bill)) return null
  const worst = { ...plan, servers: [...plan.servers, plan.atWorst] }
  const { drafts, placements } = redraw(worst)
  const lines = drafts.map(({ line }) => line)
  const amount = sum(lines.map((line) => line.amount))
  return { bill: amount, range: billRange(amount, lines), operations: hoursOf(worst, at), placements }
}

/** What the bill leaves out, as nobody states the limit: the servers that it takes at worst. */
function remarkOn(
  { plan, bill }: Draw,
  worst: AtWorst | null,
  { market, request }: Surroundings,
): readonly NotIncluded[] {
  if (worst === null || plan.atWorst === null) return []
  const more = worst.bill.minus(sum(bill.drafts.map(({ line }) => line.amount)))
  const values = { count: plan.atWorst.count, amount: amountOf(more, request.deployment.currency) }
  const why = message('bill.why.noLimit', { provider: market.provider.name })
  return [{ what: message('bill.remark.carriers', values), why, needed: false }]
}
