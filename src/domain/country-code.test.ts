import { expect, test } from 'vitest'
import { countryCode } from './country-code.ts'

test.each([
  ['FR', 'FR'],
  ['fr', 'FR'],
  ['UK', 'GB'],
  ['gb', 'GB'],
  ['XX', null],
  ['QQ', null],
  ['ZZ', null],
  ['EU', null],
  ['FRA', null],
  ['', null],
  ['é!', null],
])('%s is %s', (text, code) => {
  expect(countryCode(text)).toBe(code)
})
