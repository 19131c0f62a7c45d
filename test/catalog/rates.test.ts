import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { overrideRates, parseRate, rateBetween } from '../../src/catalog/rates.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import type { ExchangeRate } from '../../src/domain/rates.ts'

const dated: readonly ExchangeRate[] = [
  { currency: 'CHF', rate: '0.9373', date: '2026-08-13', source: 'ECB' },
  { currency: 'USD', rate: '1.1567', date: '2026-08-14', source: 'ECB' },
]

function typed(text: string, accept = false): readonly ExchangeRate[] {
  return overrideRates(dated, { typed: [text], accept, date: '2026-11-22' })
}

/** The key of the error, or null. */
function refusal(text: string, accept = false): string | null {
  try {
    typed(text, accept)
    return null
  } catch (error) {
    return error instanceof BrokerError ? error.says.key : 'another error'
  }
}

test('a typed rate replaces the dated one, in either direction', () => {
  const [chf] = dated
  expect(typed('1EUR=1.2USD')).toEqual([
    chf,
    { currency: 'USD', rate: '1.2', date: '2026-11-22', source: '--rate 1EUR=1.2USD' },
  ])
  expect(typed(' 1 usd = 0.8 eur ').at(-1)).toMatchObject({ currency: 'USD', rate: '1.25' })
  expect(typed('2EUR=2.4USD').at(-1)).toMatchObject({ rate: '1.2' })
})

test('a currency that is new needs no acceptance', () => {
  expect(typed('1EUR=162.5JPY').map(({ currency }) => currency)).toEqual(['CHF', 'JPY', 'USD'])
})

test.each([
  ['1EUR=0.8645USD', 'rate.wrongWay'],
  ['1USD=1.1567EUR', 'rate.wrongWay'],
  ['1EUR=1.0669CHF', 'rate.wrongWay'],
  ['1EUR=1.4USD', 'rate.far'],
  ['1EUR=0.5USD', 'rate.far'],
  ['1EUR=1.32USD', null],
  ['1EUR=1.17USD', null],
  ['1USD=1.35CAD', 'rate.withoutEuro'],
  ['1EUR=1EUR', 'rate.withoutEuro'],
  ['1EUR=0USD', 'rate.zero'],
  ['EUR/USD 1.1', 'rate.unreadable'],
  ['1EUR=-1.1USD', 'rate.unreadable'],
  ['1EUR=1,15USD', 'rate.unreadable'],
])('--rate %s: %s', (text, key) => {
  expect(refusal(text)).toBe(key)
})

test('--accept-rate accepts a far rate, but nothing that cannot be read', () => {
  expect([refusal('1EUR=1.4USD', true), refusal('1EUR=0.8645USD', true), refusal('1EUR=0USD', true)]).toEqual([
    null,
    null,
    'rate.zero',
  ])
})

describe('between currencies', () => {
  test('by way of the euro; null where a rate is missing', () => {
    const between = (from: string, to: string) => rateBetween(dated, from, to)?.toFixed(6) ?? null
    expect([between('EUR', 'USD'), between('USD', 'EUR'), between('USD', 'CHF'), between('CAD', 'EUR')]).toEqual([
      '1.156700',
      '0.864528',
      '0.810322',
      null,
    ])
    expect(between('CAD', 'CAD')).toBe('1.000000')
  })

  test('there and back is where one was', () => {
    const rate = fc.integer({ min: 1, max: 100_000_000 }).map((ten) => (ten / 10_000).toFixed(4))
    fc.assert(
      fc.property(rate, (text) => {
        const rates = [parseRate(`1EUR=${text}USD`, '2026-11-22')]
        const there = rateBetween(rates, 'EUR', 'USD')
        const back = rateBetween(rates, 'USD', 'EUR')
        if (there === null || back === null) throw new Error('no rate')
        expect(there.times(back).minus(1).abs().lt('1e-12')).toBe(true)
      }),
    )
  })
})

test('two rates for one currency are refused', () => {
  const typed = ['1EUR=1.2USD', '1USD=0.9EUR']
  expect(() => overrideRates([], { typed, accept: true, date: '2026-11-22' })).toThrow('rate.twice')
})
