import type { Deployment } from '../../domain/deployment.ts'
import type { BackupOffer, Price } from '../../domain/offers.ts'
import type { Market } from './market.ts'
import type { Variant } from './place.ts'
import { byName, firstDifference } from '../order.ts'

/** A provider's own backups of whole servers, priced in per cent of the server. */
export interface ServerBackups {
  readonly offer: BackupOffer
  readonly price: Price
}

/** Every combination of choices that influence one another; nearly always one or two. */
export function variants(market: Market, backups: ServerBackups | null): readonly Variant[] {
  const traffic = market.offers.traffic.length === 0 ? [null] : market.offers.traffic
  const limits = market.offers.volume.map((offer) => offer.maxPerServer ?? Infinity)
  const places = [...new Set(limits.length === 0 ? [0] : limits)].sort((a, b) => a - b)
  const surcharges = backups === null ? [0] : [0, Number(backups.price.amount)]
  return traffic.flatMap((offer) =>
    places.flatMap((minPerServer) =>
      surcharges.map((surchargePercent) => ({ traffic: offer, minPerServer, surchargePercent })),
    ),
  )
}

/** Backups in per cent of the server keep one copy beside it: no other provider, no further copies. */
export function serverBackups(deployment: Pick<Deployment, 'backup'>, market: Market): ServerBackups | null {
  const { backup } = deployment
  if (backup === null || backup.otherProvider || backup.copies > 1) return null
  const found = market.offers.backup.flatMap((offer) =>
    offer.prices.filter((price) => price.unit === 'percent').map((price) => ({ offer, price })),
  )
  const [cheapest] = found.sort((a, b) =>
    firstDifference(Number(a.price.amount) - Number(b.price.amount), byName(a.offer.id, b.offer.id)),
  )
  return cheapest ?? null
}
