import { describe, expect, it } from 'vitest'
import type { Discount, Offer, Price, PriceUnit } from '../../src/domain/offers.ts'
import { converter } from '../../src/scoring/cost/convert.ts'
import type { Amount } from '../../src/scoring/cost/purchase.ts'
import { cheapest, exactQuantity, pricer, purchase, quantity } from '../../src/scoring/cost/purchase.ts'
import { plain, price, rates, server, sourced, volume } from './build.ts'

const prices = (...discounts: Discount[]) => pricer(converter(rates, 'EUR'), discounts)
const one: Amount = { count: 1, gibEach: null }

function discount(percent: string, kinds: Discount['kinds']): Discount {
  return { percent, kinds, what: 'agreed', evidence: sourced }
}

describe('a month of three things of ten GiB each', () => {
  // 30 GiB are 32.21225472 GB; a month has 730 hours.
  it.each<[PriceUnit, number | null, string]>([
    ['hour', 2190, '2190'],
    ['month', 3, '3'],
    ['GiB-hour', 21_900, '21900'],
    ['GiB-month', 30, '30'],
    ['GiB', 30, '30'],
    ['GB-hour', 23_514.945_945_6, '23514.94615'],
    ['GB-month', 32.212_254_72, '32.212255'],
    ['GB', 32.212_254_72, '32.212255'],
    ['1000-mails', 0.003, '0.003'],
    ['percent', null, '3'],
  ])('in %s', (unit, rough, exact) => {
    const amount = { count: 3, gibEach: 10 }
    expect([quantity(unit, amount), exactQuantity(unit, amount).toFixed()]).toEqual([
      rough === null ? null : expect.closeTo(rough, 6),
      exact,
    ])
  })

  it('has no quantity in units of size where nothing has a size', () => {
    const units: readonly PriceUnit[] = ['GiB-hour', 'GiB-month', 'GiB', 'GB-hour', 'GB-month', 'GB', 'month']
    expect(units.map((unit) => quantity(unit, one))).toEqual([null, null, null, null, null, null, 1])
  })
})

describe('the way to pay', () => {
  /** What is paid, and what it comes to in millionths. */
  function paid(given: readonly Price[], amount = one): string | null {
    const bought = purchase(server('s', given), amount, prices())
    return bought && `${bought.price.amount} ${bought.price.currency} a ${bought.price.unit}: ${String(bought.micros)}`
  }

  it.each<[string, readonly Price[], string | null]>([
    ['is the cheapest, wherever it stands', [price('9', 'month'), price('0.01', 'hour')], '0.01 EUR a hour: 7300000'],
    ['the other way round', [price('0.01', 'hour'), price('9', 'month')], '0.01 EUR a hour: 7300000'],
    [
      'is the month where it costs the same',
      [price('0.01', 'hour'), price('7.3', 'month')],
      '7.3 EUR a month: 7300000',
    ],
    ['and not the hour after it', [price('7.3', 'month'), price('0.01', 'hour')], '7.3 EUR a month: 7300000'],
    ['is the first of two that are alike', [price('7', 'month'), price('7.0', 'month')], '7 EUR a month: 7000000'],
    [
      'is compared in one currency',
      [price('8', 'month'), price('9', 'month', { currency: 'USD' })],
      '9 USD a month: 7200000',
    ],
    ['needs a rate', [price('1', 'month', { currency: 'SEK' }), price('5', 'month')], '5 EUR a month: 5000000'],
    ['is none where no unit fits', [price('1', 'GiB'), price('20', 'percent')], null],
    ['is none without prices', [], null],
  ])('%s', (_, given, expected) => {
    expect(paid(given)).toBe(expected)
  })
})

describe('the cheapest of several offers', () => {
  const small = volume('small', [price('1', 'GiB')])
  const large = volume('large', [price('2', 'GiB')])
  const alike = { ...volume('alike', [price('1', 'GiB')]) }
  const bought = (offers: readonly Offer[], amountOf: (offer: Offer) => Amount | null) => {
    const found = cheapest(offers, amountOf, prices())
    return found && [found.offer.sku, found.amount.gibEach, found.micros]
  }

  it('counts what is bought of each', () => {
    const least = (offer: Offer): Amount => ({ count: 1, gibEach: offer === small ? 30 : 10 })
    expect(bought([small, large], least)).toEqual(['large', 10, 20_000_000])
  })

  it('is the first by name among equals, whatever their order', () => {
    const ten = (): Amount => ({ count: 1, gibEach: 10 })
    expect([bought([small, alike, large], ten), bought([alike, small], ten)]).toEqual([
      ['alike', 10, 10_000_000],
      ['alike', 10, 10_000_000],
    ])
  })

  it('leaves out what does not fit, and what has no price', () => {
    const fits = (offer: Offer): Amount | null => (offer === small ? null : { count: 1, gibEach: 1 })
    expect(bought([small, large], fits)).toEqual(['large', 1, 2_000_000])
    expect(bought([small], fits)).toBe(null)
    expect(bought([volume('unpriced', [])], () => one)).toBe(null)
  })
})

describe('a discount', () => {
  it('lowers what it is for, all kinds where none is named, and several add up', () => {
    const agreed = prices(discount('10', []), discount('25', ['server']), discount('5', ['mail', 'server']))
    const micros = (offer: Offer): number | undefined => purchase(offer, one, agreed)?.micros
    expect([
      micros(server('s', [price('100', 'month')])),
      micros(plain('mail', [price('100', 'month')])),
      micros(plain('load-balancer', [price('100', 'month')])),
      micros(server('t', [price('10', 'month')])),
    ]).toEqual([60_000_000, 85_000_000, 90_000_000, 6_000_000])
  })
})
