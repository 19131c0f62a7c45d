import { describe, expect, it } from 'vitest'
import type { BillLine, Cost } from '../../src/domain/comparison.ts'
import { Big } from '../../src/domain/money.ts'
import { line } from '../presenters/samples.ts'
import { cost, sourced, stale, unverified } from './build.ts'
import { scored, verdict } from './scored.ts'

const about = (price: string, part: Partial<BillLine> = {}) =>
  line({
    part: 'compute',
    amount: new Big(100),
    unitPrice: { amount: price, currency: 'EUR' },
    evidence: unverified,
    ...part,
  })
const range = { low: new Big(75), high: new Big(125), shareUncertain: 1 }

/** €100 a month that may be a quarter more or less; under the scale of these tests 50 points. */
const doubtful = (price = '7', part: Partial<Cost> = {}): { cost: Cost } => ({
  cost: cost(100, { range, lines: [about(price)], ...part }),
})
/** Points of one of seven criteria: 5 more are as much as the fall of the cost criterion from €100 to €114.87. */
const fit = (points: number) => ({ fit: [points, points, points] as const })

const said = (...alternatives: Parameters<typeof verdict>) =>
  verdict(...alternatives).said.filter((text) => /confirmed|certain|Confirmed/.test(text))

describe('a first whose price is in doubt', () => {
  it.each([
    [55, 'North one is first only if its total is confirmed at or below €114.86 a month; above that South one is.'],
    [60, 'The price of North one is not certain, but anywhere in that range it stays before South one.'],
    [120, 'The price of North one is not certain, but the price alone would not put South one before it.'],
  ])('with %d points of fit', (points, sentence) => {
    expect(said(scored('north/one', fit(points), doubtful()), scored('south/one', {}))).toEqual([sentence])
  })

  it('gives way to another region of its own whose price is firm, where that is next', () => {
    const own = scored('north/two', fit(53), { cost: cost(100) })
    expect(said(scored('north/one', fit(55), doubtful()), own, scored('south/one', {}))).toEqual([
      'North one is first only if its total is confirmed at or below €105.70 a month; above that North two is.',
    ])
  })

  it('takes along the regions that bill the same price, but not those that bill another', () => {
    const other = (price: string) => scored('north/two', fit(54), doubtful(price))
    const [first, south] = [scored('north/one', fit(55), doubtful()), scored('south/one', {})]
    expect([said(first, other('7'), south)[0], said(first, other('8'), south)[0]]).toEqual([
      'North one is first only if its total is confirmed at or below €114.86 a month; above that South one is.',
      'North one is first only if its total is confirmed at or below €102.81 a month; above that North two is.',
    ])
  })

  it('is told the lowest bar, where a price in doubt also stands on the bill of the next', () => {
    const half = { amount: new Big(50) }
    const kept = { ...half, seller: 'Keeper' }
    const bill = (...lines: readonly BillLine[]) => ({ cost: cost(100, { range, lines }) })
    const both = bill(about('7', half), about('9', kept))
    const firm = bill(about('7', half), about('9', { ...kept, evidence: sourced }))
    const south = bill(about('8', { ...half, evidence: sourced }), about('9', kept))
    const bar = [
      'North one is first only if its total is confirmed at or below €108.67 a month; above that South one is.',
    ]
    expect(said(scored('north/one', fit(53), firm), scored('south/one', {}))).toEqual(bar)
    expect(said(scored('north/one', fit(53), both), scored('south/one', {}, south))).toEqual(bar)
  })

  it('is asked for a quote where nothing can be computed', () => {
    const ask = ['The price of North one is not certain: ask for a quote before deciding.']
    const lines = [about('7', { evidence: sourced })]
    expect([
      said(scored('north/one', {}, doubtful())),
      said(scored('north/one', fit(55), doubtful('7', { lines })), scored('south/one', {})),
      said(scored('north/one', fit(55), { cost: cost(100) }), scored('south/one', {})),
    ]).toEqual([ask, ask, []])
  })

  it('has no points to lose by what is missing', () => {
    const open = scored('north/one', fit(55), { cost: cost(100, { lowerBound: true }) })
    expect(said(open, scored('south/one', {}))).toEqual([
      'The price of North one is not certain, but the price alone would not put South one before it.',
    ])
  })
})

describe('another whose price is in doubt', () => {
  const first = scored('north/one', fit(55), { cost: cost(100) })

  it('is told of where a value within its range would put it first, and only there', () => {
    const rival = (points: number) => scored('south/one', fit(points), doubtful())
    expect([said(first, rival(50)), said(first, rival(30))]).toEqual([
      ['Confirmed at €87.05 or less, South one comes first.'],
      [],
    ])
  })

  it('of several is the one that needs least, and none that is incomplete', () => {
    const near = scored('east/one', fit(52), doubtful('8'))
    const open = scored('west/one', fit(54), doubtful('9', { lowerBound: true }))
    expect(said(first, scored('south/one', fit(50), doubtful()), near, open)).toEqual([
      'Confirmed at €92.01 or less, East one comes first.',
    ])
  })

  it('leaves nobody to say that no single fact is enough', () => {
    const open = (low: number) => ({ skills: [low, 50, 54, 'stale'] as const })
    const found = verdict(
      scored('north/one', { ...fit(55), ...open(46) }, { cost: cost(100) }),
      scored('south/one', { ...fit(50), ...open(50) }, doubtful()),
    )
    expect(found.decidedBy).toBeNull()
    expect(found.sentences.map(({ key }) => key)).not.toContain('criteria.verdict.noSingle')
    expect(found.said).toContain('Confirmed at €87.05 or less, South one comes first.')
  })
})

it('one old price among firm ones moves by its own doubt alone', () => {
  const lines = [
    about('7', { amount: new Big(60), evidence: stale }),
    about('9', { amount: new Big(40), evidence: sourced }),
  ]
  const mixed = { cost: cost(100, { range: { ...range, low: new Big(85), high: new Big(115) }, lines }) }
  expect(said(scored('north/one', fit(55), mixed), scored('south/one', {}))).toEqual([
    'North one is first only if its total is confirmed at or below €114.86 a month; above that South one is.',
  ])
  expect(said(scored('north/one', fit(56), mixed), scored('south/one', {}))).toEqual([
    'The price of North one is not certain, but anywhere in that range it stays before South one.',
  ])
})
