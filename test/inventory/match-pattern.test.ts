import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchesPattern } from '../../src/workflows/inventory/match-pattern.ts'

/** The same by a regular expression, which is slow on hostile patterns. */
function byExpression(name: string, pattern: string): boolean {
  const parts = [...pattern].map((sign) => {
    if (sign === '*') return '[^]*'
    return sign === '?' ? '[^]' : sign
  })
  return new RegExp(`^${parts.join('')}$`).test(name)
}

test('patterns match as their regular expressions do', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 })
  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 })
  fc.assert(
    fc.property(name, pattern, (given, wanted) => {
      expect(matchesPattern(given, wanted)).toBe(byExpression(given, wanted))
    }),
  )
})

test('a hostile pattern takes no longer than its length', () => {
  expect(matchesPattern('a'.repeat(5000), `${'*a'.repeat(200)}b`)).toBe(false)
})
