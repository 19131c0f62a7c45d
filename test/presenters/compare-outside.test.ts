import { expect, test } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { comparisonResult } from '../../src/presenters/comparison/present-comparison-json.ts'
import { outsideItems } from '../../src/presenters/comparison/sections/outside.ts'
import { createWords } from '../../src/presenters/comparison/words.ts'
import { scoredComparison } from './sample-scores.ts'
import { comparison, evidence, report } from './samples.ts'

const languages = { en: await createTranslator('en'), fr: await createTranslator('fr') }
const [sample] = scoredComparison().alternatives
const published = evidence({ source: 'https://cards.example/one' })

function with_(id: string, ours: number, percent: number | null): Alternative {
  const outside = percent === null ? { percent, evidence: null } : { percent, evidence: published }
  const score = { score: ours, low: ours, high: ours }
  return { ...sample!, id: `${id}/one`, provider: id, providerName: id, seal: { ...sample!.seal!, score, outside } }
}

function said(lang: 'en' | 'fr', shown: readonly Alternative[]): readonly string[] {
  const tr = languages[lang]
  const given = report({ comparison: comparison({ alternatives: shown }) })
  return outsideItems(shown, { report: given, tr, words: createWords(tr, 'EUR'), all: false }).map(({ text }) => text)
}

const three = [with_('North', 81.25, 75.1), with_('South', 77.5, 77.3), with_('East', 60, null)]

test('a published total stands beside ours, with the reason of the difference and the order that it reverses', () => {
  const [totals, why, reversed, ...rest] = said('en', three)
  expect([totals, reversed, rest]).toEqual([
    'Sovereignty in points here, and as published by cards.example: North 81.3 and 75.1; South 77.5 and 77.3; East 60, while no published total was read.',
    'By the published totals South stands before North in sovereignty; here it is behind.',
    [],
  ])
  expect(why).toContain('each of eight objectives counts by its weakest answer')
})

test('in French too', () => {
  const [totals, , reversed] = said('fr', three)
  expect([totals, reversed].map((text) => text?.replaceAll(/\s/g, ' '))).toEqual([
    'Souveraineté en points ici, et selon cards.example : North 81,3 et 75,1 ; South 77,5 et 77,3 ; East 60, sans total publié qui ait été lu.',
    'Selon les totaux publiés, South devance North en souveraineté ; ici, c’est l’inverse.',
  ])
})

test('a total of which the source speaks of something else in part has that remark', () => {
  const north = with_('North', 33.75, 44.1)
  const card = evidence({ source: 'https://cards.example/one (one card, partly for the European Sovereign Cloud)' })
  const remarked = { ...north, seal: { ...north.seal!, outside: { percent: 44.1, evidence: card } } }
  expect([said('en', [remarked])[0], said('fr', [remarked])[0]?.replaceAll(/\s/g, ' ')]).toEqual([
    'Sovereignty in points here, and as published by cards.example: North 33.8 and 44.1 (one card, partly for the European Sovereign Cloud).',
    'Souveraineté en points ici, et selon cards.example : North 33,8 et 44,1 (une seule fiche, qui porte en partie sur l’European Sovereign Cloud).',
  ])
})

test('the same order needs no word, and one that nobody could read is said so alone', () => {
  expect([
    said('en', [with_('North', 81.25, 78), with_('South', 77.5, 77.3)]).length,
    said('en', [with_('East', 60, null)]),
  ]).toEqual([2, ['Sovereignty in points: East 60, while no published total was read.']])
})

test('JSON has the published total, and null where it was not read', () => {
  const given = report({ comparison: comparison({ alternatives: three }) })
  expect(comparisonResult(given, languages.en).alternatives.map(({ seal }) => seal?.outside?.percent)).toEqual([
    75.1,
    77.3,
    null,
  ])
})
