import { expect, test } from 'vitest'
import type { Alternative, Comparison, Cost, NotIncluded } from '../../src/domain/comparison.ts'
import { message } from '../../src/domain/message.ts'
import { Big } from '../../src/domain/money.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import type { ReportView } from '../../src/presenters/comparison/report.ts'
import { amountsText } from '../../src/presenters/comparison/sections/amounts.ts'
import { firstText } from '../../src/presenters/comparison/sections/first.ts'
import { lowestText } from '../../src/presenters/comparison/sections/lowest.ts'
import { notIncludedText } from '../../src/presenters/comparison/sections/not-included.ts'
import { judgement, thisText } from '../../src/presenters/comparison/sections/this-one.ts'
import { weakestText } from '../../src/presenters/comparison/sections/weakest.ts'
import { createWords } from '../../src/presenters/comparison/words.ts'
import { alternative, comparison, cost, evidence, line, report, verbatim } from './samples.ts'

const en = await createTranslator('en')

function viewOf(alternatives: readonly Alternative[], part: Partial<Comparison> = {}): ReportView {
  return {
    report: report({ comparison: comparison({ alternatives, ...part }) }),
    tr: en,
    words: createWords(en, 'EUR'),
    all: false,
  }
}

function priced(amount: number, part: Partial<Cost> = {}): Cost {
  return cost([line({ part: 'compute', unitPrice: { amount: amount.toFixed(2), currency: 'EUR' } })], part)
}

const points = (score: number, low: number, high: number) => ({ overall: { score, low, high, unknownShare: 0 } })
const incomplete = { lowerBound: true }
const rangeOf = (low: number, high: number): Partial<Cost> => ({
  range: { low: new Big(low), high: new Big(high), shareUncertain: 0.5 },
})
const kept = line({ part: 'backups', seller: 'Keeper', evidence: evidence({ confidence: 'unverified' }) })
const north = (part: Partial<Cost> = {}): Alternative => alternative({ id: 'north/one', cost: priced(100, part) })
const south = (amount: number, part: Partial<Cost> = {}): Alternative =>
  alternative({ id: 'south/one', rank: 2, cost: priced(amount, part) })
const east = (amount: number, part: Partial<Cost> = {}): Alternative =>
  alternative({ id: 'east/one', rank: 3, cost: priced(amount, part) })

test.each<[string, readonly Alternative[], readonly string[]]>([
  ['the first is', [north(), south(110)], []],
  ['another is', [north(), south(90)], ['Lowest complete total among the ranked: south, one (France), €90.00.']],
  [
    'something incomplete starts below',
    [north(), south(90), east(40, incomplete)],
    ['Lowest complete total among the ranked: south, one (France), €90.00. Incomplete, east one starts at €40.00.'],
  ],
  [
    'one provider alone is complete',
    [north(incomplete), south(190), east(120, incomplete)],
    ['Only complete total among the ranked: south, one (France), €190.00. Incomplete, north one starts at €100.00.'],
  ],
  [
    'one provider alone is complete, and below all others',
    [north(incomplete), south(90)],
    ['Only complete total among the ranked: south, one (France), €90.00.'],
  ],
  [
    'nobody is complete',
    [north(incomplete), south(90, incomplete)],
    ['No total among the ranked is complete, so that nobody can be called the cheapest.'],
  ],
  [
    'a range reaches below it',
    [north(), south(90), east(110, rangeOf(80, 140))],
    [
      'Lowest complete total among the ranked: south, one (France), €90.00.',
      'With what is known of prices, east, one (France) may be lower: €80–140.',
    ],
  ],
  [
    'the first is lowest by its sum, and another may be lower',
    [north(rangeOf(80, 150)), south(120)],
    [
      'Lowest complete total among the ranked: north, one (France), €80–150.',
      'With what is known of prices, south, one (France) may be lower: €120.00.',
    ],
  ],
  [
    'another moves only with the first, by one price on both bills',
    [north({ ...rangeOf(80, 150), lines: [kept] }), south(120, { ...rangeOf(100, 170), lines: [kept] })],
    [],
  ],
  ['the first is lowest, and no range reaches below it', [north(rangeOf(80, 110)), south(120)], []],
  [
    'the range of another region of the same provider reaches below',
    [north(), { ...south(110, rangeOf(80, 140)), provider: 'north' }],
    [],
  ],
  ['only the invoice of today is lower', [north(), alternative({ id: 'current', rank: 2, cost: priced(10) })], []],
])('the lowest complete total where %s', (_, alternatives, said) => {
  const [first] = alternatives
  const shown = first?.cost ? [{ alternative: first, cost: first.cost }] : []
  expect(lowestText(shown, viewOf(alternatives))).toEqual(said)
})

