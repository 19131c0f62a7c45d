import { expect, test } from 'vitest'
import { criterionKeys } from '../domain/score.ts'
import { criterionNamed, weightByKey } from './criterion-names.ts'
import { createTranslator } from './translator.ts'

const english = await createTranslator('en')
const french = await createTranslator('fr')

test.each([english, french])('every criterion is found by its key and by its name', (tr) => {
  const names = criterionKeys.map((key) => tr.text(`compare.criterion.${key}`))
  expect(names.map((name) => criterionNamed(name, tr))).toEqual(criterionKeys)
  expect(criterionKeys.map((key) => criterionNamed(key.toUpperCase(), tr))).toEqual(criterionKeys)
})

test('names are those of the language that is spoken', () => {
  expect([criterionNamed('souplesse', english), criterionNamed('prix', french)]).toEqual([null, null])
})

test.each([
  ['coût=0,5', 'cost=0.5'],
  ['COUT=3', 'cost=3'],
  [' Souveraineté = 1,25 ', 'sovereignty= 1.25 '],
  ['cost=0.5', 'cost=0.5'],
  ['cost=1,2,3', 'cost=1,2,3'],
  ['cost=', 'cost='],
  ['prix=0,5', 'prix=0,5'],
  ['coût', 'coût'],
])('in French %s is read as %s', (typed, read) => {
  expect(weightByKey(typed, french)).toBe(read)
})

test('a decimal comma is French only', () => {
  expect(weightByKey('Cost=0,5', english)).toBe('cost=0,5')
})
