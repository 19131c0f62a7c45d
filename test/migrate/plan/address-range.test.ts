import { expect, test } from 'vitest'
import { addressRange, overlaps } from '../../../src/workflows/migrate/check/address-range.ts'

const share = (a: string, b: string): boolean => overlaps(addressRange(a), addressRange(b))

test('ranges have addresses in common, or not', () => {
  expect(share('10.0.0.0/24', '10.0.0.128/25')).toBe(true)
  expect(share('10.0.0.0/24', '10.0.1.0/24')).toBe(false)
  expect(share('0.0.0.0/0', '192.0.2.1/32')).toBe(true)
  expect(share('2001:db8::/32', '2001:db8:ffff::/48')).toBe(true)
  expect(share('2001:db8::/64', '2001:db8:0:1::/64')).toBe(false)
  expect(share('fd00::1/128', 'fd00:0:0:0:0:0:0:1/128')).toBe(true)
  // An address of the one version is none of the other.
  expect(share('0.0.0.0/0', '::/0')).toBe(false)
})

test('a range begins at its own border, whatever stands in front of the slash', () => {
  expect(addressRange('10.0.0.77/24')).toEqual({ version: 4, first: 167_772_160n, last: 167_772_415n })
})

test('what is no range has none', () => {
  const wrong = [
    '',
    '10.0.0.0',
    '10.0.0/24',
    '10.0.0.256/24',
    '10.0.0.0/33',
    '::1::/64',
    '1:2:3:4:5:6:7/64',
    'g::/64',
    '::/129',
  ]
  expect(wrong.filter((text) => addressRange(text) !== null)).toEqual([])
})
