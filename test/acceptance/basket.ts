import { centsText, divided, exact, times, toCents } from './exact.ts'

/**
 * Recomputes the bill of `basket.yaml` for every region from `catalog list --json`, apart from the program: it shares no
 * code with it, tries every size, and does its arithmetic on whole numbers.
 */
export interface ListedPrice {
  readonly amount: string
  readonly currency: string
  readonly unit: string
}
export interface ListedOffer {
  readonly kind: string
  readonly provider: string
  readonly region: string
  readonly sku: string
  readonly prices: readonly ListedPrice[]
  readonly vcpu?: number
  readonly baseline?: number
  readonly memoryGib?: number
  readonly diskGib?: number
  readonly arch?: string
  readonly stock?: string
  readonly gpu?: boolean
  readonly trafficIncluded?: number
  readonly ipv4Included?: boolean
  readonly takesVolumes?: boolean
  readonly class?: string
  readonly family?: string
  readonly minGib?: number
  readonly stepGib?: number
  readonly maxGib?: number
  readonly unit?: string
  readonly tiers?: readonly { readonly upTo: number | null; readonly price: ListedPrice }[]
}
export interface Listed {
  readonly rates: readonly { readonly currency: string; readonly rate: string }[]
  readonly offers: readonly ListedOffer[]
}

const volumeGib = 100
const systemGib = 20
const trafficGib = 1862.645149230957
const gbPerGib = 1.073741824

/** Bills in cents by `provider/region`; a region is left out where a part has no price. */
export function recompute(listed: Listed): ReadonlyMap<string, string> {
  const regions = new Map<string, ListedOffer[]>()
  for (const offer of listed.offers) {
    const id = `${offer.provider}/${offer.region}`
    regions.set(id, [...(regions.get(id) ?? []), offer])
  }
  const bills = [...regions].map(([id, offers]) => [id, cheapest(offers, listed)] as const)
  return new Map(bills.flatMap(([id, bill]) => (bill === null ? [] : [[id, centsText(bill)] as const])))
}

function cheapest(offers: readonly ListedOffer[], listed: Listed): bigint | null {
  const volume = least(volumes(offers).map((offer) => sized(offer, volumeGib, listed)))
  const traffic = offers.filter(({ kind }) => kind === 'traffic')
  if (volume === null) return null
  const snapshot = least(
    offers.filter(({ kind }) => kind === 'snapshot').map((offer) => sized(offer, volumeGib, listed)),
  )
  const whole = servers(offers).map((server) => {
    const parts = [ofMonth(server, listed), system(server, offers, listed), address(server, offers, listed)]
    // Where no price of traffic is known, the bill is one without it.
    parts.push(traffic.length === 0 ? 0n : outgoing(traffic, server.trafficIncluded ?? 0, listed))
    return parts.reduce<bigint | null>((sum, part) => (sum === null || part === null ? null : sum + part), 0n)
  })
  const best = least(whole)
  // A provider that sells no snapshots of volumes, or names no price, has a bill without them.
  return best === null ? null : best + volume + (snapshot ?? 0n)
}

function servers(offers: readonly ListedOffer[]): readonly ListedOffer[] {
  return offers.filter(
    (offer) =>
      offer.kind === 'server' &&
      (offer.vcpu ?? 0) * (offer.baseline ?? 1) >= 2 &&
      (offer.memoryGib ?? 0) >= 4 &&
      offer.arch === 'x86' &&
      (offer.stock === 'general' || offer.stock === 'unknown') &&
      offer.gpu !== true &&
      offer.takesVolumes !== false,
  )
}

function volumes(offers: readonly ListedOffer[]): readonly ListedOffer[] {
  return offers.filter(({ kind, class: name }) => kind === 'volume' && (name === 'general' || name === 'fast'))
}

function system(server: ListedOffer, offers: readonly ListedOffer[], listed: Listed): bigint | null {
  if ((server.diskGib ?? 0) >= systemGib) return 0n
  return least(volumes(offers).map((offer) => sized(offer, systemGib, listed)))
}

function address(server: ListedOffer, offers: readonly ListedOffer[], listed: Listed): bigint | null {
  if (server.ipv4Included === true) return 0n
  const addresses = offers.filter(({ kind, family }) => kind === 'address' && family === 'ipv4')
  // Where no price of addresses is known, the bill is one without them.
  return addresses.length === 0 ? 0n : least(addresses.map((offer) => ofMonth(offer, listed)))
}

function ofMonth(offer: ListedOffer, listed: Listed): bigint | null {
  return least(
    offer.prices.map((price) => {
      const units = price.unit === 'hour' ? exact(730) : price.unit === 'month' ? exact(1) : null
      return units === null ? null : line(units, price, listed)
    }),
  )
}

function sized(offer: ListedOffer, gib: number, listed: Listed): bigint | null {
  const step = offer.stepGib ?? 0
  const wanted = Math.max(gib, offer.minGib ?? 0)
  if (wanted > (offer.maxGib ?? Infinity)) return null
  const bought = step === 0 ? wanted : Math.ceil(wanted / step - 1e-9) * step
  return least(
    offer.prices.map((price) => {
      const amount = price.unit.startsWith('GB') ? Number((bought * gbPerGib).toFixed(6)) : Number(bought.toFixed(9))
      const hours = price.unit.endsWith('-hour') ? 730 : price.unit.endsWith('-month') ? 1 : null
      return hours === null ? null : line(times(exact(amount), exact(hours)), price, listed)
    }),
  )
}

function outgoing(traffic: readonly ListedOffer[], included: number, listed: Listed): bigint | null {
  return least(
    traffic.map((offer) => {
      const amount = offer.unit === 'GB' ? Math.round(trafficGib * gbPerGib * 1e6) / 1e6 : trafficGib
      const charged = Math.max(0, amount - included)
      let from = 0
      let sum = 0n
      for (const tier of offer.tiers ?? []) {
        const within = Math.max(0, Math.min(charged, tier.upTo ?? Infinity) - from)
        if (within > 0) sum += line(exact(within.toFixed(12)), tier.price, listed) ?? 0n
        from = tier.upTo ?? Infinity
      }
      return sum
    }),
  )
}

/** Quantity × price, turned into euros, to the cent. */
function line(units: bigint, price: ListedPrice, { rates }: Listed): bigint | null {
  const amount = times(units, exact(price.amount))
  if (price.currency === 'EUR') return toCents(amount)
  const rate = rates.find(({ currency }) => currency === price.currency)
  return rate === undefined ? null : toCents(divided(amount, exact(rate.rate)))
}

function least(amounts: readonly (bigint | null)[]): bigint | null {
  return amounts.reduce((best, amount) => (amount !== null && (best === null || amount < best) ? amount : best), null)
}
