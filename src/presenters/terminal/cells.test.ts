import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clean } from '../clean-text.ts'
import { cellWidth, padCell, wrap } from './cells.ts'

describe('the width of a text', () => {
  test.each([
    ['', 0],
    ['plain', 5],
    ['1\u202f930,00\u00a0€', 10],
    ['œuvre – é', 9],
    ['e\u0301', 1],
    ['日本語', 6],
    ['ｗｉｄｅ', 8],
    ['👩‍👩‍👧', 2],
    ['🇫🇷', 2],
    ['✔️', 2],
    ['─≥~', 3],
  ])('of %j is %i cells', (text, width) => {
    expect(cellWidth(text)).toBe(width)
  })
})

test.each([
  ['a', 3, 'left', 'a  '],
  ['日', 3, 'right', ' 日'],
  ['long', 2, 'left', 'long'],
] as const)('%j is padded to %i cells, %s', (text, width, align, padded) => {
  expect(padCell(text, width, align)).toBe(padded)
})

describe('wrapping', () => {
  test('breaks at spaces, never at no-break ones, and cuts what is too long', () => {
    expect(wrap('Cela coûte 1\u202f930,00\u00a0€ par an, voir https://x.example/abcdefghij', 14)).toEqual([
      'Cela coûte',
      '1\u202f930,00\u00a0€ par',
      'an, voir',
      'https://',
      'x.example/',
      'abcdefghij',
    ])
  })

  test('keeps every line within the width and loses nothing but spaces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 60 }), (text, width) => {
        const given = clean(text)
        const lines = wrap(given, width)
        expect(lines.filter((line) => cellWidth(line) > width)).toEqual([])
        expect(lines.join('').replaceAll(' ', '')).toBe(given.replaceAll(' ', ''))
      }),
    )
  })
})

test('cleaning leaves nothing that a terminal would obey', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(clean(text).match(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu)).toEqual(null)
    }),
  )
})
