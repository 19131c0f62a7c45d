import { rateBetween } from '../catalog/rates.ts'
import type { OfferFilter, OfferSort, Selection } from '../catalog/select-offers.ts'
import { nearest } from '../domain/nearest.ts'
import { BrokerError } from '../domain/errors.ts'
import { message, type Message } from '../domain/message.ts'
import type { Catalogue } from '../domain/offers.ts'
import type { ExchangeRate } from '../domain/rates.ts'

/** Filters as typed: lists may hold commas, numbers are texts; undefined keeps all. */
export interface TypedFilter extends Pick<OfferFilter, 'kind' | 'arch' | 'cpu' | 'stock' | 'confidence'> {
  readonly provider: readonly string[]
  readonly region: readonly string[]
  readonly country: readonly string[]
  readonly vcpuMin: string | undefined
  readonly memoryMin: string | undefined
  readonly maxPrice: string | undefined
  /** How many the table shows; `0`: all. */
  readonly limit: string
  readonly sort: OfferSort
  readonly currency: string
}

/**
 * Reads the filters against what the catalogue has.
 * @throws BrokerError usage – a name that the catalogue does not know, no number, or a currency without a rate.
 */
export function readFilter(typed: TypedFilter, catalogue: Catalogue, rates: readonly ExchangeRate[]): Selection {
  const currency = typed.currency.toUpperCase()
  if (rateBetween(rates, 'EUR', currency) === null) {
    throw refused(
      message('rate.missing', { from: 'EUR', to: currency }),
      message('catalog.flag.currency.next', { known: knownCurrencies(rates) }),
    )
  }
  const { kind, arch, cpu, stock, confidence, sort } = typed
  const { providers, regions } = catalogue
  const filter = {
    provider: names('--provider', typed.provider, new Set(providers.map(({ id }) => id))),
    region: names('--region', typed.region, new Set(regions.map(({ id }) => id))),
    country: names('--country', typed.country, new Set(regions.map(({ country }) => country))),
    kind,
    arch,
    cpu,
    stock,
    confidence,
    vcpuMin: figure('--vcpu-min', typed.vcpuMin),
    memoryMin: figure('--memory-min', typed.memoryMin),
    maxPrice: amount('--max-price', typed.maxPrice),
  }
  return { filter, sort, currency, rates }
}

/** Null: no limit. */
export function readLimit(typed: string): number | null {
  if (!/^\s*\d{1,9}\s*$/.test(typed)) {
    throw refused(message('catalog.flag.whole', { flag: '--limit', value: typed }), message('catalog.flag.whole.next'))
  }
  const limit = Number(typed)
  return limit === 0 ? null : limit
}

function knownCurrencies(rates: readonly ExchangeRate[]): string {
  return ['EUR', ...rates.map(({ currency }) => currency)].toSorted().join(', ')
}

function names(flag: string, typed: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return typed
    .flatMap((each) => each.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((value) => {
      const found = [...known].find((name) => name.toLowerCase() === value.toLowerCase())
      if (found !== undefined) return found
      const near = nearest(value, [...known])
      const next =
        near === null
          ? message('catalog.flag.unknown.next', { known: [...known].toSorted().join(', ') })
          : message('prices.near', { near })
      throw refused(message('catalog.flag.unknown', { flag, value }), next)
    })
}

function figure(flag: string, typed: string | undefined): number | null {
  const text = amount(flag, typed)
  return text === null ? null : Number(text)
}

function amount(flag: string, typed: string | undefined): string | null {
  if (typed === undefined) return null
  const text = typed.trim()
  if (/^\d{1,12}(\.\d{1,6})?$/.test(text)) return text
  throw refused(message('catalog.flag.number', { flag, value: typed }), message('catalog.flag.number.next', { flag }))
}

function refused(says: Message, next: Message): BrokerError {
  return new BrokerError({ kind: 'usage', says, next })
}
