import { describe, expect, test } from 'vitest'
import type { Alternative, Comparison } from '../../src/domain/comparison.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonCsv, presentExplanationCsv } from '../../src/presenters/comparison/present-comparison-csv.ts'
import { comparisonResult } from '../../src/presenters/comparison/present-comparison-json.ts'
import { presentComparisonMarkdown } from '../../src/presenters/comparison/present-comparison-markdown.ts'
import { presentComparisonTable } from '../../src/presenters/comparison/present-comparison-table.ts'
import { presentExplanation } from '../../src/presenters/comparison/present-explanation.ts'
import { cellWidth } from '../../src/presenters/terminal/cells.ts'
import { scoredComparison } from './sample-scores.ts'
import { alternative, comparison, cost, evidence, line, report, verbatim } from './samples.ts'

const languages = { en: await createTranslator('en'), fr: await createTranslator('fr') }
const screen = { width: 80, color: false }
const paper = { all: false, explain: null }

const scored = scoredComparison()
const first = scored.alternatives.find(({ id }) => id === 'ovh/gra11')!

describe('the evidence behind the points', () => {
  describe.each(['en', 'fr'] as const)('in %s', (lang) => {
    test.each([40, 80])('stands under the bill on %i columns', async (width) => {
      const given = { alternative: first, width, color: false }
      const shown = presentExplanation(report({ comparison: scored }), languages[lang], given)
      expect(shown.split('\n').filter((each) => cellWidth(each) > width)).toEqual([])
      await expect(shown).toMatchFileSnapshot(`../golden/compare/points.${String(width)}.${lang}.txt`)
    })
  })

  test('stands in Markdown with every source as a footnote', async () => {
    const shown = presentComparisonMarkdown(report({ comparison: scored }), languages.en, {
      all: false,
      explain: first,
    })
    await expect(shown).toMatchFileSnapshot('../golden/compare/points.en.md')
  })

  test('stands in the paper too, for the first', () => {
    const shown = presentComparisonMarkdown(report({ comparison: scored }), languages.en, paper)
    expect(shown).toContain('## The points of OVHcloud, gra11 (France), and what they rest on')
    expect(shown).toMatch(/\[\^\d+\]: <https:\/\/facts\.example\/page>/)
  })

  test('is one row per indicator in the spreadsheet', () => {
    const shown = presentExplanationCsv(report({ comparison: scored }), languages.en, first)
    const rows = shown.split('\r\n').filter((each) => each.includes('security.keyHolder'))
    expect(rows).toEqual([
      'ovh/gra11,,,,,,,rung,,,,,,https://facts.example/page,2026-06-01,sourced,,false,security,security.keyHolder,,25.0,0.0,100.0,1,unknown,nobody says who holds the keys,',
    ])
  })

  test('of nothing scored is nothing', () => {
    const today = scored.alternatives.find(({ id }) => id === 'current')!
    const shown = presentExplanation(report({ comparison: scored }), languages.en, { ...screen, alternative: today })
    expect(shown).not.toContain('what they rest on')
  })
})

const declared = evidence({ source: 'Contract 2026-17', selfDeclared: true })
const own: Alternative = alternative({
  id: 'town-cloud/town-1',
  providerName: 'Town cloud',
  selfDeclared: true,
  cost: cost([
    line({ part: 'compute', evidence: declared, origin: 'user' }),
    line({ part: 'backups', offer: 'stackit/eu01/object', component: null }),
  ]),
})
const elsewhere = alternative({
  id: 'stackit/eu01',
  providerName: 'STACKIT',
  country: 'DE',
  state: 'excluded',
  rank: null,
})
const withOwn: Comparison = comparison({ alternatives: [own, elsewhere] })

