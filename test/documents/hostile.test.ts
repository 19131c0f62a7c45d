import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkDocument } from '../../src/documents/check-document.ts'
import type { Limits } from '../../src/documents/limits.ts'
import { inWords } from './in-words.ts'

const schema = z.strictObject({ name: z.string(), lists: z.array(z.unknown()).optional() })

function problems(text: string, limits: Partial<Limits> = {}): readonly string[] {
  return inWords(checkDocument({ file: 'f.yaml', text, schema, limits }))
}

const deep =
  'Lists and maps stand inside one another more than 50 levels deep. ' +
  'A file that people write needs four or five levels. Check the indentation and the brackets.'

test.each([
  ['brackets', '['.repeat(1_000_000)],
  ['braces', '{a: '.repeat(100_000)],
  ['dashes', '- '.repeat(100_000)],
  ['question marks', '? '.repeat(100_000)],
  ['indentation', Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
])('endless %s are given up early', (_, text) => {
  expect(problems(text).map((sentence) => sentence.replace(/^\d+:\d+ /, ''))).toEqual([deep])
})

test('fifty levels are read, fifty-one are not', () => {
  const nested = (levels: number): string => `name: web\nlists: ${'['.repeat(levels)}${']'.repeat(levels)}`
  expect(problems(nested(49))).toEqual(['valid'])
  expect(problems(nested(50))).toEqual([`2:57 ${deep}`])
})

test('anchors that multiply are refused', () => {
  const letters = [...'abcdefghi']
  const row = (letter: string, index: number): string =>
    `  - &${letter} [${Array.from({ length: 9 }, () => (index === 0 ? 'x' : `*${letters[index - 1] ?? ''}`)).join(',')}]`
  expect(problems(`name: bomb\nlists:\n${letters.map(row).join('\n')}`)).toEqual([
    expect.stringContaining('Anchors repeat more than 1,000 values.'),
  ])
})

test.each([
  ['a list', 'name: web\nlists: &l [1, *l]', '2:15 '],
  ['a map', 'name: web\nlists: [&m { again: *m }]', '2:21 '],
  ['two of them', 'name: web\nlists: [&a [&b [*a, *b]]]', '2:17 '],
])('an anchor that contains itself is refused: %s', (_, text, place) => {
  const anchor = /\*(\w)/.exec(text)?.[1] ?? ''
  expect(problems(text)).toEqual([
    `${place}The anchor \`${anchor}\` contains itself. Write the value itself instead of referring to it.`,
  ])
})

test('a file beyond the limit is not parsed', () => {
  expect(problems(`name: ${'x'.repeat(6 * 1024 * 1024)}`)).toEqual([
    'The file is larger than 5 MiB; nothing that is written by hand grows so large. Check that this is the right file.',
  ])
  expect(problems('name: é', { maxBytes: 7 })).toEqual([expect.stringContaining('The file is larger')])
  expect(problems('name: é', { maxBytes: 8 })).toEqual(['valid'])
})

test('a file of wrong keys alone is told in a hundred problems', () => {
  const told = problems(`name: web\n${Array.from({ length: 20_000 }, (_, index) => `k${String(index)}: 1`).join('\n')}`)
  expect(told.length).toBe(101)
  expect(told[0]).toBe('2:1 The key `k0` is not known here. Known here: name, lists.')
  expect(told[100]).toBe('19,900 more problems are not shown.')
})

test('a million documents are two too many', () => {
  expect(problems('---\n'.repeat(1_000_000))).toEqual([expect.stringContaining('A second document begins here')])
})

test.each([
  ['blank lines', '\n'.repeat(3_000_000)],
  ['comments', '# x\n'.repeat(1_000_000)],
  ['items', `name: web\nlists:\n${'  - { a: 1 }\n'.repeat(300_000)}`],
  ['anchors', '&a '.repeat(1_000_000)],
])('millions of %s are given up early', (_, text) => {
  expect(problems(`${text}name: web`)).toEqual([
    'The file has more parts than anything that is written by hand. Check that this is the right file, or split it.',
  ])
})

test('a hundred and fifty thousand mistakes of syntax are told like a few', () => {
  const told = problems(`name: ${'&a '.repeat(150_000)}web`)
  expect([told.length, told.at(-1)]).toEqual([101, '149,899 more problems are not shown.'])
})
