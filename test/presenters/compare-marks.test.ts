import { describe, expect, test } from 'vitest'
import type { Cost } from '../../src/domain/comparison.ts'
import { Big } from '../../src/domain/money.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonMarkdown } from '../../src/presenters/comparison/present-comparison-markdown.ts'
import { presentComparisonTable } from '../../src/presenters/comparison/present-comparison-table.ts'
import { alternative, comparison, cost, report } from './samples.ts'

const tr = await createTranslator('en')

function shown(budget: string, low: string, tax: Cost['tax'] = null): readonly string[] {
  const range = { low: new Big(low), high: new Big('120'), shareUncertain: 0.5 }
  const first = alternative({
    id: 'ovh/GRA',
    closing: { announced: '2026-10-01', ends: '2027-03-31' },
    cost: cost([], { bill: new Big('100'), total: new Big('100'), range, tax }),
  })
  const given = report({ comparison: comparison({ budget: new Big(budget), alternatives: [first] }) })
  const table = presentComparisonTable(given, tr, { all: false, color: false, width: 200 })
  const paper = presentComparisonMarkdown(given, tr, { all: false, explain: null })
  return [table, paper].flatMap((text) => text.split('\n').filter((line) => line.includes('closes on')))
}

describe('what speaks against an alternative', () => {
  test('stands in the answer and in its row, the budget where even the low end exceeds it', () => {
    const over = 'over the budget of €89.99, closes on 31 Mar 2027'
    const lines = shown('89.99', '90')
    expect(lines.length).toBeGreaterThanOrEqual(4)
    expect(lines.filter((line) => !line.includes(over))).toEqual([])
    expect(shown('90', '90').filter((line) => line.includes('budget'))).toEqual([])
  })

  test('with the tax that is not recovered, at the low end of the bill too', () => {
    const tax = { ratePercent: '20', toPay: new Big('20') }
    const lines = shown('107.99', '90', tax)
    expect(lines.length).toBeGreaterThanOrEqual(4)
    expect(lines.filter((line) => !line.includes('with tax, over the budget of €107.99'))).toEqual([])
    expect(shown('108', '90', tax).filter((line) => line.includes('budget'))).toEqual([])
  })
})
