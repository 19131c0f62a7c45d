import { describe, expect, test } from 'vitest'
import type { Evidence } from '../../src/domain/evidence.ts'
import type { Offer, Stock } from '../../src/domain/offers.ts'
import {
  catalogue,
  compare,
  component,
  costOf,
  deployment,
  json,
  measured,
  need,
  price,
  provider,
  server,
  sourced,
  volume,
} from './build.ts'

const one = deployment([component('web')])
const stale: Evidence = { ...sourced, date: '2025-11-21' }
const guess: Evidence = { ...sourced, confidence: 'unverified' }

function at(place: string, amount: string, evidence = sourced): Offer {
  return server('s', [price(amount, 'month', { evidence })], { at: `${place}/x` })
}

function keys(messages: readonly { readonly key: string }[]): readonly string[] {
  return messages.map((message) => message.key)
}

describe('uncertain prices', () => {
  test('above 5 % of the bill they make a range of a quarter', () => {
    const range = (evidence: Evidence): unknown =>
      json(costOf(compare([at('north', '100', evidence)], one), 'north/x').range)
    expect([range(sourced), range({ ...sourced, date: '2025-11-22' }), range(stale), range(guess)]).toEqual([
      null,
      null,
      { low: '75', high: '125', shareUncertain: 1 },
      { low: '75', high: '125', shareUncertain: 1 },
    ])
  })

  test.each([
    ['5', null],
    ['5.56', { low: '98.61', high: '101.39', shareUncertain: 0.0556 }],
  ])('of which %s are uncertain', (amount, range) => {
    const rest = (100 - Number(amount)).toFixed(2)
    const offers = [server('s', [price(rest, 'month')]), volume('b', [price(amount, 'month', { evidence: guess })])]
    expect(json(costOf(compare(offers, deployment([component('web', { volumes: [need(1)] })]))).range)).toEqual(range)
  })

  test('first only if the price is confirmed: X is where it still is first', () => {
    const { verdict } = compare([at('north', '100', guess), at('south', '110')], one)
    expect([verdict.separable, json(verdict.sentences)]).toEqual([
      false,
      [
        expect.objectContaining({ key: 'bill.verdict.cheapestBill' }),
        expect.objectContaining({ key: 'bill.verdict.next' }),
        expect.objectContaining({ key: 'bill.verdict.noWinner' }),
        {
          key: 'bill.verdict.onlyIfPrice',
          values: {
            name: { key: 'bill.name.region', values: { provider: 'North', region: 'x' } },
            limit: { amount: '110.00', currency: 'EUR' },
            low: { amount: '75.00', currency: 'EUR' },
            high: { amount: '125.00', currency: 'EUR' },
          },
        },
      ],
    ])
  })

  test('far enough ahead it is separable, and the condition is said all the same', () => {
    const { verdict } = compare([at('north', '100', guess), at('south', '126')], one)
    expect([verdict.separable, keys(verdict.sentences)]).toEqual([
      true,
      ['bill.verdict.cheapestBill', 'bill.verdict.next', 'bill.verdict.onlyIfPrice'],
    ])
  })

  test('an uncertain second blurs the verdict too', () => {
    expect(compare([at('north', '100'), at('south', '130', guess)], one).verdict.separable).toBe(false)
    expect(compare([at('north', '100'), at('south', '140', guess)], one).verdict.separable).toBe(true)
  })
})

test('a lower bound comes first only with what the rest may cost', () => {
  const wanted = deployment([component('web')], { traffic: measured(100) })
  const free = [{ upTo: null, price: price('0', 'GiB') }]
  const south: Offer = { ...at('south', '110'), kind: 'server' } as Offer
  const traffic: Offer = {
    id: 'south/x/t',
    provider: 'south',
    region: 'x',
    sku: 't',
    origin: 'bundled',
    kind: 'traffic',
    unit: 'GiB',
    tiers: free,
    prices: [],
  }
  const { verdict } = compare([at('north', '100'), south, traffic], wanted)
  expect([verdict.separable, keys(verdict.sentences), json(verdict.sentences.at(-1)?.values['limit'])]).toEqual([
    false,
    ['bill.verdict.cheapestBillAtLeast', 'bill.verdict.next', 'bill.verdict.noWinner', 'bill.verdict.onlyIfMissing'],
    { amount: '10.00', currency: 'EUR' },
  ])
})

test('regions of one provider at one price are no rivals', () => {
  const offers = ['north/a', 'north/b', 'south/c'].map((place) =>
    server('s', [price(place === 'south/c' ? '12' : '10', 'month')], { at: place }),
  )
  const { verdict } = compare(offers, one)
  expect([verdict.separable, keys(verdict.sentences)]).toEqual([
    true,
    ['bill.verdict.cheapestBill', 'bill.verdict.same', 'bill.verdict.next'],
  ])
})

