import { describe, expect, test } from 'vitest'
import type { Alternative, Cost } from '../../src/domain/comparison.ts'
import type { Deployment } from '../../src/domain/deployment.ts'
import { message } from '../../src/domain/message.ts'
import { Big } from '../../src/domain/money.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { budgetWarnings } from '../../src/scoring/cost/budget-warnings.ts'
import { costWarnings } from '../../src/scoring/cost/warnings.ts'
import { compare, component, deployment, json, price, server, today } from './build.ts'

const tr = await createTranslator('en')
const over = (amount: string, key = 'bill.warning.over') => ({ key, values: { amount: { amount, currency: 'EUR' } } })

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
          over: over('1.00'),
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
          over: over('2.00'),
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
  const none = (by: string) => ({
    key: 'bill.warning.budget',
    values: { name: name('South'), budget: euro('11.00'), over: over(by) },
  })

  test('who would be, with a complete total, is named once with the reason; what was ruled out is not', () => {
    const states = { 'north/one': notRanked, 'north/two': notRanked, 'west/one': excluded }
    expect(without(states)).toEqual([
      none('1.00'),
      {
        key: 'bill.warning.budgetUnranked',
        values: {
          name: name('North'),
          amount: { key: 'criteria.price.exact', values: { amount: euro('10.00') } },
          why: { key: 'criteria.notRanked.noScore', values: {} },
        },
      },
    ])
  })

  test('tax that is not recovered counts, and is said to', () => {
    const tax = { rate: '20', recoverablePercent: '0' }
    const states = { 'north/one': notRanked, 'north/two': notRanked, 'west/one': notRanked }
    expect(without(states, { tax })).toEqual([none('3.40'), { key: 'bill.warning.budgetTaxed', values: {} }])
  })
})

describe('a total that is not one figure', () => {
  const span = (low: string, high: string, part: Partial<Cost> = {}): Partial<Cost> => ({
    range: { low: new Big(low), high: new Big(high), shareUncertain: 1 },
    ...part,
  })
  const atLeast: Partial<Cost> = { lowerBound: true }
  const besides: Cost['atWorst'] = {
    bill: new Big(13),
    range: { low: new Big('12.50'), high: new Big('13.50'), shareUncertain: 1 },
    operations: { hours: { low: 1, expected: 2, high: 3 }, money: null, items: [] },
    placements: [],
  }

  /** North is first at 10 a month, before South at 12; the budget is 11 unless said otherwise. */
  function said(
    costs: Readonly<Record<'north' | 'south', Partial<Cost>>>,
    monthly = '11',
    part: Partial<Deployment> = {},
  ) {
    const wanted: Deployment = deployment([component('web')], { budget: { monthly }, ...part })
    const offers = [server('s', [price('10', 'month')]), server('s', [price('12', 'month')], { at: 'south/one' })]
    const { alternatives } = compare(offers, wanted)
    const moved = alternatives.map((one) => {
      const more = costs[one.provider as keyof typeof costs]
      return one.cost === null ? one : { ...one, cost: { ...one.cost, ...more } }
    })
    return budgetWarnings({ deployment: wanted, alternatives: moved }).map((sentence) => tr.t(sentence))
  }

  const north = 'North one'
  test.each<[string, string[], string[]]>([
    ['within at both ends', said({ north: span('9', '11'), south: {} }), []],
    [
      'on both sides',
      said({ north: span('9', '11.01'), south: {} }),
      [
        `Whether ${north} is within the budget of €11.00 a month is open: it comes to €9.00 to €11.01. What leaves it open stands below.`,
      ],
    ],
    [
      'with servers that volumes may take besides',
      said({ north: { ...span('9', '10'), atWorst: besides }, south: {} }),
      [
        `Whether ${north} is within the budget of €11.00 a month is open: it comes to €9.00 to €13.50. What leaves it open stands below.`,
      ],
    ],
    [
      'without an upper end',
      said({ north: atLeast, south: {} }),
      [
        `Whether ${north} is within the budget of €11.00 a month is open: it comes to at least €10.00. What leaves it open stands below.`,
      ],
    ],
    [
      'over at the low end, like all others',
      said({ north: span('11.50', '14'), south: { lowerBound: true } }),
      [
        `Nothing that is ranked is within the budget of €11.00 a month: ${north}, which starts lowest, exceeds it by at least €0.50.`,
      ],
    ],
    [
      'that another starts below',
      said({ north: { total: new Big(15) }, south: atLeast }),
      [
        'Nothing that is ranked is within the budget of €11.00 a month: South one, which starts lowest, exceeds it by at least €1.00.',
      ],
    ],
    [
      'of the first, over, where another is certain to be within',
      said({ north: { total: new Big(13), lowerBound: true }, south: { total: new Big(11) } }),
      [
        `The first, ${north}, exceeds the budget of €11.00 a month by at least €2.00; one ranked alternative stays within it by the prices known.`,
      ],
    ],
    [
      'of the first, over, where another only may be within',
      said({ north: { total: new Big(13) }, south: span('10', '12') }),
      [
        `The first, ${north}, exceeds the budget of €11.00 a month by €2.00; nobody ranked is certain to stay within it, South one may (€10.00 to €12.00).`,
      ],
    ],
    [
      'with tax, that lies on both sides',
      said({ north: span('9', '10'), south: {} }, '11', { tax: { rate: '20', recoverablePercent: '0' } }),
      [
        `Whether ${north} is within the budget of €11.00 a month is open: it comes to €10.80 to €12.00. What leaves it open stands below.`,
        'The budget is compared with what you pay: with the tax that you do not recover.',
      ],
    ],
  ])('%s', (_, sentences, expected) => {
    expect(sentences).toEqual(expected)
  })
})