describe('a provider of the user’s own', () => {
  const given = report({ comparison: withOwn })
  const mark = 'Town cloud (self-declared)'
  const sentence = 'Self-declared: the facts, prices and levels of Town cloud are the word of whoever wrote the'

  test('is marked in the table, the paper and the explanation, with one sentence', () => {
    const shown = [
      presentComparisonTable(given, languages.en, { ...screen, all: false }),
      presentComparisonMarkdown(given, languages.en, paper),
      presentExplanation(given, languages.en, { ...screen, alternative: own }),
    ]
    expect(shown.map((text) => [text.includes(mark), text.split('Self-declared:').length - 1])).toEqual([
      [true, 1],
      [true, 1],
      [true, 1],
    ])
    expect(shown.join('\n').replaceAll(/\s+/g, ' ')).toContain(sentence)
    const unchecked =
      'Weakest evidence Nobody has checked what is said about Town cloud (self-declared), town-1 (France)'
    expect(shown[0]?.replaceAll(/\s+/g, ' ')).toContain(unchecked)
  })

  test('is marked among those that are left out', () => {
    const left = comparison({ alternatives: [{ ...own, state: 'notRanked', rank: null }] })
    const shown = presentComparisonTable(report({ comparison: left }), languages.en, { ...screen, all: false })
    expect([shown.includes(mark), shown.includes('Self-declared:')]).toEqual([true, true])
  })

  test('is marked in JSON, with each figure that stands on its word', () => {
    const [written, other] = comparisonResult(given, languages.en).alternatives
    expect([written?.selfDeclared, other?.selfDeclared]).toEqual([true, false])
    expect(written?.cost?.lines.map((each) => each.evidence.selfDeclared)).toEqual([true, undefined])
  })

  test('is marked in both spreadsheets', () => {
    const [head, row] = presentComparisonCsv(given, languages.en).split('\r\n')
    expect(row?.split(',')[head?.split(',').indexOf('self_declared') ?? -1]).toBe('true')
    const lines = presentExplanationCsv(given, languages.en, own).split('\r\n')
    const at = lines[0]?.split(',').indexOf('self_declared') ?? -1
    expect(lines.slice(1, 3).map((each) => each.split(',')[at])).toEqual(['true', 'false'])
  })

  test('has prices whose source says so', () => {
    const shown = presentExplanation(given, languages.en, { ...screen, width: 200, alternative: own })
    expect(shown).toContain('self-declared, 1 Nov 2026, your price list [P1]')
    expect(shown).toContain('[P1] Contract 2026-17')
  })
})

test('backups that lie with another provider are told, with the place', () => {
  const given = report({ comparison: withOwn })
  const told =
    'Backups of Town cloud (self-declared) are kept at another provider, as the deployment file asks: STACKIT, eu01'
  const shown = [
    presentComparisonTable(given, languages.en, { ...screen, width: 200, all: false }),
    presentComparisonMarkdown(given, languages.en, paper).replaceAll('\\', ''),
    presentExplanation(given, languages.en, { ...screen, width: 200, alternative: own }),
  ]
  expect(shown.map((text) => text.replaceAll(/\s+/g, ' ').includes(told))).toEqual([true, true, true])
})

test('a legal point that no source confirms says so', () => {
  const [point] = scored.legalPoints
  const unsure = { ...scored, legalPoints: [{ ...point!, confidence: 'unverified' as const }] }
  const given = report({ comparison: unsure })
  const shown = [
    presentComparisonTable(given, languages.en, { ...screen, width: 400, all: false }),
    presentComparisonMarkdown(given, languages.en, paper),
  ]
  expect(
    shown.map((text) => text.replaceAll(/\s+/g, ' ').includes('Unconfirmed: no source was read for this point.')),
  ).toEqual([true, true])
  expect(comparisonResult(given, languages.en).legalPoints.map(({ confidence }) => confidence)).toEqual(['unverified'])
})

test('the weakest evidence of the first is named on top, and stands below with its reason, beside that of its rival', () => {
  const weak = (id: string, text: string) => ({ ...scored.verdict.weakest[0]!, alternative: id, text: verbatim(text) })
  const weakest = [weak('aws/eu-central-1', 'Keys of the rival.'), weak('ovh/gra11', 'Keys of the first.')]
  const given = report({ comparison: { ...scored, verdict: { ...scored.verdict, weakest } } })
  const shown = presentComparisonTable(given, languages.en, { ...screen, all: false })
  expect(shown.split('\n').filter((each) => each.includes('Keys of') || each.startsWith('Weakest'))).toEqual([
    'Weakest evidence  OVHcloud, gra11 (France), “Who can hold the keys”: 10 of 100',
    '- Keys of the rival.',
    '- Keys of the first.',
  ])
})
