import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { checkDocument, readDocument } from '../../src/documents/check-document.ts'
import { amount, isoDate } from '../../src/documents/fields.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { message } from '../../src/domain/message.ts'
import { inWords } from './in-words.ts'

const schema = z.strictObject({
  name: z.string(),
  kind: z.enum(['server', 'volume']).optional(),
  memoryGib: z.number().positive().max(1000).optional(),
  count: z.int().min(1).optional(),
  tags: z.array(z.string()).min(1).optional(),
  sizes: z.array(z.strictObject({ gib: z.number().min(0) })).optional(),
  managed: z.union([z.boolean(), z.literal('elsewhere')]).optional(),
  price: amount().optional(),
  date: isoDate().optional(),
})

const problems = (text: string): readonly string[] => inWords(checkDocument({ file: 'f.yaml', text, schema }))

describe('a document', () => {
  test.each([
    ['YAML', 'name: web\nprice: 12.50\n', { name: 'web', price: '12.5' }],
    ['JSON with tabs', '{\n\t"name": "web",\n\t"tags": ["a"]\n}', { name: 'web', tags: ['a'] }],
    ['Windows line ends and a byte order mark', '\uFEFFname: web\r\ncount: 2\r\n', { name: 'web', count: 2 }],
    ['a repeated anchor', 'name: &n web\ntags: [*n, *n]\n', { name: 'web', tags: ['web', 'web'] }],
    ['dates, which stay texts', 'name: web\ndate: 2026-11-30\n', { name: 'web', date: '2026-11-30' }],
    ['words that only look like booleans', 'name: no\n', { name: 'no' }],
  ])('may be %s', (_, text, value) => {
    expect(checkDocument({ file: 'f.yaml', text, schema })).toEqual({ ok: true, value })
  })

  test('has all its problems told at once, in the order of its lines', () => {
    const text = `nam: web
kind: servr
memoryGib: 10GB
count: -3
tags: web
sizes:
  - gib: "4"
  - gib: 0,5
  - gb: 7
managed: elsewere
price: 12 EUR
date: 2026-02-30
`
    expect(problems(text)).toEqual([
      '1:1 `name` is missing. Add a line `name: …` here.',
      '1:1 The key `nam` is not known here. Did you mean `name`?',
      '2:7 `kind` cannot be `servr`. Did you mean `server`? Possible: server, volume.',
      '3:12 `memoryGib` is `10GB`, but must be a number. Sizes are plain numbers of GiB: 10GB is `memoryGib: 9.313`.',
      '4:8 `count` is -3, but must be at least 1.',
      '5:7 `tags` is `web`, but must be a list. Write each item on its own line after `- `, even a single one.',
      '7:10 `gib` is `4`, but must be a number. Remove the quotes: `gib: 4`.',
      '8:10 `gib` is `0,5`, but must be a number. Decimals have a point: `gib: 0.5`.',
      '9:5 `gib` is missing. Add a line `gib: …` here.',
      '9:5 The key `gb` is not known here. Did you mean `gib`?',
      '10:10 `managed` cannot be `elsewere`. Did you mean `elsewhere`? Possible: true, false, elsewhere.',
      '11:8 `12 EUR` is not an amount of money. Write digits and a point, such as 1930.00, without a currency.',
      '12:7 `2026-02-30` is not a date. Write year, month and day: 2026-11-30.',
    ])
  })

  test.each([
    [
      '',
      'The file is empty, or holds only comments. Start from an example: broker init deployment --from small-business.',
    ],
    [
      '# only this\n',
      'The file is empty, or holds only comments. Start from an example: broker init deployment --from small-business.',
    ],
    ['- name: web\n', '1:1 The file is a list; keys with values are wanted. Compare with an example in deployments/.'],
    [
      'just words',
      '1:1 The file is a single text; keys with values are wanted. Compare with an example in deployments/.',
    ],
    [
      'name: web\n---\nname: api\n',
      '2:1 A second document begins here; one file holds one. Remove the line `---`, or put the second part into a file of its own.',
    ],
    [
      'a\u0000b',
      'The file holds bytes that are not text in UTF-8. Give a YAML or JSON file saved as UTF-8, not an image, an archive or a spreadsheet.',
    ],
    [
      'name: \uFFFD',
      'The file holds bytes that are not text in UTF-8. Give a YAML or JSON file saved as UTF-8, not an image, an archive or a spreadsheet.',
    ],
    ['name: web\nname: api', '2:1 `name` stands here for the second time. Keep one of the two.'],
    [
      'name: *web',
      '1:7 `*web` refers to an anchor that does not stand above it. Write the value itself. A text that begins with `*` needs quotes.',
    ],
    [
      'name: !secret web',
      '1:7 A type beginning with `!` is not understood here. Remove it. A text that begins with `!` needs quotes.',
    ],
    [
      'name: !!js/function x',
      '1:7 A type beginning with `!` is not understood here. Remove it. A text that begins with `!` needs quotes.',
    ],
    ['sizes:\n\t- gib: 1', '2:1 A tab is used to indent. YAML allows only spaces there.'],
    [
      'name: "web',
      '1:11 A quote, bracket or comma is missing. Look for one that is opened before this place and never closed.',
    ],
    [
      'name: web: x',
      '1:7 A key must stand on one line, with a value after its colon. A colon may be missing, or a text with a colon in it needs quotes.',
    ],
    ['? [a]\n: 2', '1:3 A key must be a plain word. Remove the brackets or the `?` before it.'],
    [
      '%YAML 9.9\n---\nname: web',
      '1:7 This is not valid YAML: Unsupported YAML version 9.9 Put texts with special characters in quotes, and compare with an example in deployments/.',
    ],
    ['name:', '1:1 `name` has no value. Write a value after the colon, or remove the line.'],
    ['name: 5', '1:7 `name` is `5`, but must be a text. Put it in quotes.'],
    ['name: [web]', '1:7 `name` is `["web"]`, but must be a text.'],
    ['name: web\nmemoryGib: .inf', '2:12 `memoryGib` is a number larger than anything that exists.'],
    ['name: web\nmemoryGib: 0', '2:12 `memoryGib` is 0, but must be more than 0.'],
    ['name: web\nmemoryGib: 1001', '2:12 `memoryGib` is 1001, but may be at most 1000.'],
    [
      'name: web\nmemoryGib: lots',
      '2:12 `memoryGib` is `lots`, but must be a number. Write a plain number without a unit after `memoryGib:`.',
    ],
    [
      'name: web\ncount: 10 GB',
      '2:8 `count` is `10 GB`, but must be a number. Write a plain number without a unit after `count:`.',
    ],
    ['name: web\ncount: 1.5', '2:8 `count` is `1.5`, but must be a whole number.'],
    ['name: web\ntags: []', '2:7 `tags` is too short: at least 1 wanted.'],
    [
      'name: web\nsizes: [5]',
      '2:9 `sizes` is `5`, but must be keys with values. Write its keys on indented lines below `sizes:`.',
    ],
    [
      'name: web\n__proto__: { admin: true }',
      '2:1 The key `__proto__` is not known here. Known here: name, kind, memoryGib, count, tags, sizes, managed, price, date.',
    ],
    [
      'name: web\n<<: { kind: server }',
      '2:1 The key `<<` is not known here. Known here: name, kind, memoryGib, count, tags, sizes, managed, price, date.',
    ],
  ])('%j is refused with a place and a way out', (text, sentence) => {
    expect(problems(text)).toEqual([sentence])
  })

  test('is read or thrown with all its problems', () => {
    const read = () => readDocument({ file: 'f.yaml', text: 'kind: server', schema })
    const missing = {
      file: 'f.yaml',
      line: 1,
      column: 1,
      message: message('document.missing', { key: 'name' }),
      hint: message('document.missing.hint', { key: 'name' }),
    }
    expect(readDocument({ file: 'f.yaml', text: 'name: web', schema })).toEqual({ name: 'web' })
    expect(read).toThrow(BrokerError)
    expect(read).toThrow(
      expect.objectContaining({
        kind: 'usage',
        says: message('document.invalidFiles', { count: 1, files: 'f.yaml' }),
        next: message('document.invalidFiles.next'),
        problems: [missing],
      }),
    )
  })
})
