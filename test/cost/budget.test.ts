import { describe, expect, test } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import type { Deployment } from '../../src/domain/deployment.ts'
import { message } from '../../src/domain/message.ts'
import { budgetWarnings } from '../../src/scoring/cost/budget-warnings.ts'
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
    costWarnings({
      deployment: wanted,
      billed: [],
      alternatives: turned,
      providers: [],
      unweighed: [],
      rates: [],
      convert,
      today,
    }),
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

describe('where nothing that is ranked is within the budget', () => {
  const wanted: Deployment = deployment([component('web')], {
    budget: { monthly: '11' },
    tax: { rate: '20', recoverablePercent: '100' },
  })
  const offers = ['north/one', 'north/two', 'south/one', 'west/one'].map((at) =>
    server('s', [price(at === 'south/one' ? '12' : '10', 'month')], { at }),
  )
  const evidence = { constraint: 'evidence', text: message('criteria.notRanked.noScore') }

  function without(states: Readonly<Record<string, Partial<Alternative>>>, part: Partial<Deployment> = {}): unknown {
    const { alternatives } = compare(offers, { ...wanted, ...part })
    const left = alternatives.map((one) => ({ ...one, ...states[one.id] }))
    return json(budgetWarnings({ deployment: { ...wanted, ...part }, alternatives: left }))
  }

  const notRanked = { state: 'notRanked', rank: null, reasons: [evidence] } as const
  const excluded = { state: 'excluded', rank: null } as const
  const name = (provider: string, region = 'one') => ({ key: 'bill.name.region', values: { provider, region } })
  const euro = (amount: string) => ({ amount, currency: 'EUR' })
  const none = (over: string) => ({
    key: 'bill.warning.budget',
    values: { name: name('South'), budget: euro('11.00'), over: euro(over) },
  })

  test('who would be, with a complete total, is named once with the reason; what was ruled out is not', () => {
    const states = { 'north/one': notRanked, 'north/two': notRanked, 'west/one': excluded }
    expect(without(states)).toEqual([
      none('1.00'),
      {
        key: 'bill.warning.budgetUnranked',
        values: { name: name('North'), amount: euro('10.00'), why: { key: 'criteria.notRanked.noScore', values: {} } },
      },
    ])
  })

  test('tax that is not recovered counts, and is said to', () => {
    const tax = { rate: '20', recoverablePercent: '0' }
    const states = { 'north/one': notRanked, 'north/two': notRanked, 'west/one': notRanked }
    expect(without(states, { tax })).toEqual([none('3.40'), { key: 'bill.warning.budgetTaxed', values: {} }])
  })
})
