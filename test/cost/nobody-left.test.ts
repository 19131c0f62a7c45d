import { describe, expect, test } from 'vitest'
import type { Alternative, Reason } from '../../src/domain/comparison.ts'
import { message } from '../../src/domain/message.ts'
import { Big } from '../../src/domain/money.ts'
import type { OverallScore } from '../../src/domain/score.ts'
import { nobodyLeft } from '../../src/scoring/cost/nobody-left.ts'
import { mostUnknown } from '../../src/scoring/rank/rank-by-score.ts'
import { compare, component, deployment, json, price, server } from './build.ts'

const obtain = message('bill.fact.billAtLeast', { low: { amount: '80.00', currency: 'EUR' } })
const because = (...constraints: string[]): readonly Reason[] =>
  constraints.map((constraint) => ({ constraint, text: obtain }))

function at(provider: string, amount: string, part: Partial<Alternative> = {}): Alternative {
  const offers = [server('s', [price(amount, 'month')], { at: `${provider}/x` })]
  const [found] = compare(offers, deployment([component('web')])).alternatives
  if (found === undefined) throw new Error('nothing was billed')
  return { ...found, state: 'excluded', rank: null, ...part }
}

const open = (provider: string, amount: string, part: Partial<Alternative> = {}): Alternative =>
  at(provider, amount, { state: 'undecided', reasons: because('a'), ...part })

const unknown = (unknownShare: number): OverallScore => ({ score: 50, low: 40, high: 60, unknownShare })

const scored = (score: number): OverallScore => ({ score, low: score, high: score, unknownShare: 0 })

/** The sentences after the first, which counts all. */
function said(require: readonly string[], ...alternatives: Alternative[]): readonly unknown[] {
  const [none, ...rest] = nobodyLeft({ alternatives, require, currency: 'EUR' })
  expect(none).toEqual(message('bill.verdict.none', { count: alternatives.length }))
  return rest.map(({ key, values }) => [key, json(values)])
}

const name = (provider: string) => ({ key: 'bill.name.region', values: { provider, region: 'x' } })
const eur = (amount: string) => ({ amount, currency: 'EUR' })

describe('a certificate that nobody is proven to have', () => {
  const wish = 'certification=Sec'
  const [known, unheard] = (['Unproven', 'Unknown'] as const).map((kind): Reason => ({
    constraint: wish,
    text: message(`criteria.constraint.certificate${kind}`, { name: 'Sec' }),
  })) as [Reason, Reason]
  const elsewhere = at('west', '5', { reasons: because('a'), stillOpen: [unheard] })

  test('is the obstacle; who has one on record comes before who may not have it at all', () => {
    const stranger = open('south', '9', { reasons: [unheard] })
    const holder = (...more: Reason[]) => open('north', '10', { reasons: [...more, known] })
    const obstacle = ['bill.verdict.certificate', { constraint: wish }]
    expect([
      said(['a', wish], elsewhere, stranger, holder(...because('price'))),
      said(['a', wish], elsewhere, stranger, holder()),
      said(['a', wish], elsewhere),
    ]).toEqual([
      [obstacle, ['bill.verdict.certificateHeld', { names: name('North') }]],
      [obstacle, ['bill.verdict.held', { count: 1, name: name('North'), total: eur('10.00'), fact: json(known.text) }]],
      [obstacle],
    ])
  })
})

