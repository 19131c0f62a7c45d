import { describe, expect, test } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonMarkdown } from '../../src/presenters/comparison/present-comparison-markdown.ts'
import { comparisonResult } from '../../src/presenters/comparison/present-comparison-json.ts'
import { presentComparisonTable } from '../../src/presenters/comparison/present-comparison-table.ts'
import { presentExplanation } from '../../src/presenters/comparison/present-explanation.ts'
import { scoredComparison } from './sample-scores.ts'
import { alternative, comparison, cost, line, report, verbatim } from './samples.ts'

const languages = { en: await createTranslator('en'), fr: await createTranslator('fr') }
const screen = { width: 200, color: false, all: false }
const ranked = alternative({ id: 'north/one', cost: cost([line({ part: 'compute' })]) })
const excluded = (constraint: string): Alternative =>
  alternative({
    id: 'south/one',
    state: 'excluded',
    rank: null,
    reasons: [{ constraint, text: verbatim('held elsewhere') }],
  })

describe('a constraint beside a reason', () => {
  const given = (constraint: string) =>
    report({ comparison: comparison({ alternatives: [ranked, excluded(constraint)] }) })
  const legends = (constraint: string): readonly string[] =>
    presentComparisonTable(given(constraint), languages.en, screen)
      .split('\n')
      .filter((each) => each.startsWith('“'))
      .map((each) => each.split('”')[0]?.slice(1) ?? '')

  test.each([
    ['control=european', ['control', 'european']],
    ['control!=US', ['control']],
    ['control=CH,european-uk', ['control', 'european-uk']],
    ['jurisdiction=european,CH', ['jurisdiction', 'european']],
    ['country=EU', []],
  ])('%s is defined on the page', (constraint, defined) => {
    expect(legends(constraint)).toEqual(defined)
  })

  test('is defined where that one alternative is explained, and in French', () => {
    const options = { ...screen, alternative: excluded('control=european') }
    expect(presentExplanation(given('control=european'), languages.fr, options)).toContain(
      '« european » : les 30 pays de l’EEE (l’UE, l’Islande, le Liechtenstein, la Norvège) et la Suisse.'
        .replaceAll('« ', '«\u00a0')
        .replaceAll(' »', '\u00a0»')
        .replaceAll(' :', '\u00a0:'),
    )
  })
})

describe('what must be found out to tell the first two apart', () => {
  const settling = [verbatim('“keys” (North)'), verbatim('“zones” (South)')]
  const scored = scoredComparison()
  const given = report({ comparison: { ...scored, verdict: { ...scored.verdict, settling } } })
  const lists = (text: string): boolean => text.includes('keys” (North)') && text.includes('zones” (South)')

  test('is listed in the paper, in JSON, and on the screen with --all', () => {
    expect([
      lists(presentComparisonTable(given, languages.en, screen)),
      lists(presentComparisonTable(given, languages.en, { ...screen, all: true })),
      lists(presentComparisonMarkdown(given, languages.en, { all: false, explain: null })),
      comparisonResult(given, languages.en).verdict.settling,
    ]).toEqual([false, true, true, ['“keys” (North)', '“zones” (South)']])
  })
})

test('regions that are on offer and not weighed are named, in both languages and in JSON', () => {
  const unweighed = [
    { provider: 'north', providerName: 'North', region: 'two', country: 'CA' },
    { provider: 'north', providerName: 'North', region: 'three', country: null },
  ]
  const given = report({ comparison: comparison({ alternatives: [ranked], unweighed }) })
  expect(presentComparisonTable(given, languages.en, screen)).toContain('- North: two (Canada), three\n')
  expect(presentComparisonTable(given, languages.fr, screen)).toContain('Proposées, mais non examinées')
  expect(comparisonResult(given, languages.en).unweighed).toEqual([
    { provider: 'north', region: 'two', country: 'CA', reason: 'no dated price is known' },
    { provider: 'north', region: 'three', country: null, reason: 'no dated price is known' },
  ])
})
