import { describe, expect, test } from 'vitest'
import type { Alternative, BillLine } from '../../src/domain/comparison.ts'
import type { Evidence } from '../../src/domain/evidence.ts'
import { Big } from '../../src/domain/money.ts'
import { rankByTotal } from '../../src/scoring/cost/rank.ts'
import { aged, billRange } from '../../src/scoring/cost/uncertainty.ts'
import { listed, nameOf } from '../../src/scoring/cost/name.ts'
import { message } from '../../src/domain/message.ts'
import { byName, firstDifference } from '../../src/scoring/order.ts'
import { compare, component, costOf, deployment, price, server, sourced, today } from './build.ts'

const priced = (amount: string): Alternative['cost'] =>
  costOf(compare([server('s', [price(amount, 'month')])], deployment([component('web')])))

const [shape] = compare([server('s', [price('1', 'month')])], deployment([component('web')])).alternatives

function alternative(part: Partial<Alternative>): Alternative {
  if (shape === undefined) throw new Error('nothing to shape alternatives after')
  return { ...shape, ...part }
}

describe('the order of alternatives', () => {
  const one = (id: string, state: Alternative['state'], amount: string | null): Alternative =>
    alternative({ id, state, cost: amount === null ? null : priced(amount) })

  test('by state, then total, then name; without a bill last; only the ranked have a number', () => {
    const all = [
      one('out', 'excluded', '1'),
      one('scored', 'notRanked', '1'),
      one('none-b', 'undecided', null),
      one('none-a', 'undecided', null),
      one('open', 'undecided', '2'),
      one('b', 'ranked', '5'),
      one('a', 'ranked', '5'),
      one('cheap', 'ranked', '4.99'),
    ]
    const expected = [
      ['cheap', 1],
      ['a', 2],
      ['b', 3],
      ['open', null],
      ['none-a', null],
      ['none-b', null],
      ['scored', null],
      ['out', null],
    ]
    const order = (some: readonly Alternative[]) => rankByTotal(some).map(({ id, rank }) => [id, rank])
    expect([order(all), order(all.toReversed())]).toEqual([expected, expected])
  })

  test('the first difference decides; names by their code units', () => {
    expect([firstDifference(), firstDifference(0, 0), firstDifference(0, -2, 3), firstDifference(1, -2)]).toEqual([
      0, 0, -2, 1,
    ])
    expect([byName('a', 'b'), byName('b', 'a'), byName('a', 'a'), byName('Z', 'a'), byName('é', 'z')]).toEqual([
      -1, 1, 0, -1, 1,
    ])
  })
})

describe('names', () => {
  test('of today, of a region, and of a provider without regions', () => {
    const names = [{ id: 'current' }, { region: 'two' }, { region: '' }].map((part) => nameOf(alternative(part)))
    expect(names).toEqual([
      message('bill.name.current', { provider: 'North' }),
      message('bill.name.region', { provider: 'North', region: 'two' }),
      message('bill.name.provider', { provider: 'North' }),
    ])
  })

  test('in a list', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((provider) => message('bill.name.provider', { provider }))
    if (a === undefined || b === undefined || c === undefined) throw new Error('three names are needed')
    expect([listed([]), listed([a]), listed([a, b, c])]).toEqual([
      null,
      a,
      message('bill.list', { list: message('bill.list', { list: a, next: b }), next: c }),
    ])
  })
})

describe('evidence of a price', () => {
  const dated = (date: string, confidence: Evidence['confidence'] = 'sourced'): Evidence => {
    return { source: 'list', date, confidence }
  }

  test('is stale after a year to the day; what is unverified stays so', () => {
    expect(
      [dated('2025-11-22'), dated('2025-11-21'), dated('2020-01-01', 'unverified'), dated(today)].map((one) =>
        aged(one, today),
      ),
    ).toEqual([dated('2025-11-22'), dated('2025-11-21', 'stale'), dated('2020-01-01', 'unverified'), dated(today)])
  })

  test('that the data call stale without its being old was replaced', () => {
    expect([dated('2026-01-28', 'stale'), dated('2025-11-21', 'stale')].map((one) => aged(one, today))).toEqual([
      { ...dated('2026-01-28', 'stale'), replaced: true },
      dated('2025-11-21', 'stale'),
    ])
  })

  test('that was rounded to the cent makes a wider range: half a cent on top of a quarter', () => {
    const [template] = priced('1')?.lines ?? []
    const range = (amount: string, unit: BillLine['unit'], confidence: Evidence['confidence']): unknown => {
      if (template === undefined) throw new Error('nothing to shape lines after')
      const unitPrice = { amount, currency: 'EUR' }
      const line = { ...template, amount: new Big('100'), unit, unitPrice, evidence: dated(today, confidence) }
      return JSON.parse(JSON.stringify(billRange(new Big('100'), [line])))
    }
    const between = (low: string, high: string) => ({ low, high, shareUncertain: 1 })
    expect([
      range('0.01', 'GiB-month', 'stale'),
      range('0.10', 'hour', 'unverified'),
      range('0.011', 'GiB-month', 'stale'),
      range('1', 'GiB-month', 'stale'),
      range('0', 'GiB-month', 'stale'),
      range('0.50', 'percent', 'stale'),
      range('0.50', 'line', 'stale'),
      range('0.01', 'GiB-month', 'sourced'),
    ]).toEqual([
      between('37.5', '187.5'),
      between('71.25', '131.25'),
      between('75', '125'),
      between('75', '125'),
      between('75', '125'),
      between('75', '125'),
      between('75', '125'),
      null,
    ])
  })

  test('of more than a twentieth of a bill makes a range; a bill of nothing has none', () => {
    const [template] = priced('1')?.lines ?? []
    const line = (amount: string, evidence: Evidence): BillLine => {
      if (template === undefined) throw new Error('nothing to shape lines after')
      return { ...template, amount: new Big(amount), evidence }
    }
    const unsure = dated(today, 'unverified')
    const range = (bill: string, ...lines: BillLine[]): unknown =>
      JSON.parse(JSON.stringify(billRange(new Big(bill), lines)))
    expect([
      range('0', line('10', unsure), line('-10', unsure)),
      range('100', line('95', sourced), line('5', unsure)),
      range('100', line('110', sourced), line('-10', unsure)),
      range('3', line('2', sourced), line('1', dated('2020-01-01', 'stale'))),
    ]).toEqual([
      null,
      null,
      { low: '97.5', high: '102.5', shareUncertain: 0.1 },
      { low: '2.75', high: '3.25', shareUncertain: 0.3333 },
    ])
  })
})
