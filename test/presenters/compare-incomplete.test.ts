import { expect, test } from 'vitest'
import type { Comparison, Cost, NotIncluded } from '../../src/domain/comparison.ts'
import { message } from '../../src/domain/message.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonTable } from '../../src/presenters/comparison/present-comparison-table.ts'
import { ask, bundledCatalogue, scenario } from '../scoring/world.ts'
import { fullComparison } from './sample-comparisons.ts'
import { report } from './samples.ts'

const en = await createTranslator('en')

/** The full comparison with another bill for its first alternative. */
function withFirst(change: (cost: Cost) => Cost): Comparison {
  const full = fullComparison()
  const [first, ...others] = full.alternatives
  if (first === undefined || first.cost === null) throw new Error('the sample has no first bill')
  return { ...full, alternatives: [{ ...first, cost: change(first.cost) }, ...others] }
}

function lines(comparison: Comparison, pattern: RegExp): readonly string[] {
  const shown = presentComparisonTable(report({ comparison }), en, { color: false, all: false, width: 200 })
  return shown.split('\n').flatMap((line) =>
    pattern.test(line)
      ? [
          line
            .trim()
            .replaceAll('\u00a0', ' ')
            .replaceAll(/\s{2,}/g, ' | '),
        ]
      : [],
  )
}

test('when a lower bound is paid back nobody knows; what saves nothing never is', () => {
  const incomplete = withFirst((cost) => {
    const { againstCurrent } = cost
    const open = againstCurrent === null ? null : { ...againstCurrent, paybackMonths: null }
    return { ...cost, lowerBound: true, againstCurrent: open }
  })
  expect([lines(fullComparison(), /^Months to pay/), lines(incomplete, /^Months to pay/)]).toEqual([
    ['Months to pay that back | 8 | never | –'],
    ['Months to pay that back | unknown | never | –'],
  ])
})

test('within the range of a bill nobody knows what the move saves', () => {
  const wide = withFirst((cost) => {
    const { bill } = cost
    return { ...cost, range: { low: bill.times('0.1'), high: bill.times(9), shareUncertain: 0.5 } }
  })
  expect(lines(wide, /^Months to pay/)).toEqual(['Months to pay that back | unknown | never | –'])
})

test('what nobody knows the basis of is named, with what that means', () => {
  const open = withFirst((cost) => {
    const [line, ...others] = cost.lines
    if (line === undefined) throw new Error('the sample has no first line')
    const range = { low: cost.bill.div(2), high: cost.bill, shareUncertain: 0.5 }
    return { ...cost, range, lines: [{ ...line, cheaperReading: line.amount.div(2) }, ...others] }
  })
  const said = (comparison: Comparison) =>
    lines(comparison, /billing basis unconfirmed|“Billing basis|goes from changes/)
  expect([said(fullComparison()), said(open).length]).toEqual([[], 3])
})

test('what only one bill leaves out is not said of everybody', () => {
  const left = withFirst((cost) => ({
    ...cost,
    notIncluded: [
      { what: message('bill.remark.firstCopies', { size: 300 }), why: message('bill.why.sentOnce'), needed: false },
      { what: message('bill.remark.staff'), why: message('bill.why.noWage'), needed: false },
    ],
  }))
  const text = lines(left, /Left out/).join(' ')
  expect([text.includes('Left out at OVHcloud: the first'), text.includes('Left out everywhere: the cost')]).toEqual([
    true,
    true,
  ])
})

test('a use of the promised traffic that has no price at the first is shown for the others', () => {
  const incomplete = withFirst((cost) => ({ ...cost, trafficCases: cost.trafficCases.slice(0, 2) }))
  const rows = /^(OVHcloud +€\d+\.\d\d +€|Amazon Web Services +≥.*≥.*≥)/
  expect(lines(incomplete, rows).slice(-2)).toEqual([
    'OVHcloud | €136.17 | €136.17 | –',
    'Amazon Web Services | ≥ €290 | ≥ €391 | ≥ €626',
  ])
})

test('a part of the bill without a known price is a question mark, one without a charge a dash', () => {
  const gap = (key: 'bill.missing.support' | 'bill.missing.addresses', why: 'bill.why.noPrice' | 'bill.why.lacks') => ({
    what: message(key, { component: 'web', count: 1, hours: 'always' }),
    why: message(why, { provider: 'OVHcloud' }),
    needed: true,
  })
  const missing = [gap('bill.missing.support', 'bill.why.noPrice'), gap('bill.missing.addresses', 'bill.why.lacks')]
  const incomplete = withFirst((cost) => ({ ...cost, lowerBound: true, notIncluded: missing }))
  const rows = /^(Support|Public addresses|\?:)/
  expect([lines(fullComparison(), rows), lines(incomplete, rows)]).toEqual([
    ['Public addresses | €6.00 | – | –'],
    [
      'Public addresses | ≥ €6.00 | – | –',
      'Support | ? | – | –',
      '?: needed, but not in the bill; why stands below. –: nothing on the bill.',
    ],
  ])
})

test('what is not sold is not called unpriced', () => {
  const full = fullComparison()
  const [first, second, ...others] = full.alternatives
  const cost = second?.cost ?? null
  if (first === undefined || second === undefined || cost === null) throw new Error('the sample has no second bill')
  const snapshots = {
    what: message('bill.missing.snapshots', { count: 1, size: 20, component: 'web', kept: 7 }),
    why: message('bill.why.lacks', { provider: second.providerName }),
    needed: true,
  }
  const unpriced = { ...snapshots, what: message('bill.missing.support', {}), why: message('bill.why.noPrice') }
  const shown = (notIncluded: readonly NotIncluded[]) =>
    lines(
      { ...full, alternatives: [first, { ...second, cost: { ...cost, notIncluded } }, ...others] },
      /^- Rack .*(not sold|no known price)/,
    )
  expect([shown([snapshots]), shown([snapshots, unpriced])]).toEqual([
    ['- Rack & Fils (today): not sold there: snapshots'],
    ['- Rack & Fils (today): no known price for support; not sold there: snapshots'],
  ])
})

test('what nobody has counted is no price to ask for, in either language', async () => {
  const [component] = scenario('small-business').components
  if (component === undefined) throw new Error('the scenario has no component')
  const deployment = { ...scenario('small-business'), components: [component], incomplete: ['volumes'] as const }
  const comparison = ask({ deployment, catalogue: bundledCatalogue(), today: '2026-11-22' })
  const shown = (tr: typeof en) =>
    presentComparisonTable(report({ comparison }), tr, { color: false, all: false, width: 200 }).replaceAll(/\s+/g, ' ')
  const fr = await createTranslator('fr')
  expect(comparison.verdict.decidedBy?.text.values['fact'] ?? null).not.toMatchObject({
    key: 'criteria.decide.priceOf',
  })
  expect(shown(en)).toContain('not counted: volumes that the inventory could not read')
  expect(shown(en)).toContain('The inventory could not read all that runs: run it again.')
  expect(shown(fr)).toContain('L’inventaire n’a pas pu lire tout ce qui tourne : relancez-le.')
  expect(shown(en)).not.toMatch(/no known price for volumes that|no price is known for volumes that/)
})
