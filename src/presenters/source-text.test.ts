import { expect, test } from 'vitest'
import { createTranslator } from '../messages/translator.ts'
import { sourceLegends, sourceText } from './source-text.ts'

const english = await createTranslator('en')
const french = await createTranslator('fr')

test.each([
  ['https://prices.example/list', 'https://prices.example/list', 'https://prices.example/list'],
  ['our assumption', 'our assumption', 'notre hypothèse'],
  [
    'https://a.example/kpi.pdf (not read)',
    'https://a.example/kpi.pdf (not read)',
    'https://a.example/kpi.pdf (non lu)',
  ],
  [
    'remembered from the provider’s documentation (page not read)',
    'remembered from the provider’s documentation (not read)',
    'd’après un souvenir de la documentation du fournisseur (non lu)',
  ],
  [
    'https://a.example (expected) and http://b.example (high); low: our assumption',
    'https://a.example (expected) and http://b.example (high); low: our assumption',
    'https://a.example (attendu) et http://b.example (maximum)\u202f; minimum\u00a0: notre hypothèse',
  ],
  [
    'owner/prices list.json@abc (api.example)',
    'owner/prices list.json@abc (api.example)',
    'owner/prices list.json@abc (api.example)',
  ],
  ['constructor', 'constructor', 'constructor'],
])('%s', (source, inEnglish, inFrench) => {
  expect([sourceText(source, english), sourceText(source, french)]).toEqual([inEnglish, inFrench])
})

test('how to open a file of a repository, and what was not read, is said where there is one', () => {
  const kinds = (...sources: string[]): readonly string[] =>
    sourceLegends(sources, english).map((text) => text.slice(0, 12))
  expect([
    kinds('https://prices.example/list', 'docs/facts.md'),
    kinds('owner/prices list.json@abc'),
    kinds('github.com/owner/docs pull 12', 'our assumption'),
    kinds('https://a.example (its own pages could not be read)'),
  ]).toEqual([[], ['“owner/repos'], ['“owner/repos', '“Not read”, '], ['“Not read”, ']])
})
