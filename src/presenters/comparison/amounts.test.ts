import { describe, expect, test } from 'vitest'
import type { Cost } from '../../domain/comparison.ts'
import { Big } from '../../domain/money.ts'
import { createTranslator } from '../../messages/translator.ts'
import { createAmounts } from './amounts.ts'

const amounts = createAmounts(await createTranslator('en'), 'EUR')

/** Only what an amount looks at: a bill, its range, and whether something is missing. */
function cost(bill: number, range: readonly [low: number, high: number] | null = null, lowerBound = false): Cost {
  const exact = new Big(bill)
  const ends = range === null ? null : { low: new Big(range[0]), high: new Big(range[1]), shareUncertain: 0.5 }
  const yearly = { bill: exact.times(12), total: exact.times(12) }
  const tax = { ratePercent: '20', toPay: exact.div(5) }
  // The rest of a cost is not looked at.
  return { bill: exact, total: exact, yearly, tax, range: ends, lowerBound } as Cost
}

const atLeast = (bill: number): Cost => cost(bill, null, true)

describe('a difference', () => {
  test.each([
    ['of exact totals is exact', cost(112.5), cost(100), '€12.50 more'],
    ['of exact totals may be less', cost(87.5), cost(100), '€12.50 less'],
    ['of equal totals', cost(100), cost(100), 'the same'],
    ['of a range above is about', cost(150, [140, 160]), cost(100), 'about €50 more'],
    ['of a range below is about', cost(50, [40, 60]), cost(100), 'about €50 less'],
    ['of a range around is no figure', cost(110, [90, 130]), cost(100), 'unclear'],
    ['of what is incomplete and dearer is a floor', atLeast(120.9), cost(100), 'at least €20 more'],
    ['of what is incomplete and cheaper is no figure', atLeast(80), cost(100), 'unclear'],
    ['to what is incomplete and dearer is a floor', cost(80), atLeast(100), 'at least €20 less'],
    ['to what is incomplete and cheaper is no figure', cost(120), atLeast(100), 'unclear'],
    ['of two that are incomplete is no figure', atLeast(500), atLeast(100), 'unclear'],
    ['of an incomplete range counts from its low end', cost(150, [140, 160], true), cost(100), 'at least €40 more'],
    ['of less than a unit is to the cent', atLeast(100.4), cost(100), 'at least €0.40 more'],
  ])('%s', (_, mine, other, text) => {
    expect(amounts.difference(mine, other, mine.total.minus(other.total))).toBe(text)
  })

  test('to an invoice takes the invoice as it is', () => {
    expect([
      amounts.difference(cost(150, [140, 160]), 'invoice', new Big(-50)),
      amounts.difference(atLeast(150), 'invoice', new Big(-50)),
    ]).toEqual(['about €50 less', 'unclear'])
  })
})

describe('an amount', () => {
  const written = (one: Cost): readonly string[] => [
    amounts.bill(one),
    amounts.yearTotal(one),
    amounts.toPay(one),
    amounts.like(one, new Big('30.25')),
  ]

  test.each([
    ['that is sure', cost(100), ['€100.00', '€1,200.00', '€120.00', '€30.25']],
    ['that is a range', cost(100, [90, 120]), ['€90–120', '€1,080–1,440', '€108–144', 'about €30']],
    [
      'to which something is missing',
      atLeast(100),
      ['at least €100.00', 'at least €1,200.00', 'at least €120.00', '≥\u00a0€30.25'],
    ],
    [
      'that is a range to which something is missing',
      cost(100, [90, 120], true),
      ['at least €90', 'at least €1,080', 'at least €108', '≥\u00a0€27'],
    ],
  ])('%s', (_, one, texts) => {
    expect(written(one)).toEqual(texts)
  })
})
