import { expect, test } from 'vitest'
import type { Deployment } from '../../src/domain/deployment.ts'
import { costWarnings } from '../../src/scoring/cost/warnings.ts'
import { compare, component, deployment, json, price, server, today } from './build.ts'

/** North costs 10 a month, south 12. Here south is first, as it can be where more than the cost counts. */
function warned(monthly: string): unknown {
  const wanted: Deployment = deployment([component('web')], { budget: { monthly } })
  const offers = [server('s', [price('10', 'month')]), server('s', [price('12', 'month')], { at: 'south/one' })]
  const { alternatives } = compare(offers, wanted)
  const turned = alternatives.map((one) => ({ ...one, rank: one.provider === 'south' ? 1 : 2 }))
  const convert = () => null
  return json(
    costWarnings({ deployment: wanted, billed: [], alternatives: turned, providers: [], rates: [], convert, today }),
  )
}

test('a first that exceeds the budget is named, with how many stay within it', () => {
  expect([warned('12'), warned('11'), warned('10')]).toEqual([
    [],
    [
      {
        key: 'bill.warning.budgetFirst',
        values: {
          name: { key: 'bill.name.region', values: { provider: 'South', region: 'one' } },
          budget: { amount: '11.00', currency: 'EUR' },
          over: { amount: '1.00', currency: 'EUR' },
          count: 1,
        },
      },
    ],
    [
      {
        key: 'bill.warning.budgetFirst',
        values: {
          name: { key: 'bill.name.region', values: { provider: 'South', region: 'one' } },
          budget: { amount: '10.00', currency: 'EUR' },
          over: { amount: '2.00', currency: 'EUR' },
          count: 1,
        },
      },
    ],
  ])
})
