import { expect, test } from 'vitest'
import type { Cost } from '../../domain/comparison.ts'
import { Big } from '../../domain/money.ts'
import { createTranslator } from '../../messages/translator.ts'
import { createAmounts } from './amounts.ts'

const amounts = createAmounts(await createTranslator('en'), 'EUR')
const range = { low: new Big(9), high: new Big(11), shareUncertain: 0.5 }

/** Only what an amount looks at. */
function cost(lowerBound: boolean, uncertain = false): Cost {
  // The rest of a cost is not looked at.
  return { lowerBound, range: uncertain ? range : null } as Cost
}

test.each([
  [cost(false), cost(false), '+€12.50'],
  [cost(true), cost(false), '≥\u00a0+€12.50'],
  [cost(false), cost(true), '≤\u00a0+€12.50'],
  [cost(true), cost(true), '?'],
  [cost(false, true), cost(false), '~+€13'],
  [cost(false), cost(false, true), '~+€13'],
  [cost(false), 'invoice' as const, '+€12.50'],
])('a difference is no surer than the two it lies between', (mine, other, text) => {
  expect(amounts.difference(mine, other, new Big('12.5'))).toBe(text)
})

test('an exact amount still says that something is missing', () => {
  expect([amounts.exact(cost(true), new Big('3')), amounts.exact(cost(false), new Big('3'))]).toEqual([
    '≥\u00a0€3.00',
    '€3.00',
  ])
})
