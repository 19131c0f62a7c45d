import { monthlyPrice } from '../../../catalog/monthly-price.ts'
import type { CostEstimate, CostLine, Unpriced } from '../../../domain/costs.ts'
import type { ResourceKind } from '../../../domain/inventory.ts'
import { Big } from '../../../domain/money.ts'
import type { Offer } from '../../../domain/offers.ts'
import type { Resource, Volume } from '../../../domain/resources.ts'
import type { AuditAccount } from '../audit-account.ts'

/** What runs there at the list prices of the catalogue, a month, net of tax; and what it names no price for. */
export function estimateCosts(accounts: readonly AuditAccount[]): CostEstimate {
  const priced = accounts.flatMap(priceAccount)
  return {
    lines: priced.flatMap(({ line }) => (line === null ? [] : [line])),
    unpriced: countUnpriced(priced.flatMap(({ missing }) => (missing === null ? [] : [missing]))),
  }
}

interface Priced {
  readonly line: CostLine | null
  readonly missing: Omit<Unpriced, 'count'> | null
}

interface Item {
  readonly kind: ResourceKind
  readonly resource: Resource
  /** Name of the size or class; empty: the provider has one only. */
  readonly what: string
  readonly offer: Offer | null
  /** Servers and addresses are one; of storage the GiB that are billed. */
  readonly gib: number | null
}

function priceAccount(account: AuditAccount): readonly Priced[] {
  const { inventory, provider } = account
  const offers = offersAt(account)
  const items: readonly Item[] = [
    ...inventory.servers.map((resource): Item => {
      const what = resource.size?.name ?? '?'
      return { kind: 'servers', resource, what, offer: bySku(offers, 'server', what), gib: null }
    }),
    ...inventory.volumes.map((resource) => volumeItem(resource, offers)),
    ...inventory.snapshots.map((resource): Item => {
      const offer = only(offers, 'snapshot')
      // Where only what has changed is billed, or nobody says so, the size of the volume tells no price.
      const whole = offer?.kind === 'snapshot' && offer.incremental === false
      return { kind: 'snapshots', resource, what: '', offer: whole ? offer : null, gib: gibOf(resource.sizeBytes) }
    }),
    ...inventory.publicIps.map((resource): Item => {
      const family = resource.version === 4 ? 'ipv4' : 'ipv6'
      const found = offers.filter((offer) => offer.kind === 'address' && offer.family === family)
      return { kind: 'publicIps', resource, what: family, offer: found[0] ?? null, gib: null }
    }),
  ]
  return items.map((item) => priceItem(item, { account, provider: provider ?? inventory.provider }))
}

function volumeItem(resource: Volume, offers: readonly Offer[]): Item {
  const what = resource.class ?? ''
  const offer = bySku(offers, 'volume', what) ?? (what === '' ? only(offers, 'volume') : null)
  const gib = gibOf(resource.sizeBytes)
  const billed = offer?.kind === 'volume' ? Math.max(offer.minGib, Math.ceil(gib / offer.stepGib) * offer.stepGib) : gib
  return { kind: 'volumes', resource, what, offer, gib: billed }
}

function gibOf(bytes: number): number {
  return bytes / 2 ** 30
}

/** Of the region, else of one whose name differs only in the number of its data centre: `GRA` for `GRA11`. */
function offersAt({ provider, region, world }: AuditAccount): readonly Offer[] {
  const stem = (name: string): string => name.replace(/[\d-]*$/, '').toLowerCase()
  const all = world.offers.filter((offer) => offer.provider === provider)
  const exact = all.filter((offer) => offer.region === region)
  return exact.length > 0 || region === '' ? exact : all.filter((offer) => stem(offer.region) === stem(region))
}

/** `classic` is the class that `volume.classic` sells. */
function bySku(offers: readonly Offer[], kind: Offer['kind'], name: string): Offer | null {
  const wanted = name.toLowerCase()
  const found = offers.find((offer) => {
    const sku = offer.sku.toLowerCase()
    return offer.kind === kind && (sku === wanted || (wanted !== '' && sku.endsWith(`.${wanted}`)))
  })
  return found ?? null
}

function only(offers: readonly Offer[], kind: Offer['kind']): Offer | null {
  const [first, second] = offers.filter((offer) => offer.kind === kind)
  return second === undefined ? (first ?? null) : null
}

const gibPerGb = 10 ** 9 / 2 ** 30

function priceItem(
  { kind, resource, what, offer, gib }: Item,
  { account, provider }: { readonly account: AuditAccount; readonly provider: string },
): Priced {
  const { profile } = account.inventory
  const missing = { line: null, missing: { profile, kind, what } }
  const currency = offer?.prices[0]?.currency
  const price = offer === null || currency === undefined ? null : monthlyPrice(offer, currency, [])
  if (offer === null || price === null || price.per === 'percent') return missing
  const perGb = price.per.startsWith('GB')
  const quantity = gib === null ? new Big(1) : new Big(perGb ? gib / gibPerGb : gib).round(6)
  const billed = price.amount.times(quantity)
  return {
    missing: null,
    line: {
      ...{ month: null, provider, account: profile, tenant: resource.tenant, service: kind, sku: offer.sku },
      ...{ unit: price.per, resource: resource.id, currency: price.currency, quantity, billed, effective: null },
      ...{ count: 1, corrections: 0 },
    },
  }
}

function countUnpriced(missing: readonly Omit<Unpriced, 'count'>[]): readonly Unpriced[] {
  const counts = new Map<string, Unpriced>()
  for (const one of missing) {
    const key = JSON.stringify(Object.values(one))
    const before = counts.get(key)
    counts.set(key, { ...one, count: (before === undefined ? 0 : before.count) + 1 })
  }
  return [...counts.values()]
}
