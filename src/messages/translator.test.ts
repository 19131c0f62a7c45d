import { describe, expect, test } from 'vitest'
import { message, type Message } from '../domain/message.ts'
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
      french.series(['a, b', 'c']),
      french.language('de'),
    ]).toEqual([
      '1\u202f930,00\u00a0€',
      '0,0052\u00a0$US',
      '11\u202f000,5',
      '12,5\u00a0%',
      '1er nov. 2026',
      'Paris, Gravelines et Strasbourg',
      'a, b\u202f; c',
      'allemand',
    ])
  })
})

test('French lines are never broken before a colon or inside guillemets', async () => {
  const french = await createTranslator('fr')
  expect(french.text('criteria.weak.plain', { who: 'w', what: 'x', count: 1.5 })).toBe(
    'w, «\u00a0x\u00a0»\u00a0: 1,5 point sur 100 en jeu.',
  )
})

describe('values', async () => {
  const english = await createTranslator('en')
  const french = await createTranslator('fr')

  test('are put into words first: messages, numbers, amounts, dates', () => {
    const inner = message('compare.hours', { hours: 1234.5 })
    expect([
      french.t(message('compare.explain.component', { what: inner, component: 'web' })),
      english.text('compare.atLeast', { amount: { amount: '1234.5', currency: 'EUR' } }),
      french.text('bill.closed', { date: { date: '2020-02-01' } }),
    ]).toEqual(['1\u202f234,5\u00a0h – web', '≥\u00a0€1,234.50', 'fermé le 1er févr. 2020'])
  })

  test('choose the form of the plural; French has none of its own for nought', () => {
    expect([0, 1, 2, 2_000_000].map((count) => french.text('compare.samePrice', { count }))).toEqual([
      '+0 région au même prix',
      '+1 région au même prix',
      '+2 régions au même prix',
      '+2\u202f000\u202f000 régions au même prix',
    ])
  })

  test('are never read as templates, keys, options or HTML', () => {
    const hostile = '{{provider}} $t(compare.none) <b>&'
    expect([
      english.text('bill.name.provider', { provider: hostile }),
      english.text('bill.name.provider', { provider: 'x', context: 'y', lng: 'fr', ns: 'z', defaultValue: 'w' }),
    ]).toEqual([hostile, 'x'])
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

  test('leaves alone what is no number, no currency, no date and no language', () => {
    expect([
      english.money({ amount: '12.00', currency: 'EURO' }),
      english.money({ amount: '12.00', currency: 'XTZ' }),
      english.number('about ten'),
      english.date('last year'),
      english.language('Esperanto'),
    ]).toEqual(['12.00 EURO', 'XTZ\u00a012.00', 'about ten', 'last year', 'Esperanto'])
  })

  test('returns the key of a text that does not exist, so that it can be seen', () => {
    expect(english.t({ key: 'no.such.key', values: {} } as unknown as Message)).toBe('no.such.key')
  })
})
