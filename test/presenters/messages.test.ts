import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import en from '../../src/messages/en/index.ts'
import fr from '../../src/messages/fr/index.ts'

const english: Readonly<Record<string, string>> = en
const french: Readonly<Record<string, string>> = fr
const stem = (key: string): string => key.replace(/_(one|other|many)$/, '')
const known = new Set(Object.keys(english).map(stem))

const sources = (await readdir('src', { recursive: true }))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('messages/') && !file.endsWith('.test.ts'))
  .map((file) => join('src', file))
const code = (await Promise.all(sources.map((file) => readFile(file, 'utf8')))).join('\n')

/** Keys that the code names: whole, or as a template of which the beginning (and the end) is known. */
const whole = new Set([...code.matchAll(/'([a-zA-Z][\w-]*(?:\.[\w-]+)+)'/g)].map(([, key = '']) => key))
const templates = [...code.matchAll(/`([a-zA-Z][\w-]*\.(?:[\w.-]|\$\{[^{}`]*\})*)`/g)].map(
  ([, text = '']) => new RegExp(`^${text.replaceAll('.', '\\.').replaceAll(/\$\{[^{}`]*\}/g, '.+')}$`),
)
const isAsked = (key: string): boolean => whole.has(key) || templates.some((template) => template.test(key))

/** A text may have companions that are asked for with it: `….hint`, `….next`, and `….says` for an example. */
const isNamed = (key: string): boolean => isAsked(key) || isAsked(key.replace(/\.(says|hint|next)$/, ''))

const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))].sort()

describe('the texts', () => {
  test('exist in both languages', () => {
    expect(
      Object.keys(french)
        .map(stem)
        .filter((key) => !known.has(key)),
    ).toEqual([])
    expect(Object.keys(english).filter((key) => !(key in french))).toEqual([])
  })

  test('speak of the same values in both languages', () => {
    const different = Object.keys(english).filter(
      (key) => placeholders(english[key] ?? '').join() !== placeholders(french[key] ?? '').join(),
    )
    // A singular may leave the number out, as in “the one alternative”.
    expect(different.filter((key) => !key.endsWith('_one'))).toEqual([])
  })

  test('have both forms where they have one', () => {
    const one = Object.keys(english).filter((key) => key.endsWith('_one'))
    const other = Object.keys(english).filter((key) => key.endsWith('_other'))
    expect(one.map(stem).sort()).toEqual(other.map(stem).sort())
  })

  test('have no stray spaces, and braces in pairs', () => {
    const wrong = [...Object.entries(english), ...Object.entries(french)].filter(
      ([, text]) => text.trim() !== text || /\{\{|\}\}/.test(text.replaceAll(/\{\{\w+\}\}/g, '')),
    )
    expect(wrong).toEqual([])
  })

  test('of French use typographic apostrophes', () => {
    const wrong = Object.entries(french).filter(([, text]) => /[a-zà-ÿ]'[a-zà-ÿ]/i.test(text))
    expect(wrong.map(([key]) => key)).toEqual([])
  })
})

describe('the code', () => {
  test('asks for no text that does not exist', () => {
    const asked = [...code.matchAll(/(?:message|text|say)\(\s*'([\w.-]+)'/g)].map(([, key = '']) => key)
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([])
  })

  test('uses every text', () => {
    expect([...known].filter((key) => !isNamed(key)).sort()).toEqual([])
  })
})
