import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonMarkdown } from '../../src/presenters/comparison/present-comparison-markdown.ts'
import { presentExplanation } from '../../src/presenters/comparison/present-explanation.ts'
import { cellWidth } from '../../src/presenters/terminal/cells.ts'
import { ask, bundledCatalogue, scenario } from '../scoring/world.ts'
import { fullComparison } from './sample-comparisons.ts'
import { report } from './samples.ts'

const languages = { en: await createTranslator('en'), fr: await createTranslator('fr') }
const given = report({ comparison: fullComparison() })
const named = (id: string) => given.comparison.alternatives.find((each) => each.id === id)!

describe('the explanation', () => {
  describe.each(['en', 'fr'] as const)('in %s', (lang) => {
    test.each([40, 80, 200])('shows every line of a bill on %i columns', async (width) => {
      const alternative = named('aws/eu-central-1')
      const shown = presentExplanation(given, languages[lang], { alternative, width, color: false })
      expect(shown.split('\n').filter((line) => cellWidth(line) > width)).toEqual([])
      await expect(shown).toMatchFileSnapshot(`../golden/compare/explain.${String(width)}.${lang}.txt`)
    })
  })

  test('of today is the invoice itself', async () => {
    const shown = presentExplanation(given, languages.en, { alternative: named('current'), width: 80, color: false })
    await expect(shown).toMatchFileSnapshot('../golden/compare/explain.current.80.en.txt')
  })

  test('of something excluded gives every reason', () => {
    const alternative = named('exoscale/ch-gva-2')
    expect(presentExplanation(given, languages.en, { alternative, width: 80, color: false })).toMatchInlineSnapshot(`
      "Where should happybox run?
      First     OVHcloud, gra11 (France); €43.73 less a month than today, and the move
                pays for itself after 8 months.
      This one  exoscale, ch-gva-2 (France): not in the ranking; why stands below.
      Amounts   All amounts are per month, in EUR, without tax. The tax of 20% comes
                on top.

      Why it is not ranked
      - the data would lie outside the European Union [required: country=EU]
      - no price is known for snapshots

      The bill of exoscale, ch-gva-2 (France), line by line
      No bill could be drawn up for exoscale, ch-gva-2 (France).
      "
    `)
  })

  test('goes into Markdown with its sources as footnotes', async () => {
    const shown = presentComparisonMarkdown(given, languages.en, { all: false, explain: named('ovh/gra11') })
    await expect(shown).toMatchFileSnapshot('../golden/compare/explain.en.md')
  })
})

test('of a bill whose volumes have no price says why the hours are a least', () => {
  const comparison = ask({ deployment: scenario('happybox'), catalogue: bundledCatalogue(), today: '2026-11-22' })
  const alternative = comparison.alternatives.find(({ id }) => id === 'aws/ca-central-1')!
  const shown = presentExplanation(report({ comparison }), languages.en, { alternative, width: 80, color: false })
  expect(shown.replaceAll(/\s+/g, ' ')).toContain(
    'hours a month for AWS, as nobody knows how many servers its volumes would take.',
  )
})