const against = (difference: number, paybackMonths: number | null): Partial<Cost> => ({
  againstCurrent: { difference: new Big(difference), paybackMonths },
})

test.each<[string, Alternative, readonly Alternative[], string]>([
  ['nothing is paid today', north(), [], 'north, one (France)'],
  [
    'it is dearer',
    north(against(30, null)),
    [],
    'north, one (France); €30.00 more a month than today, and the move never pays for itself.',
  ],
  [
    'it is cheaper',
    north(against(-30, 4)),
    [],
    'north, one (France); €30.00 less a month than today, and the move pays for itself after 4 months.',
  ],
  [
    'it is not complete',
    north({ ...against(-30, null), ...incomplete }),
    [],
    'north, one (France); whether that is dearer or cheaper than today is unclear.',
  ],
  ['it costs as much', north(against(0, null)), [], 'north, one (France); as dear as today.'],
  [
    'staying may be better still',
    { ...north(against(30, null)), ...points(60, 55, 65) },
    [alternative({ id: 'current', cost: priced(70), ...points(50, 30, 60) })],
    'north, one (France), with 60 points of 100; €30.00 more a month than today, and the move never pays for itself. Staying may still be the better choice.',
  ],
  [
    'staying may be better, but too little is known of it for a rank',
    { ...north(against(30, null)), ...points(60, 55, 65) },
    [alternative({ id: 'current', state: 'notRanked', rank: null, cost: priced(70), ...points(40, 10, 90) })],
    'north, one (France), with 60 points of 100; €30.00 more a month than today, and the move never pays for itself. Staying may still be the better choice.',
  ],
  [
    'staying is not wanted',
    { ...north(against(30, null)), ...points(60, 55, 65) },
    [alternative({ id: 'current', state: 'excluded', rank: null, cost: priced(70), ...points(40, 10, 90) })],
    'north, one (France), with 60 points of 100; €30.00 more a month than today, and the move never pays for itself.',
  ],
  [
    'another region is no different',
    { ...north(), ...points(60, 55, 65) },
    [alternative({ id: 'north/two', cost: priced(100), ...points(60, 50, 70) })],
    'north, one (France) or 1 other region alike, with 60 points of 100',
  ],
])('the first where %s', (_, first, others, said) => {
  expect(firstText(first, viewOf([first, ...others]))).toBe(said)
})

test.each<[string, readonly Alternative[], string]>([
  ['is named', [south(90, incomplete), east(95)], 'First within the budget: east, one (France).'],
  [
    'is nobody, as what lacks something is no total',
    [south(90, incomplete), east(101)],
    'No ranked alternative is certain to be within the budget.',
  ],
  [
    'is nobody whose total may lie on either side',
    [south(90, { range: { low: new Big(80), high: new Big(101), shareUncertain: 1 } })],
    'No ranked alternative is certain to be within the budget.',
  ],
  [
    'is nobody who is not ranked',
    [{ ...south(90), state: 'undecided' as const, rank: null }],
    'No ranked alternative is within the budget.',
  ],
])('where the first is over the budget, who is first within it %s', (_, others, said) => {
  const over = 'north, one (France), over the budget of €99.00'
  const at = (first: Alternative): string => firstText(first, viewOf([first, ...others], { budget: new Big(99) }))
  expect([at(north()), at(north(against(30, null)))]).toEqual([
    `${over}. ${said}`,
    `${over}; €30.00 more a month than today, and the move never pays for itself. ${said}`,
  ])
})

const gap = (kind: 'volumes' | 'backups'): NotIncluded => ({
  what: message(`bill.missing.${kind}`, { component: 'web', size: 10, count: 1, class: 'general', copies: 1 }),
  why: message('bill.why.noPrice'),
  needed: true,
})

test.each<[string, readonly Alternative[], string]>([
  ['both are complete', [north(), south(110)], 'Per month, in EUR, without tax: north €100.00; south €110.00.'],
  [
    'one is not',
    [north(incomplete), south(110)],
    'Per month, in EUR, without tax: south €110.00. Incomplete: north at least €100.00.',
  ],
  [
    'neither is',
    [north(incomplete), south(110, incomplete)],
    'All amounts are per month, in EUR, without tax. Incomplete: north at least €100.00; south at least €110.00.',
  ],
  [
    'it is said how much is missing, each thing once',
    [north({ ...incomplete, notIncluded: [gap('volumes'), gap('volumes'), gap('backups')] }), south(110)],
    'Per month, in EUR, without tax: south €110.00. Incomplete: north at least €100.00 (2 needed things missing).',
  ],
])('amounts where %s', (_, shown, said) => {
  expect(amountsText(shown, viewOf(shown), false)).toBe(`${said} With tax: not shown, as no rate is given.`)
})

