import { expect, test } from 'vitest'
import { bodyText } from '../../../src/providers/shared/http/body-text.ts'

test.each([
  ['text/html; charset=ISO-8859-1', 'latin1'],
  ['text/html; charset="iso-8859-15"', 'latin1'],
  ['text/html;Charset=utf-8', 'utf8'],
  ['text/html; charset=utf-16le', 'utf16le'],
  ['text/html; charset=klingon', 'utf8'],
  ['text/html; charset=klingon', 'latin1'],
  ['text/html', 'utf8'],
  ['text/html', 'latin1'],
] as const)('%s, written in %s', (type, charset) => {
  expect(bodyText(Buffer.from("Réponse à l'été", charset), { headers: { 'content-type': type } })).toBe(
    "Réponse à l'été",
  )
})

test('an answer that does not say what it is', () => {
  expect(bodyText(Buffer.from('été'), { headers: {} })).toBe('été')
})
