import { expect, test } from 'vitest'
import type { IndicatorScore } from '../../src/domain/score.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { indicatorValue } from '../../src/presenters/comparison/indicator-words.ts'
import { createWords } from '../../src/presenters/comparison/words.ts'
import { alternative, comparison, evidence, report } from './samples.ts'

const en = await createTranslator('en')
const fr = await createTranslator('fr')

/** In English and in French. */
function said(part: Partial<IndicatorScore>): readonly string[] {
  const one = alternative({ id: 'north/one' })
  const indicator: IndicatorScore = {
    id: 'cost.arriving',
    criterion: 'cost',
    weight: 1,
    unit: 'months',
    value: 0,
    status: 'known',
    lacking: [],
    reason: null,
    evidence: [],
    score: 50,
    low: 50,
    high: 50,
    ...part,
  }
  return [en, fr].map((tr) => {
    const given = report({ comparison: comparison({ alternatives: [one] }) })
    return indicatorValue(indicator, one, { report: given, tr, words: createWords(tr, 'EUR'), all: false })
  })
}

test.each<[Partial<IndicatorScore>, readonly string[]]>([
  [{ unit: 'months', value: 0 }, ['0 months', '0 mois']],
  [{ unit: 'zones', value: 17 }, ['17 zones', '17 zones']],
  [{ unit: 'zones', value: 1 }, ['1 zone', '1 zone']],
  [{ unit: 'tools', value: 2.5 }, ['2.5 tools', '2,5 outils']],
  [{ unit: 'people', value: 0.263 }, ['0.26 people', '0,26 personne']],
  [{ unit: 'kinds', value: 2 }, ['2 kinds', '2 types']],
  [{ unit: 'minutes', value: 5 }, ['5 min', '5 min']],
  [{ unit: 'percent', value: 66.67 }, ['66.7%', '66,7\u00a0%']],
])('a figure stands before its unit: %j', (part, expected) => {
  expect(said(part)).toEqual(expected)
})

test('beside sources it is said that they do not show it, else that nothing does', () => {
  const open = { unit: 'kinds', value: 0, status: 'unknown', low: 0, high: 100 } as const
  expect([said({ ...open, evidence: [evidence()] }), said(open), said({ ...open, value: null })]).toEqual([
    ['not shown by the sources', 'non montré par les sources'],
    ['not established', 'non établi'],
    ['not established', 'non établi'],
  ])
})
