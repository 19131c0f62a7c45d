import type { Alternative } from '../../domain/comparison.ts'
import type { Offer, OfferKind } from '../../domain/offers.ts'
import type { Market } from './market.ts'
import type { Needs } from './needs.ts'
import { serviceOf } from './needs.ts'

/** Kinds that neither hold nor carry data: a certificate need not name them. */
const withoutData: ReadonlySet<OfferKind> = new Set<OfferKind>(['traffic', 'address', 'support'])

/** Offers of the market that are placed or stand on the bill, without repetition. */
export function offersUsed({ placements, cost }: Alternative, market: Market): readonly Offer[] {
  const used = new Set([...placements, ...(cost?.lines ?? [])].map(({ offer }) => offer))
  const offers: readonly Offer[] = Object.values(market.offers).flat()
  return offers.filter(({ id }) => used.has(id))
}

/** Of the offers used those that hold or carry data. */
export function withData(offers: readonly Offer[]): readonly Offer[] {
  return offers.filter(({ kind }) => !withoutData.has(kind))
}

/** Kinds of what is needed and stands on no bill, as no offer with a price is known; null for what is no kind of offer. */
export function unplacedKinds(
  needs: Needs,
  { placements }: Pick<Alternative, 'placements'>,
  used: readonly Offer[],
): readonly (OfferKind | null)[] {
  const kinds = new Set(used.map(({ kind }) => kind))
  const named = new Set(placements.map(({ component }) => component))
  const wanted: readonly (readonly [OfferKind, boolean])[] = [
    ['server', needs.servers.length > 0],
    ['volume', needs.volumes.length > 0],
    ['snapshot', needs.volumes.some(({ snapshotsKept }) => snapshotsKept > 0)],
  ]
  const services = needs.bought.filter(({ name }) => !named.has(name)).map(serviceOf)
  return [
    ...wanted.flatMap(([kind, isNeeded]) => (isNeeded && !kinds.has(kind) ? [kind] : [])),
    ...services.map((service) => (service === 'file-share' ? null : service)),
  ]
}
