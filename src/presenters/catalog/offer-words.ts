import type { Evidence } from '../../domain/evidence.ts'
import type { MonthlyPrice } from '../../domain/listing.ts'
import type {
  DatabaseOffer,
  Offer,
  PriceUnit,
  ServerOffer,
  SnapshotOffer,
  TrafficOffer,
  VolumeOffer,
} from '../../domain/offers.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Translator } from '../../messages/translator.ts'

/** Decimals of an amount: cents for a month of something, more for a unit of data. */
export function amountText({ amount, per }: MonthlyPrice): string {
  if (per === 'percent') return amount.toFixed()
  return amount.toFixed(per === 'month' || per === '1000-mails' ? 2 : 4)
}

/** `€5.49 / month`; says so where nobody knows the price. */
export function priceWords(monthly: MonthlyPrice | null, tr: Translator): string {
  if (monthly === null) return tr.text('catalog.price.unknown')
  if (monthly.amount.eq(0)) return tr.text('catalog.price.free')
  if (monthly.per === 'percent') return tr.text('catalog.price.percent', { percent: amountText(monthly) })
  const price = tr.money({ amount: amountText(monthly), currency: monthly.currency })
  return tr.text('catalog.price.per', { price, unit: unitWords(monthly.per) })
}

/** The unit of a price, e.g. `GiB-month`. */
export function unitWords(unit: PriceUnit): Message {
  return message(`catalog.unit.${unit}`)
}

/** What an offer is, in a few words: `2 vCPU, 4 GiB, 40 GiB disk`. */
export function whatIs(offer: Offer, tr: Translator): string {
  switch (offer.kind) {
    case 'server':
    case 'database':
      return machine(offer, tr)
    case 'volume':
      return volume(offer, tr)
    case 'traffic':
      return traffic(offer, tr)
    case 'address':
      return tr.text(`catalog.what.address.${offer.family}`)
    case 'support':
      return tr.text(`catalog.what.support.${offer.hours}`, { hours: offer.responseHours })
    case 'snapshot':
      return snapshot(offer, tr)
    case 'backup':
      return tr.text('catalog.what.backup')
    case 'object-storage':
      return tr.text('catalog.what.object-storage')
    case 'load-balancer':
      return tr.text('catalog.what.load-balancer')
    case 'mail':
      return tr.text('catalog.what.mail')
  }
}

function machine(offer: ServerOffer | DatabaseOffer, tr: Translator): string {
  const { vcpu, memoryGib, diskGib } = offer
  const values = { vcpu, memory: tr.number(memoryGib, 1), disk: tr.number(diskGib, 0) }
  const size = tr.text(diskGib > 0 ? 'catalog.what.machine.disk' : 'catalog.what.machine', values)
  if (offer.kind === 'server') return size
  return tr.text('catalog.what.database', { engine: offer.engine, size, nodes: offer.nodes })
}

function volume({ class: kind, minGib, maxGib }: VolumeOffer, tr: Translator): string {
  const values = { min: tr.number(minGib, 1), max: tr.number(maxGib, 0), class: message(`catalog.class.${kind}`) }
  return tr.text('catalog.what.volume', values)
}

function snapshot({ incremental }: SnapshotOffer, tr: Translator): string {
  if (incremental === null) return tr.text('catalog.what.snapshot.open')
  return tr.text(incremental ? 'catalog.what.snapshot.incremental' : 'catalog.what.snapshot.full')
}

function traffic({ tiers, unit }: TrafficOffer, tr: Translator): string {
  const [first, second] = tiers
  if (first === undefined) return tr.text('catalog.what.traffic')
  if (Number(first.price.amount) > 0 || first.upTo === null) return tr.text('catalog.what.traffic')
  if (second === undefined) return tr.text('catalog.what.traffic')
  return tr.text('catalog.what.traffic.free', { free: tr.number(first.upTo, 0), unit: unitWords(unit) })
}

/** The evidence of the price that is shown; undefined where none is known. */
export function evidenceOf(offer: Offer, monthly: MonthlyPrice | null): Evidence | undefined {
  return (monthly?.price ?? offer.prices[0])?.evidence
}

export interface Remarkable {
  readonly offer: Offer
  readonly evidence: Evidence | undefined
  readonly country: string | undefined
}

/** What must be known of an offer beside its price: CPU, stock, weak prices, where and when it was read. */
export function notesOn({ offer, evidence, country }: Remarkable, tr: Translator): string {
  const notes = [
    country === undefined ? null : tr.country(country),
    ...serverNotes(offer, tr),
    evidence === undefined || evidence.confidence === 'sourced'
      ? null
      : tr.text(`catalog.confidence.${evidence.confidence}`),
    offer.origin === 'bundled' ? null : tr.text(`catalog.origin.${offer.origin}`),
    evidence === undefined ? null : tr.date(evidence.date),
  ]
  return notes.filter((note) => note !== null).join(' · ')
}

function serverNotes(offer: Offer, tr: Translator): (string | null)[] {
  if (offer.kind !== 'server') return []
  const { cpu, baseline, arch, stock, gpu, ipv4Included } = offer
  return [
    cpu === 'burstable'
      ? tr.text('catalog.cpu.burstable', { share: tr.percent(baseline) })
      : tr.text(`catalog.cpu.${cpu}`),
    arch === 'x86' ? null : arch,
    stock === 'general' ? null : tr.text(`catalog.stock.${stock}`),
    gpu ? tr.text('catalog.gpu') : null,
    ipv4Included ? tr.text('catalog.withIpv4') : null,
  ]
}
