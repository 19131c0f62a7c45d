import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonCsv, presentExplanationCsv } from '../../src/presenters/comparison/present-comparison-csv.ts'
import { presentComparisonMarkdown } from '../../src/presenters/comparison/present-comparison-markdown.ts'
import { fullComparison, hostileComparison } from './sample-comparisons.ts'
import { scoredComparison } from './sample-scores.ts'
import { report } from './samples.ts'

const languages = { en: await createTranslator('en'), fr: await createTranslator('fr') }
const paper = { all: false, explain: null }

describe('the paper in Markdown', () => {
  test.each(['en', 'fr'] as const)('reads well in %s', async (lang) => {
    const shown = presentComparisonMarkdown(report({ comparison: fullComparison() }), languages[lang], paper)
    await expect(shown).toMatchFileSnapshot(`../golden/compare/paper.${lang}.md`)
  })

  test('says of every SEAL that it is an estimate', () => {
    const shown = presentComparisonMarkdown(report({ comparison: scoredComparison() }), languages.en, paper)
    const seals = shown.split('\n').filter((line) => line.includes('SEAL'))
    expect(seals).toEqual([
      '- OVHcloud, gra11 (France): SEAL 2 to 3 (estimated, not an EU rating)',
      '- Amazon Web Services, eu-central-1 (Germany): SEAL 0 to 3 (estimated, not an EU rating)',
      '- SEAL, the scale of the European Commission’s Cloud Sovereignty Framework, runs from 0 (no sovereignty) to 4 (full).',
      'SEAL 2 to 3 (estimated, not an EU rating): 70% under the weights of framework 1.2.1, 72% under those of its calculator of June 2026.',
    ])
  })

  test('shows names as they are, never as markup', async () => {
    const shown = presentComparisonMarkdown(report({ comparison: hostileComparison() }), languages.en, paper)
    await expect(shown).toMatchFileSnapshot('../golden/compare/hostile.en.md')
  })
})

describe('the spreadsheet', () => {
  test('has one row per alternative', async () => {
    const shown = presentComparisonCsv(report({ comparison: scoredComparison() }), languages.en)
    await expect(shown).toMatchFileSnapshot('../golden/compare/alternatives.csv')
  })

  test('has one row per line of a bill', async () => {
    const comparison = fullComparison()
    const shown = presentExplanationCsv(report({ comparison }), languages.en, comparison.alternatives[2]!)
    await expect(shown).toMatchFileSnapshot('../golden/compare/lines.csv')
  })

  test('holds no formula, whatever the names are', () => {
    const comparison = hostileComparison()
    const both = [
      presentComparisonCsv(report({ comparison }), languages.en),
      presentExplanationCsv(report({ comparison }), languages.en, comparison.alternatives[0]!),
    ]
    expect(both.flatMap((csv) => csv.match(/(^|,|\n)"?[=+@\t-][^\r\n,]*/g) ?? [])).toEqual([])
  })
})
