import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { clauses } from './clauses.ts'

const folder = join(import.meta.dirname, '../../src/providers/contract')

/** Every `Clause: …` of a source text, up to its full stop, as one line. */
function sentencesIn(text: string): string[] {
  return [...text.matchAll(/Clause: ([^.]*\.)/g)].map(([, sentence = '']) => sentence.replace(/\s*\n\s*\*\s*/g, ' '))
}

test('a sentence may go over lines', () => {
  expect(sentencesIn('/**\n * Clause: what is here\n *   is there. And so on. Clause: b.\n */')).toEqual([
    'what is here is there.',
    'b.',
  ])
})

test('the clauses of the suite are the sentences of the contract, and each is tried', () => {
  const written = readdirSync(folder).flatMap((file) => sentencesIn(readFileSync(join(folder, file), 'utf8')))
  const tried = Object.values(clauses).flatMap((list) => list.map(({ sentence }) => sentence))
  expect([...new Set(tried)].sort()).toEqual([...new Set(written)].sort())
})

test('no clause is tried twice on the same kind', () => {
  const titles = Object.values(clauses).flatMap((list) =>
    list.map(({ feature, on, sentence }) => `${feature} ${String(on)} ${sentence}`),
  )
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
})
