import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { StorageClass, VolumeOffer } from '../../domain/offers.ts'
import type { Amount, Pricer, Purchase } from '../cost/purchase.ts'
import { cheapest } from '../cost/purchase.ts'

export interface VolumeWish {
  readonly sizeGib: number
  readonly class: StorageClass
  readonly count: number
}

/** The cheapest volume that fits; or why none does, or that nobody knows the price of those that would. */
export type VolumeFit =
  | { readonly kind: 'fits'; readonly bought: Purchase<VolumeOffer> }
  | { readonly kind: 'unpriced'; readonly reason: Message }
  | { readonly kind: 'infeasible'; readonly reason: Message }

const classes: readonly StorageClass[] = ['capacity', 'general', 'fast']
/** Sizes converted between GB and GiB are not exact: a billionth of a step is no step. */
const tolerance = 1e-9

export function fitVolume(wish: VolumeWish, offers: readonly VolumeOffer[], prices: Pricer): VolumeFit {
  const words = { size: wish.sizeGib, class: message(`bill.class.${wish.class}`) }
  if (offers.length === 0) return { kind: 'unpriced', reason: message('bill.undecided.volume', words) }
  const goodEnough = offers.filter((offer) => classes.indexOf(offer.class) >= classes.indexOf(wish.class))
  if (goodEnough.length === 0) return { kind: 'infeasible', reason: message('bill.infeasible.volumeClass', words) }
  const fitting = goodEnough.filter((offer) => billedGib(wish.sizeGib, offer) !== null)
  if (fitting.length === 0) {
    const max = Math.floor(Math.max(...goodEnough.map((offer) => offer.maxGib)))
    return { kind: 'infeasible', reason: message('bill.infeasible.volumeSize', { ...words, max }) }
  }
  const bought = cheapest(fitting, (offer) => volumeAmount(wish, offer), prices)
  return bought === null
    ? { kind: 'unpriced', reason: message('bill.undecided.volume', words) }
    : { kind: 'fits', bought }
}

function volumeAmount(wish: VolumeWish, offer: VolumeOffer): Amount | null {
  const gibEach = billedGib(wish.sizeGib, offer)
  return gibEach === null ? null : { count: wish.count, gibEach }
}

/** The size that is billed for a wanted one: at least the minimum, in whole steps; null above the maximum. */
export function billedGib(sizeGib: number, offer: Pick<VolumeOffer, 'minGib' | 'stepGib' | 'maxGib'>): number | null {
  const wanted = Math.max(sizeGib, offer.minGib)
  const billed = offer.stepGib > 0 ? Math.ceil(wanted / offer.stepGib - tolerance) * offer.stepGib : wanted
  return billed > offer.maxGib * (1 + tolerance) ? null : billed
}
