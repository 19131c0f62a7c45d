import { expect, test } from 'vitest'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonJson } from '../../src/presenters/comparison/present-comparison-json.ts'
import { presentComparisonMarkdown } from '../../src/presenters/comparison/present-comparison-markdown.ts'
import { presentComparisonTable } from '../../src/presenters/comparison/present-comparison-table.ts'
import { alternative, comparison, report, verbatim } from './samples.ts'

const english = await createTranslator('en')
const conflict = { first: 'country=DE', second: 'country=FR', either: 'country=DE,FR' }
const excluded = ['north/one', 'south/two'].map((id) =>
  alternative({
    id,
    state: 'excluded',
    rank: null,
    reasons: [{ constraint: 'country=DE', text: verbatim('too far') }],
  }),
)
const verdict = { sentences: [verbatim('both cannot be')], separable: false, decidedBy: null, weakest: [], conflict }
const given = report({ comparison: comparison({ alternatives: excluded, verdict }) })
const screen = { width: 80, color: false }

test('where constraints exclude each other, nothing is listed unless everything is wanted', () => {
  const short = presentComparisonTable(given, english, { ...screen, all: false })
  expect(short).toContain('both cannot be')
  expect(short).toContain('Everything, as long as both constraints stand. The reasons of each region:\n--all.')
  expect(short).not.toContain('too far')
  expect(presentComparisonMarkdown(given, english, { all: false, explain: null })).not.toContain('too far')
  const whole = presentComparisonTable(given, english, { ...screen, all: true })
  expect(whole.match(/too far/g)).toHaveLength(2)
  expect(whole).not.toContain('as long as both')
})

test('JSON names the two, and null where none exclude each other', () => {
  const read = (from: typeof given): unknown => {
    const { verdict: written } = JSON.parse(presentComparisonJson(from, english)) as { verdict: { conflict: unknown } }
    return written.conflict
  }
  expect(read(given)).toEqual(conflict)
  expect(read(report({ comparison: comparison() }))).toBeNull()
})
