import { expect, test } from 'vitest'
import { checkDocument } from '../../src/documents/check-document.ts'
import { factsFileSchema } from '../../src/documents/facts-file.ts'
import { readFacts } from '../../src/documents/compile-facts.ts'
import { dataFiles } from './load.ts'

function problems(text: string): readonly (readonly [number | null, string])[] {
  const checked = checkDocument({ file: 'facts/x.yaml', text, schema: factsFileSchema })
  return checked.ok ? [] : checked.problems.map(({ line, message }) => [line, message.key] as const)
}

const head = `schema: broker/facts/1
provider: x
sources:
  page: { source: https://example.org, date: 2026-11-22 }
facts:
  founded: { value: 1999-01-01, source: page }
`

test('a good file has no problem', () => {
  expect(problems(head)).toEqual([])
})

test.each([
  ['a value without a source', '  api: { value: compatible }', 'facts.entry.noSource'],
  ['a source that does not exist', '  api: { value: compatible, source: nowhere }', 'facts.source.missing'],
  ['an unknown without a look', '  api: { unknown: nobody said }', 'facts.entry.noLook'],
  ['a value that is also unknown', '  api: { value: compatible, source: page, unknown: hm }', 'facts.entry.both'],
  ['an entry without a value', '  api: { source: page }', 'facts.entry.empty'],
  ['a key that nobody knows', '  colour: { value: green, source: page }', 'document.unknownKey'],
  ['a value out of the list', '  api: { value: nice, source: page }', 'document.notOneOf'],
  ['a SEAL level of five', '  SOV-1: { value: { level: 5, assessedBy: user }, source: page }', 'document.notOneOf'],
])('%s is told with its line', (_, line, key) => {
  expect(problems(head + line)).toEqual([[7, key]])
})

test('a source that no fact uses is told', () => {
  const text = head.replace('sources:\n', 'sources:\n  old: { source: https://example.com, date: 2020-01-01 }\n')
  expect(problems(text)).toEqual([[4, 'facts.source.unused']])
})

test('a source without a date is told', () => {
  expect(problems(head.replace(', date: 2026-11-22', ''))).toEqual([[4, 'document.missing']])
})

test('a missing file and a file under another name are told', () => {
  const files = dataFiles()
  const missing = files.filter(({ path }) => path !== 'csf.yaml')
  expect(readFacts(missing).problems.map(({ file, message }) => [file, message.key])).toEqual([
    ['csf.yaml', 'facts.file.missing'],
  ])
  const renamed = files.map((file) => (file.path === 'facts/ovh.yaml' ? { ...file, path: 'facts/other.yaml' } : file))
  expect(readFacts(renamed).problems.map(({ file, message }) => [file, message.key])).toEqual([
    ['facts/ovh.yaml', 'facts.file.name'],
  ])
})