test('where staff hours are in the total, it says that they are those expected', () => {
  const paid = (low: number, high: number): Partial<Cost> => {
    const { operations } = priced(100)
    return { operations: { ...operations, money: { low: new Big(low), expected: new Big(20), high: new Big(high) } } }
  }
  const said = (...shown: Alternative[]) => amountsText(shown, viewOf(shown), false).split(':')[0]
  expect([said(north(paid(10, 40)), south(110)), said(north(paid(20, 20)), south(110))]).toEqual([
    'Per month, in EUR, without tax, staff hours only as expected',
    'Per month, in EUR, without tax',
  ])
})

test('what is to be paid with tax is told apart by completeness as well', () => {
  const tax = { tax: { ratePercent: '20', toPay: new Big(20) } }
  const shown = [north(tax), south(100, { ...incomplete, ...tax })]
  expect(amountsText(shown, viewOf(shown), false)).toBe(
    'Per month, in EUR, without tax: north €100.00. Incomplete: south at least €100.00. Including 20% tax, none of which you recover: north €120.00. Incomplete: south at least €120.00.',
  )
})

test('another one is judged for itself', () => {
  const first = { ...north(), ...points(60, 55, 65) }
  const close = { ...south(120), ...points(50, 40, 58) }
  const behind = { ...east(90), ...points(30, 20, 40) }
  const out = alternative({ id: 'west/one', state: 'excluded', rank: null })
  const ending = { ...out, closing: { announced: '2026-10-01', ends: '2027-03-31' } }
  const closed = { ...ending, reasons: [{ constraint: 'closed', text: verbatim('closed on 31 Mar 2027') }] }
  const view = viewOf([first, close, behind, out])
  expect([close, behind, out, ending, closed].map((one) => [thisText(one, view), judgement(one, first, view)])).toEqual(
    [
      [
        'south, one (France): number 2 of 3 providers (2 of 3 places), with 50 points of 100',
        'The evidence does not tell this one apart from the first. It costs €20.00 more a month than the first.',
      ],
      [
        'east, one (France): number 3 of 3 providers (3 of 3 places), with 30 points of 100',
        'With what is known, this one is clearly behind the first. It costs €10.00 less a month than the first.',
      ],
      ['west, one (France): not in the ranking; why stands below.', ''],
      ['west, one (France), closes on 31 Mar 2027: not in the ranking; why stands below.', ''],
      ['west, one (France): not in the ranking; why stands below.', ''],
    ],
  )
})

test('the line that makes most of the doubt is named, and a share just above the limit is no round figure', () => {
  const weak = evidence({ confidence: 'stale' })
  const lines = [
    line({ part: 'compute', unitPrice: { amount: '500.00', currency: 'EUR' } }),
    line({ part: 'storage', unitPrice: { amount: '1.00', currency: 'EUR' }, evidence: weak }),
    line({
      part: 'backups',
      what: verbatim('copies'),
      unitPrice: { amount: '25.40', currency: 'EUR' },
      evidence: weak,
    }),
  ]
  const range = { low: new Big(520), high: new Big(533), shareUncertain: 0.0502 }
  const one = alternative({ id: 'north/one', cost: cost(lines, { range }) })
  expect(weakestText(one, viewOf([one]))).toBe(
    'At north, just over 5% of the bill rests on old, replaced or unconfirmed prices, above all “Backups” (€25.40): ask for a quote.',
  )
})

test('nobody says that the invoice of today is complete, or how long missing servers take', () => {
  const today = alternative({ id: 'current', providerName: 'North', cost: priced(10) })
  const carriers = message('bill.missing.carriers', { volumes: 30, count: 1, perServer: 16 })
  const notIncluded = [{ what: carriers, why: message('bill.why.noLimit', { provider: 'North' }), needed: true }]
  const hours = { low: 2.5, expected: 5, high: 12 }
  const lacking = priced(10, { ...incomplete, notIncluded, operations: { hours, money: null, items: [] } })
  const view = viewOf([today])
  expect([notIncludedText(today, view, false), view.words.hours(lacking)]).toEqual([
    'Today’s invoice is taken as it is; whether it covers everything in the deployment file was not checked.',
    'at least 2.5 h',
  ])
})