describe('nobody qualifies', () => {
  const offers = [at('north', '100'), at('south', '90'), at('west', '80')]

  test('the constraint that excludes most, and what giving it up would bring', () => {
    const wanted = { ...one, require: ['bill<=50', 'provider=north,south'] }
    const { verdict, alternatives } = compare(offers, wanted)
    expect([json(verdict.sentences), alternatives.map(({ id, state }) => [id, state])]).toEqual([
      [
        { key: 'bill.verdict.none', values: { count: 3 } },
        { key: 'bill.verdict.metNowhere', values: { constraint: 'bill<=50', count: 3 } },
        {
          key: 'bill.verdict.relax',
          values: {
            constraint: 'bill<=50',
            name: { key: 'bill.name.region', values: { provider: 'South', region: 'x' } },
            total: { amount: '90.00', currency: 'EUR' },
          },
        },
      ],
      [
        ['west/x', 'excluded'],
        ['south/x', 'excluded'],
        ['north/x', 'excluded'],
      ],
    ])
  })

  test('where giving up one would not help', () => {
    const { verdict } = compare(offers, { ...one, require: ['bill<=50', 'country=NO'] })
    expect(keys(verdict.sentences)).toEqual([
      'bill.verdict.none',
      'bill.verdict.metNowhere',
      'bill.verdict.relaxNothing',
    ])
  })

  test('what is only open stands against nobody, and would qualify without the constraint, too', () => {
    const traffic = { traffic: measured(10) }
    const { verdict } = compare(offers, { ...one, ...traffic, require: ['bill<=85'] })
    expect(json(verdict.sentences)).toEqual([
      { key: 'bill.verdict.none', values: { count: 3 } },
      { key: 'bill.verdict.notKnownMet', values: { constraint: 'bill<=85', count: 2 } },
      {
        key: 'bill.verdict.relaxAtLeast',
        values: {
          constraint: 'bill<=85',
          name: { key: 'bill.name.region', values: { provider: 'West', region: 'x' } },
          total: { amount: '80.00', currency: 'EUR' },
        },
      },
      {
        key: 'bill.verdict.openAtLeast',
        values: {
          count: 1,
          name: { key: 'bill.name.region', values: { provider: 'West', region: 'x' } },
          total: { amount: '80.00', currency: 'EUR' },
          fact: { key: 'bill.fact.billAtLeast', values: { low: { amount: '80.00', currency: 'EUR' } } },
        },
      },
    ])
  })

  test('where all is open, nothing excludes', () => {
    const { verdict } = compare([at('north', '100', guess), at('south', '90', guess)], {
      ...one,
      require: ['bill<=80'],
    })
    expect([keys(verdict.sentences), verdict.sentences[1]?.values['count']]).toEqual([
      ['bill.verdict.none', 'bill.verdict.openAtLeast'],
      2,
    ])
  })

  test('nothing fits at all', () => {
    const { verdict } = compare(offers, deployment([component('web', { memoryGib: 999 })]))
    expect(keys(verdict.sentences)).toEqual(['bill.verdict.none', 'bill.verdict.noneFits'])
  })
})

describe('warnings', () => {
  const warned = (offers: Parameters<typeof compare>[0], part: Partial<typeof one>): unknown =>
    json(compare(offers, { ...one, ...part }).warnings)

  test('no price where the users are; regions that are priced in part are named', () => {
    const offers = [at('north', '10'), volume('b', [price('1', 'GiB-month')], { at: 'south/x' })]
    const regions = [
      { provider: 'north', id: 'x', country: 'DE', city: null },
      { provider: 'south', id: 'x', country: 'CA', city: null },
      { provider: 'north', id: 'empty', country: 'US', city: null },
    ]
    const known = catalogue(offers, { regions })
    expect(warned(known, { usersIn: ['DE', 'CA', 'US'] })).toEqual([
      { key: 'bill.warning.usersPartly', values: { country: { country: 'CA' }, regions: 'south/x' } },
      { key: 'bill.warning.usersNone', values: { country: { country: 'US' } } },
    ])
  })

  test('the budget, by the total', () => {
    expect(warned([at('north', '10')], { budget: { monthly: '8.50' } })).toEqual([
      {
        key: 'bill.warning.budget',
        values: {
          name: { key: 'bill.name.region', values: { provider: 'North', region: 'x' } },
          budget: { amount: '8.50', currency: 'EUR' },
          over: { key: 'bill.warning.over', values: { amount: { amount: '1.50', currency: 'EUR' } } },
        },
      },
    ])
    expect(warned([at('north', '10')], { budget: { monthly: '10' } })).toEqual([])
  })

  test('stock that nobody knows, where it was chosen', () => {
    const stock: Stock = 'unknown'
    const offers = ['north/a', 'north/b'].map((place) => server('s', [price('10', 'month')], { at: place, stock }))
    expect(warned(offers, {})).toEqual([{ key: 'bill.warning.stock', values: { provider: 'North', skus: 's' } }])
  })

  test('a closed provider is excluded with its date; one that will close takes part and is announced', () => {
    const known = (date: string): ReturnType<typeof catalogue> =>
      catalogue([at('north', '10')], { providers: [provider('north', { closed: { date, evidence: sourced } })] })
    const states = (date: string): unknown => {
      const { alternatives, warnings } = compare(known(date), one)
      return [alternatives.map(({ state, reasons }) => [state, reasons.map(({ text }) => text.key)]), keys(warnings)]
    }
    expect([states('2020-02-01'), states('2027-02-01')]).toEqual([
      [[['excluded', ['bill.closed']]], []],
      [[['ranked', []]], ['bill.warning.closing']],
    ])
  })
})

test('every region and every provider of the catalogue is answered for', () => {
  const regions = [
    { provider: 'north', id: 'x', country: 'DE', city: null },
    { provider: 'north', id: 'empty', country: 'DE', city: null },
  ]
  const known = catalogue([at('north', '10')], { regions, providers: [provider('north'), provider('silent')] })
  expect(compare(known, one).alternatives.map(({ id, state, reasons }) => [id, state, reasons[0]?.constraint])).toEqual(
    [
      ['north/x', 'ranked', undefined],
      ['north/empty', 'undecided', 'price'],
      ['silent', 'undecided', 'price'],
    ],
  )
})
