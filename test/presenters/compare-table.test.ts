import { describe, expect, test } from 'vitest'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonTable } from '../../src/presenters/comparison/present-comparison-table.ts'
import { cellWidth } from '../../src/presenters/terminal/cells.ts'
import { fullComparison, hostileComparison } from './sample-comparisons.ts'
import { scoredComparison } from './sample-scores.ts'
import { comparison, report } from './samples.ts'

const languages = { en: await createTranslator('en'), fr: await createTranslator('fr') }
const escape = '\u001b\\['
const plain = { color: false, all: false }

describe('the table', () => {
  // `npx vitest run test/presenters -u` writes the golden files anew; read them before committing.
  describe.each(['en', 'fr'] as const)('in %s', (lang) => {
    test.each([40, 80, 200])('reads well on a terminal of %i columns', async (width) => {
      const shown = presentComparisonTable(report({ comparison: fullComparison() }), languages[lang], {
        ...plain,
        width,
      })
      await expect(shown).toMatchFileSnapshot(`../golden/compare/table.${String(width)}.${lang}.txt`)
    })

    test('shows the seven criteria once they are scored', async () => {
      const given = report({ comparison: scoredComparison() })
      const shown = presentComparisonTable(given, languages[lang], { ...plain, width: 80 })
      await expect(shown).toMatchFileSnapshot(`../golden/compare/scored.80.${lang}.txt`)
    })
  })

  test('shows every region and every reason where all are wanted', async () => {
    const shown = presentComparisonTable(report({ comparison: fullComparison() }), languages.en, {
      ...plain,
      all: true,
      width: 120,
    })
    await expect(shown).toMatchFileSnapshot('../golden/compare/all.120.en.txt')
  })

  test.each([20, 40, 60, 80, 120, 200])('never exceeds %i columns, but for lines to be copied', (width) => {
    const shown = presentComparisonTable(report({ comparison: scoredComparison() }), languages.fr, { ...plain, width })
    const tooLong = shown.split('\n').filter((line) => cellWidth(line) > width && !/^ {2}(broker| {2}--)/.test(line))
    expect(tooLong).toEqual([])
  })

  test('says so when nothing is feasible, and shows no ranking', () => {
    const given = fullComparison()
    const none = comparison({ alternatives: given.alternatives.filter(({ state }) => state === 'excluded') })
    expect(presentComparisonTable(report({ comparison: none }), languages.en, { ...plain, width: 80 }))
      .toMatchInlineSnapshot(`
        "Where should happybox run?
        No alternative meets every need. The reasons stand below.
        Amounts  All amounts are per month, in EUR, without tax. With tax: not shown, as
                 no rate is given.

        Not in the ranking
        Excluded: 4 of 4 alternatives
        - exoscale (2 regions), aws (us-east-1) – the data would lie outside the
          European Union [required: country=EU]
        - cloudwatt (fr1) – Cloudwatt closed on 2020-02-01

        What the figures rest on
        - List prices without commitment or discount, unless a line says otherwise.
        - Every line is rounded to the cent; totals are sums of rounded lines.
        - Prices were read between 2 Mar 2026 and 20 Nov 2026.
        - Ranked by total cost a month, cheapest first.

        Next
        Every region and every reason:  broker compare deployments/happybox.yaml --all
        A paper to decide on:
          broker compare deployments/happybox.yaml --format markdown \\
            --output decision.md
        "
      `)
  })

  test('lets no control character of a name reach the terminal', () => {
    const given = report({ comparison: hostileComparison() })
    const shown = presentComparisonTable(given, languages.en, { ...plain, width: 80 })
    expect(shown.match(/(?!\n)[\p{Cc}\u202a-\u202e]/gu)).toEqual(null)
  })

  test('uses bold, dim and yellow, and nothing else, where colour is wanted', () => {
    const given = report({ comparison: hostileComparison() })
    const shown = presentComparisonTable(given, languages.en, { color: true, all: false, width: 80 })
    const codes = new Set(shown.match(new RegExp(`${escape}.+?m`, 'g')))
    expect([...codes].sort()).toEqual(['\u001b[1m', '\u001b[22m', '\u001b[2m', '\u001b[33m', '\u001b[39m'])
  })
})
