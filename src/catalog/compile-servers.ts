import type { ServerOffer } from '../domain/offers.ts'
import { inGib } from '../domain/size.ts'
import type { PriceFile } from './price-file.ts'
import type { Pricing } from './pricing.ts'

type Group = PriceFile['servers'][number]
type Size = Group['sizes'][number]

/** Server sizes of all groups, one offer for each region. What a size leaves out, its group says. */
export function compileServers(groups: readonly Group[], pricing: Pricing): ServerOffer[] {
  return groups.flatMap((group) => group.sizes.flatMap((size) => compileSize(group, size, pricing)))
}

function compileSize(group: Group, size: Size, pricing: Pricing): ServerOffer[] {
  const { units } = pricing
  const prices = pricing.prices({ ...size, source: size.source ?? group.source })
  const machine = {
    prices,
    vcpu: size.vcpu,
    baseline: size.baseline ?? group.baseline ?? 1,
    cpu: size.cpu ?? group.cpu ?? 'shared',
    memoryGib: inGib(size.memory, units.memory),
    diskGib: inGib(size.disk ?? 0, units.disk),
    disk: (size.disk ?? 0) === 0 ? 'none' : (size.storage ?? group.storage ?? 'local'),
    arch: size.arch ?? group.arch ?? 'x86',
    stock: size.stock ?? group.stock ?? 'general',
    gpu: size.gpu ?? group.gpu ?? false,
    trafficIncluded: size.trafficIncluded ?? group.trafficIncluded ?? 0,
    ipv4Included: size.ipv4Included ?? group.ipv4Included ?? false,
    takesVolumes: size.takesVolumes ?? group.takesVolumes ?? true,
  } as const
  return pricing
    .places({ sku: size.sku, regions: group.regions })
    .map((place) => ({ ...place, kind: 'server', ...machine }))
}
