import { expect, test } from 'vitest'
import { z } from 'zod'
import { collectDocuments } from '../../src/documents/collect.ts'
import { message } from '../../src/domain/message.ts'

const schema = z.strictObject({ name: z.string() })

test('the problems of several files come at once', () => {
  const files = collectDocuments()
  const values = [
    files.read({ file: 'good.yaml', text: 'name: a', schema }),
    files.read({ file: 'bad.yaml', text: 'name: 1\nnme: b', schema }),
    files.read({ file: 'empty.yaml', text: '', schema }),
  ]
  const twice = {
    file: 'good.yaml',
    line: 1,
    column: 1,
    message: message('document.invalid', { key: 'name' }),
    hint: null,
  }
  files.add(twice)
  expect(values).toEqual([{ name: 'a' }, null, null])
  expect(() => {
    files.finish()
  }).toThrow(
    expect.objectContaining({
      kind: 'usage',
      says: message('document.invalidFiles', { count: 4, files: 'bad.yaml, empty.yaml, good.yaml' }),
      problems: [
        expect.objectContaining({ file: 'bad.yaml', line: 1, column: 7 }),
        expect.objectContaining({ file: 'bad.yaml', line: 2, column: 1 }),
        expect.objectContaining({ file: 'empty.yaml', line: null }),
        twice,
      ],
    }),
  )
})

test('without problems nothing is thrown', () => {
  const files = collectDocuments()
  files.read({ file: 'good.yaml', text: 'name: a', schema })
  expect(files.finish()).toBeUndefined()
})
