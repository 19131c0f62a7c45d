import type { Alternative, UnweighedRegion } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { CatalogProvider } from '../../domain/offers.ts'
import type { ExchangeRate } from '../../domain/rates.ts'
import { budgetWarnings } from './budget-warnings.ts'
import type { Billed } from './bill-alternatives.ts'
import { dailyChange } from './daily-change.ts'
import type { Converter } from './convert.ts'

export interface WarningsRequest {
  readonly deployment: Deployment
  readonly billed: readonly Billed[]
  /** After constraints, ranked. */
  readonly alternatives: readonly Alternative[]
  readonly providers: readonly CatalogProvider[]
  readonly unweighed: readonly UnweighedRegion[]
  /** The rates that were used. */
  readonly rates: readonly ExchangeRate[]
  readonly convert: Converter
  readonly today: string
}

/** What a reader must know before believing the comparison. */
export function costWarnings(request: WarningsRequest): readonly Message[] {
  return [
    ...nearUsers(request),
    ...unweighedNearUsers(request),
    ...budgetWarnings(request),
    ...closings(request),
    ...stock(request),
    ...soldOut(request),
    ...conversions(request),
    ...assumptions(request.deployment),
    ...notBackedUp(request.deployment),
  ]
}

/** Countries of users in which nothing can be fully priced. Nothing is said of what a constraint excluded. */
function nearUsers({ deployment, billed, alternatives }: WarningsRequest): readonly Message[] {
  const ruledOut = new Set(alternatives.filter(isRuledOut).map(({ id }) => id))
  return deployment.usersIn.flatMap((country) => {
    const there = billed.filter(({ alternative }) => alternative.country === country)
    if (there.some(({ alternative }) => isFullyPriced(alternative))) return []
    const sold = there.filter(({ market }) => Object.values(market.offers).some((offers) => offers.length > 0))
    const partly = sold.filter(({ alternative }) => !ruledOut.has(alternative.id))
    if (sold.length > 0 && partly.length === 0) return []
    const regions = partly.map(({ alternative }) => alternative.id).join(', ')
    return [
      regions === ''
        ? message('bill.warning.usersNone', { country: { country } })
        : message('bill.warning.usersPartly', { country: { country }, regions }),
    ]
  })
}

/** Regions in the users' countries that are on offer without a known price. */
function unweighedNearUsers({ deployment, unweighed }: WarningsRequest): readonly Message[] {
  return deployment.usersIn.flatMap((country) => {
    const there = unweighed.filter((each) => each.country === country)
    if (there.length === 0) return []
    const regions = there.map(({ providerName, region }) => `${providerName} ${region}`).join(', ')
    return [message('bill.warning.usersUnweighed', { country: { country }, regions })]
  })
}

const ownReasons: ReadonlySet<string> = new Set(['feasible', 'price', 'closed', 'evidence'])

function isRuledOut({ state, reasons }: Alternative): boolean {
  return state === 'excluded' && reasons.some(({ constraint }) => !ownReasons.has(constraint))
}

function isFullyPriced({ cost, reasons }: Alternative): boolean {
  return cost !== null && !cost.lowerBound && !reasons.some((reason) => reason.constraint === 'price')
}

/** Providers that have closed or will, where somebody still is or could still go. */
function closings({ deployment, alternatives, providers, today }: WarningsRequest): readonly Message[] {
  return providers.flatMap((provider) => {
    if (provider.closed === null) return []
    const { date } = provider.closed
    const words = { provider: provider.name, date: { date } }
    const isCurrent = alternatives.some(({ id, provider: at }) => id === 'current' && at === provider.id)
    if (date > today) return [message('bill.warning.closing', words)]
    return isCurrent && deployment.current !== null ? [message('bill.warning.currentClosed', words)] : []
  })
}

function stock({ billed, alternatives }: WarningsRequest): readonly Message[] {
  const ranked = new Set(alternatives.filter(({ state }) => state === 'ranked').map(({ id }) => id))
  const unknown = new Map<string, Set<string>>()
  for (const { alternative, plan, provider } of billed) {
    if (plan === null || !ranked.has(alternative.id)) continue
    for (const { option } of plan.servers) {
      if (option.offer.stock !== 'unknown') continue
      unknown.set(provider.name, (unknown.get(provider.name) ?? new Set()).add(option.offer.sku))
    }
  }
  return [...unknown].map(([provider, skus]) =>
    message('bill.warning.stock', { provider, skus: [...skus].sort().join(', ') }),
  )
}

/** Sizes that were reported as not orderable are not placed: said of whoever sells them in a region that is ranked. */
function soldOut({ billed, alternatives }: WarningsRequest): readonly Message[] {
  const ranked = new Set(alternatives.filter(({ state }) => state === 'ranked').map(({ id }) => id))
  const skus = new Map<CatalogProvider, Set<string>>()
  for (const { alternative, market, provider } of billed) {
    if (provider.soldOut === undefined || !ranked.has(alternative.id)) continue
    const limited = market.offers.server.filter(({ stock: of }) => of === 'limited').map(({ sku }) => sku)
    skus.set(provider, new Set([...(skus.get(provider) ?? []), ...limited]))
  }
  return [...skus].flatMap(([{ name, soldOut: report }, out]) => {
    if (report === undefined || out.size === 0) return []
    const values = { provider: name, date: { date: report.date }, skus: [...out].toSorted().join(', ') }
    return [message('bill.warning.soldOut', { ...values, source: report.evidence.source })]
  })
}

function conversions({ rates, convert, deployment }: WarningsRequest): readonly Message[] {
  const to = deployment.currency
  return rates.flatMap(({ currency: from, date, source }) => {
    const rate = convert(from === to ? 'EUR' : from)?.rate ?? null
    return rate === null
      ? []
      : [
          message('bill.warning.rate', {
            from: from === to ? 'EUR' : from,
            to,
            rate: rate.round(6).toFixed(),
            date: { date },
            source,
          }),
        ]
  })
}

function assumptions({ components, backup }: Deployment): readonly Message[] {
  const keepsSnapshots = components.some(({ volumes }) => volumes.some((volume) => volume.snapshotsKept > 1))
  const keepsChanges = backup !== null && (backup.retentionDays > 1 || backup.otherProvider)
  if (!keepsSnapshots && !keepsChanges) return []
  const said = backup?.otherProvider === true ? 'bill.warning.dailyChangeSent' : 'bill.warning.dailyChange'
  return [message(said, { percent: dailyChange * 100 })]
}

/** Room for backups is counted for servers and volumes: of what a provider operates only that provider has copies. */
function notBackedUp({ components, backup }: Deployment): readonly Message[] {
  if (backup === null) return []
  const kept = components.filter(({ kind, managed }) => managed === true && kind !== 'server' && kind !== 'backup')
  return kept.flatMap(({ name, diskGib, count }) =>
    diskGib === null ? [] : [message('bill.warning.notBackedUp', { name, size: diskGib * count })],
  )
}
