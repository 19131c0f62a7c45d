import { expect, test } from 'vitest'
import { Big } from '../../src/domain/money.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonTable } from '../../src/presenters/comparison/present-comparison-table.ts'
import { alternative, comparison, cost, line, report, verbatim } from './samples.ts'

const english = await createTranslator('en')
const priced = (difference: number | null) =>
  cost([line({ part: 'compute' })], {
    againstCurrent: difference === null ? null : { difference: new Big(difference), paybackMonths: null },
  })

test('differences are those to today, also where today has no rank', () => {
  const reasons = [{ constraint: 'evidence', text: verbatim('too little is known') }]
  const alternatives = [
    alternative({ id: 'north/one', cost: priced(3) }),
    alternative({ id: 'south/two', rank: 2, cost: priced(5) }),
    alternative({ id: 'current', state: 'notRanked', rank: null, cost: priced(null), reasons }),
  ]
  const given = report({ comparison: comparison({ alternatives }) })
  const lines = presentComparisonTable(given, english, { width: 120, color: false, all: false }).split('\n')
  expect(lines.find((text) => text.startsWith('#'))).toContain('Against today')
  expect(lines.filter((text) => /^[12] /.test(text)).map((text) => /€\d[.]00 more/.exec(text)?.[0])).toEqual([
    '€3.00 more',
    '€5.00 more',
  ])
})

test.each([
  ['may still be the better choice', undefined, true],
  ['is no choice where its end was announced', { announced: '2019-08-01', ends: '2020-02-01' }, false],
])('staying %s', (_, closing, isSaid) => {
  const overall = { score: 60, low: 40, high: 80, unknownShare: 0 }
  const alternatives = [
    alternative({ id: 'north/one', cost: priced(3), overall }),
    alternative({ id: 'current', rank: 2, cost: priced(null), overall, ...(closing === undefined ? {} : { closing }) }),
  ]
  const given = report({ comparison: comparison({ alternatives }) })
  const shown = presentComparisonTable(given, english, { width: 120, color: false, all: false })
  expect(shown.includes('Staying may still be the better choice.')).toBe(isSaid)
})
