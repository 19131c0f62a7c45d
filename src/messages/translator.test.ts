import { describe, expect, test } from 'vitest'
import type { Message } from '../domain/message.ts'
import { createTranslator } from './translator.ts'

describe('French', async () => {
  const french = await createTranslator('fr')

  test('writes numbers, money, shares and dates as a French reader expects', () => {
    expect([
      french.money({ amount: '1930.00', currency: 'EUR' }),
      french.money({ amount: '0.0052', currency: 'USD' }),
      french.number(11_000.5),
      french.percent(0.125),
      french.date('2026-11-01'),
      french.list(['Paris', 'Gravelines', 'Strasbourg']),
    ]).toEqual([
      '1\u202f930,00\u00a0€',
      '0,0052\u00a0$US',
      '11\u202f000,5',
      '12,5\u00a0%',
      '1 nov. 2026',
      'Paris, Gravelines et Strasbourg',
    ])
  })
})

describe('English', async () => {
  const english = await createTranslator('en')

  test('writes numbers, money, shares and dates as an English reader expects', () => {
    expect([
      english.money({ amount: '1930.00', currency: 'EUR' }),
      english.money({ amount: '-12.5', currency: 'CAD' }),
      english.money({ amount: '123456789012345678.99', currency: 'EUR' }),
      english.number(5866),
      english.percent(0.35),
      english.date('2026-11-01T10:00:00Z'),
      english.list(['a', 'b', 'c']),
    ]).toEqual(['€1,930.00', '-CA$12.50', '€123,456,789,012,345,678.99', '5,866', '35%', '1 Nov 2026', 'a, b and c'])
  })

  test('leaves alone what is no number, no currency and no date', () => {
    expect([
      english.money({ amount: '12.00', currency: 'EURO' }),
      english.money({ amount: '12.00', currency: 'XTZ' }),
      english.number('about ten'),
      english.date('last year'),
    ]).toEqual(['12.00 EURO', 'XTZ\u00a012.00', 'about ten', 'last year'])
  })

  test('returns the key of a text that does not exist, so that it can be seen', () => {
    expect(english.t({ key: 'no.such.key', values: {} } as unknown as Message)).toBe('no.such.key')
  })
})
