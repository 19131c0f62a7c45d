import type {
  AddressOffer,
  BackupOffer,
  DatabaseOffer,
  LoadBalancerOffer,
  MailOffer,
  ObjectStorageOffer,
  Offer,
  Price,
  SnapshotOffer,
  SupportOffer,
  TrafficOffer,
  VolumeOffer,
} from '../domain/offers.ts'
import { Big } from '../domain/money.ts'
import { inGib } from '../domain/size.ts'
import type { PriceFile } from './price-file.ts'
import type { Pricing } from './pricing.ts'

type Row<K extends keyof PriceFile> = PriceFile[K] extends readonly (infer R)[] ? R : never

/** Everything but servers, in the order of the file format. */
export function compileRows(file: PriceFile, pricing: Pricing): Offer[] {
  return [
    ...file.volumes.flatMap((row) => volumes(row, pricing)),
    ...file.snapshots.flatMap((row) => snapshots(row, pricing)),
    ...file.traffic.flatMap((row) => traffic(row, pricing)),
    ...file.addresses.flatMap((row) => addresses(row, pricing)),
    ...file.backups.flatMap((row) => backups(row, pricing)),
    ...file.objectStorage.flatMap((row) => objectStorage(row, pricing)),
    ...file.databases.flatMap((row) => databases(row, pricing)),
    ...file.loadBalancers.flatMap((row) => loadBalancers(row, pricing)),
    ...file.mail.flatMap((row) => mail(row, pricing)),
    ...file.support.flatMap((row) => support(row, pricing)),
  ]
}

function volumes(row: Row<'volumes'>, pricing: Pricing): VolumeOffer[] {
  const unit = pricing.units.storage
  const limits = {
    class: row.class,
    minGib: inGib(row.min, unit),
    stepGib: inGib(row.step, unit),
    maxGib: inGib(row.max, unit),
    maxPerServer: row.maxPerServer,
  }
  const prices = pricing.prices(row, unit)
  return pricing.places(row).map((place) => ({ ...place, kind: 'volume', prices, ...limits }))
}

function snapshots(row: Row<'snapshots'>, pricing: Pricing): SnapshotOffer[] {
  const prices = pricing.prices(row, pricing.units.storage)
  const { incremental } = row
  return pricing.places(row).map((place) => ({ ...place, kind: 'snapshot', prices, incremental }))
}

function traffic(row: Row<'traffic'>, pricing: Pricing): TrafficOffer[] {
  const unit = pricing.units.traffic
  const perTb = unit === 'GiB' ? 1024 : 1000
  const tiers = row.tiers.map(({ upTo, gb, tb, source = row.source }) => {
    const amount = gb ?? (tb === undefined ? undefined : new Big(tb).div(perTb).toFixed())
    if (amount === undefined || source === undefined)
      throw new Error('a traffic tier without a price passed the checks')
    return { upTo, price: pricing.price({ amount, unit, source }) }
  })
  const prices = tiers.map((tier) => tier.price)
  return pricing.places(row).map((place) => ({ ...place, kind: 'traffic', prices, unit, tiers }))
}

function addresses(row: Row<'addresses'>, pricing: Pricing): AddressOffer[] {
  const prices = pricing.prices(row)
  return pricing.places(row).map((place) => ({ ...place, kind: 'address', prices, family: row.family }))
}

function backups(row: Row<'backups'>, pricing: Pricing): BackupOffer[] {
  const prices = [...percentOf(row, pricing), ...pricing.prices(row, pricing.units.storage)]
  return pricing.places(row).map((place) => ({ ...place, kind: 'backup', prices }))
}

function objectStorage(row: Row<'objectStorage'>, pricing: Pricing): ObjectStorageOffer[] {
  const prices = pricing.prices(row, pricing.units.storage)
  return pricing.places(row).map((place) => ({ ...place, kind: 'object-storage', prices }))
}

function databases(row: Row<'databases'>, pricing: Pricing): DatabaseOffer[] {
  const { units } = pricing
  const machine = {
    prices: pricing.prices(row),
    engine: row.engine,
    vcpu: row.vcpu,
    memoryGib: inGib(row.memory, units.memory),
    diskGib: inGib(row.disk, units.disk),
    nodes: row.nodes,
  }
  return pricing.places(row).map((place) => ({ ...place, kind: 'database', ...machine }))
}

function loadBalancers(row: Row<'loadBalancers'>, pricing: Pricing): LoadBalancerOffer[] {
  const prices = pricing.prices(row)
  return pricing.places(row).map((place) => ({ ...place, kind: 'load-balancer', prices }))
}

function mail(row: Row<'mail'>, pricing: Pricing): MailOffer[] {
  const { per1000, source } = row
  const known = per1000 !== undefined && source !== undefined
  const prices = known ? [pricing.price({ amount: per1000, unit: '1000-mails', source })] : []
  return pricing.places(row).map((place) => ({ ...place, kind: 'mail', prices }))
}

function support(row: Row<'support'>, pricing: Pricing): SupportOffer[] {
  const prices = [...percentOf(row, pricing), ...pricing.prices(row)]
  const { hours, responseHours } = row
  return pricing.places(row).map((place) => ({ ...place, kind: 'support', prices, hours, responseHours }))
}

function percentOf(row: Row<'backups'> | Row<'support'>, pricing: Pricing): Price[] {
  const { percent, source } = row
  if (percent === undefined || typeof source !== 'string') return []
  return [pricing.price({ amount: percent, unit: 'percent', source })]
}