describe('nobody is left', () => {
  test('the wish that excludes most, the first by name among equals, however it was written', () => {
    const two = [
      at('north', '10', { reasons: because('b', 'a', 'a') }),
      at('south', '20', { reasons: because('b', 'a') }),
    ]
    expect([
      said([' b ', 'a'], ...two),
      said(['a', 'b'], ...two, at('west', '5', { reasons: because('b') })),
      said(['c', 'a'], at('north', '1', { reasons: because('c') }), ...two),
    ]).toEqual([
      [
        ['bill.verdict.metNowhere', { constraint: 'a', count: 2 }],
        ['bill.verdict.relaxNothing', { constraint: 'a' }],
      ],
      [
        ['bill.verdict.metNowhere', { constraint: 'b', count: 3 }],
        ['bill.verdict.relax', { constraint: 'b', name: name('West'), total: eur('5.00') }],
      ],
      [
        ['bill.verdict.opposed', { first: 'c', second: 'a' }],
        ['bill.verdict.mostExcluding', { constraint: 'a', count: 2 }],
        ['bill.verdict.relaxNothing', { constraint: 'a' }],
        ['bill.verdict.relax', { constraint: 'c', name: name('North'), total: eur('1.00') }],
      ],
    ])
  })

  test('a wish that excludes fewer, and brings more if it is given up', () => {
    const [first, second] = (['north', 'south'] as const).map((where) => at(where, '9', { reasons: because('b', 'c') }))
    if (first === undefined || second === undefined) throw new Error('nobody is excluded')
    const also = (...outs: Alternative[]) => said(['a', 'b', 'c'], first, second, ...outs).slice(2)
    const held = at('west', '5', { reasons: because('a') })
    const unsure = at('east', '6', { reasons: because('a'), stillOpen: because('c') })
    const own = at('mid', '7', { reasons: because('b'), stillOpen: because('c') })
    const nothing = ['bill.verdict.relaxNothing', { constraint: 'b' }]
    const gain = ['bill.verdict.relax', { constraint: 'a', name: name('West'), total: eur('5.00') }]
    const fact = json(obtain)
    const mayEast = ['bill.verdict.relaxOpen', { constraint: 'a', name: name('East'), fact }]
    const mayMid = ['bill.verdict.relaxOpen', { constraint: 'b', name: name('Mid'), fact }]
    expect([also(held), also(unsure), also(own, held), also(own, unsure), also(own, unsure, held)]).toEqual([
      [nothing, gain],
      [nothing, mayEast],
      [mayMid, gain],
      [mayMid],
      [mayMid, gain],
    ])
  })

  test('giving a wish up helps those, too, who are only not known to meet it', () => {
    const out = at('north', '10', { reasons: because('a') })
    const unsure = open('south', '12')
    expect([
      said(['a'], at('north', '10', { reasons: because('a', 'feasible') }), unsure)[1],
      said(['a'], out, unsure)[1],
      said(['a'], { ...out, overall: scored(50) }, { ...unsure, overall: scored(60) })[1],
      said(['a'], { ...out, overall: scored(60) }, { ...unsure, overall: scored(50) })[1],
    ]).toEqual([
      ['bill.verdict.relax', { constraint: 'a', name: name('South'), total: eur('12.00') }],
      ['bill.verdict.relax', { constraint: 'a', name: name('North'), total: eur('10.00') }],
      ['bill.verdict.relax', { constraint: 'a', name: name('South'), total: eur('12.00') }],
      ['bill.verdict.relax', { constraint: 'a', name: name('North'), total: eur('10.00') }],
    ])
  })

  test('what stays open without a wish may be settled by the stores of backups that it kept out', () => {
    const alternatives = [at('north', '10', { reasons: because('a'), stillOpen: because('b') })]
    const last = (backupsElsewhere: boolean) =>
      nobodyLeft({ alternatives, require: ['a', 'b'], currency: 'EUR', backupsElsewhere }).at(-1)?.key
    expect([last(false), last(true)]).toEqual(['bill.verdict.relaxOpen', 'bill.verdict.relaxMaybe'])
  })

  test('what no wish excludes is not to be had by giving one up', () => {
    expect([
      said(['a'], at('north', '10', { reasons: because('feasible') })),
      said(['a'], at('north', '10', { reasons: [] })),
      said([], at('north', '10', { reasons: because('a') })),
    ]).toEqual([[['bill.verdict.noneFits', {}]], [['bill.verdict.noneFits', {}]], [['bill.verdict.noneFits', {}]]])
  })

  test('the cheapest that only wishes leave open, with the fact to obtain', () => {
    expect([
      said(['a', 'b'], open('north', '10'), open('south', '9', { reasons: because('a', 'b') })),
      said(['a'], open('north', '10'), open('south', '9', { reasons: because('a', 'price') })),
      said(['a'], open('north', '10', { cost: null })),
      said(['a'], open('north', '10', { reasons: [] })),
    ]).toEqual([
      [['bill.verdict.open', { count: 2, name: name('South'), total: eur('9.00'), fact: json(obtain) }]],
      [['bill.verdict.open', { count: 1, name: name('North'), total: eur('10.00'), fact: json(obtain) }]],
      [['bill.verdict.noneFits', {}]],
      [['bill.verdict.noneFits', {}]],
    ])
  })

  test('what starts lowest comes first, and is told by where it starts', () => {
    const wide = open('south', '12', {})
    const starts = { low: new Big(8), high: new Big(16), shareUncertain: 1 }
    const ranged = { ...wide, cost: wide.cost && { ...wide.cost, range: starts } }
    expect(said(['a'], open('north', '10'), ranged)).toEqual([
      ['bill.verdict.openAtLeast', { count: 2, name: name('South'), total: eur('8.00'), fact: json(obtain) }],
    ])
  })

  test('of which too little is known would not be ranked either way', () => {
    expect([
      said(['a'], open('north', '10', { overall: unknown(mostUnknown) })),
      said(['a'], open('north', '10', { overall: unknown(mostUnknown + 0.01) })),
    ]).toEqual([
      [['bill.verdict.open', { count: 1, name: name('North'), total: eur('10.00'), fact: json(obtain) }]],
      [['bill.verdict.noneFits', {}]],
    ])
  })
})
