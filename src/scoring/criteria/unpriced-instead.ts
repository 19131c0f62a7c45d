import type { BillPart } from '../../domain/comparison.ts'
import { billParts } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Offer, OfferKind, StorageClass } from '../../domain/offers.ts'
import type { Lacking } from '../../domain/score.ts'
import { listed } from '../cost/name.ts'
import type { Situation } from './situation.ts'
import { isToday } from './situation.ts'

/** A price that nobody knows, and the parts of the bill that it might make cheaper. */
export interface Unpriced {
  readonly lacking: Lacking
  readonly parts: readonly BillPart[]
}

/** So many offers of a kind are named. */
const namedAtMost = 2

/** A better class also satisfies a lesser need. */
const classes: readonly StorageClass[] = ['capacity', 'general', 'fast']

/** Parts of a bill that an offer of the kind could make cheaper. */
const partsOf: Readonly<Record<OfferKind, readonly BillPart[]>> = {
  server: billParts,
  volume: ['storage'],
  snapshot: ['snapshots', 'backups'],
  traffic: ['traffic'],
  address: ['addresses'],
  backup: ['backups', 'managed'],
  'object-storage': ['backups', 'managed'],
  database: ['managed'],
  'load-balancer': ['managed'],
  mail: ['managed'],
  support: ['support'],
}

/** What might replace something that is billed, if only its price were known; nothing for what runs today. */
export function unpricedInstead(situation: Situation): readonly Unpriced[] {
  if (isToday(situation.alternative)) return []
  const before = found.get(situation)
  if (before !== undefined) return before
  const all = [...unpricedHere(situation), ...serversWithoutVolumes(situation), ...storesElsewhere(situation)]
  found.set(situation, all)
  return all
}

/** Several indicators of a situation ask, and all offers of the region are looked through. */
const found = new WeakMap<Situation, readonly Unpriced[]>()

function unpricedHere(situation: Situation): readonly Unpriced[] {
  const { inRegion } = situation.offers
  const billed = billedClasses(situation)
  const isBetter = (offer: Offer) =>
    offer.kind === 'volume' && billed.length > 0 && billed.every((one) => rankOf(one) < rankOf(offer.class))
  const skus = new Map<OfferKind, readonly string[]>()
  for (const offer of inRegion)
    if (offer.prices.length === 0 && !isBetter(offer))
      skus.set(offer.kind, [...(skus.get(offer.kind) ?? []), offer.sku])
  return [...skus].map(([kind, names]) => ({ lacking: priceOf(offerName(kind, names)), parts: partsOf[kind] }))
}

/** Classes of the volumes that are billed. A shop is taken to sell none that is better for less. */
function billedClasses({ alternative, offers }: Situation): readonly StorageClass[] {
  const billed = new Set(alternative.cost?.lines.map(({ offer }) => offer))
  return offers.inRegion.flatMap((offer) => (offer.kind === 'volume' && billed.has(offer.id) ? [offer.class] : []))
}

function rankOf(one: StorageClass): number {
  return classes.indexOf(one)
}

function serversWithoutVolumes(situation: Situation): readonly Unpriced[] {
  if (!lacksVolumes(situation)) return []
  return [{ lacking: priceOf(message('criteria.decide.part.storage')), parts: ['compute'] }]
}

/** Whoever else may keep the backups. */
function storesElsewhere({ alternative, deployment, offers }: Situation): readonly Unpriced[] {
  const others = [...offers.storesWithoutPrice].filter(([id]) => id !== alternative.provider)
  const seller = listed(others.map(([, provider]) => message('bill.name.provider', { provider })))
  if (seller === null || deployment.backup?.otherProvider !== true) return []
  const { fact } = priceOf(message('criteria.decide.offer.object-storage'))
  return [{ lacking: { fact, seller }, parts: ['backups'] }]
}

function priceOf(what: Message): Lacking {
  return { fact: message('criteria.decide.priceOf', { what }), seller: null }
}

function offerName(kind: OfferKind, skus: readonly string[]): Message {
  if (skus.every((sku) => sku === kind)) return message(`criteria.decide.offer.${kind}`)
  const more = skus.length > namedAtMost ? ['…'] : []
  return message('criteria.decide.offer.named', {
    kind: message(`criteria.decide.offer.${kind}`),
    sku: [...skus.slice(0, namedAtMost), ...more].join(', '),
  })
}

/** Some volume that is needed has no price, so servers are chosen without it: by the disks that they come with. */
export function lacksVolumes({ deployment, offers }: Situation): boolean {
  const sold = offers.inRegion.filter((offer) => offer.kind === 'volume')
  const unpriced = sold.filter(({ prices }) => prices.length === 0)
  const wanted = deployment.components.flatMap(({ volumes }) => volumes.map((volume) => volume.class))
  if (sold.length === 0) return wanted.length > 0
  const serves = (one: StorageClass, need: StorageClass) => rankOf(one) >= rankOf(need)
  return [...wanted, 'general' as const].some(
    (need) =>
      unpriced.some((offer) => serves(offer.class, need)) &&
      !sold.some((offer) => offer.prices.length > 0 && serves(offer.class, need)),
  )
}
