import type { Offer, ServerOffer } from '../domain/offers.ts'
import type { PriceFile } from './price-file.ts'
import type { Pricing } from './pricing.ts'

type Group = PriceFile['servers'][number]
type Size = Group['sizes'][number]

/** What a size need not say, and what decides whether it did: the keys of a row, or of its group. */
const optional = {
  baseline: ['cpu', 'baseline'],
  cpu: ['cpu'],
  diskGib: ['disk'],
  disk: ['storage'],
  arch: ['arch'],
  stock: ['stock'],
  gpu: ['gpu'],
  trafficIncluded: ['trafficIncluded'],
  ipv4Included: ['ipv4Included'],
  takesVolumes: ['takesVolumes'],
} as const satisfies Partial<Record<keyof ServerOffer, readonly (keyof Size)[]>>

export type OptionalKey = keyof typeof optional

/** By the id of an offer: the properties of which the file says nothing. Only sizes of servers can leave any out. */
export function leftOut(groups: readonly Group[], pricing: Pricing): ReadonlyMap<string, readonly OptionalKey[]> {
  const silent = new Map<string, readonly OptionalKey[]>()
  for (const group of groups) {
    for (const size of group.sizes) {
      const written: Readonly<Record<string, unknown>> = { ...group, ...defined(size) }
      const keys = optionalKeys.filter((key) => optional[key].every((name) => written[name] === undefined))
      for (const { id } of pricing.places({ sku: size.sku, regions: group.regions })) silent.set(id, keys)
    }
  }
  return silent
}

/** An offer that takes another's place, with what its file leaves out as it was before. */
export function inherit(before: Offer | undefined, now: Offer, keys: readonly OptionalKey[]): Offer {
  if (before?.kind !== 'server' || now.kind !== 'server') return now
  const merged: ServerOffer = { ...now, ...Object.fromEntries(keys.map((key) => [key, before[key]])) }
  return { ...merged, disk: diskOf(merged, now.disk === 'none' ? before.disk : now.disk) }
}

/** A size has a kind of disk exactly where it has a disk. */
function diskOf({ diskGib, disk }: ServerOffer, otherwise: ServerOffer['disk']): ServerOffer['disk'] {
  if (diskGib === 0) return 'none'
  return disk === 'none' ? otherwise : disk
}

// The keys of the literal above; TypeScript knows them as texts only.
const optionalKeys = Object.keys(optional) as readonly OptionalKey[]

function defined(size: Size): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(size).filter(([, value]) => value !== undefined))
}
