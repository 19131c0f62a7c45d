import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance, nearest } from '../../src/domain/nearest.ts'

describe('the distance of two words', () => {
  test.each([
    ['server', 'server', 0],
    ['servr', 'server', 1],
    ['sevrer', 'server', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
  })

  test('is symmetric, zero only for the same word, and at most the longer length', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b)
        expect(distance).toBe(editDistance(b, a))
        expect(distance === 0).toBe(a === b)
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length))
      }),
    )
  })
})

describe('the nearest word', () => {
  const known = ['memoryGib', 'diskGib', 'vcpu', 'cpu', 'id']
  test.each([
    ['memory_gib', 'memoryGib'],
    ['MemoryGiB', 'memoryGib'],
    ['memoryGb', 'memoryGib'],
    ['vcpus', 'vcpu'],
    ['ic', null],
    ['colour', null],
    ['x'.repeat(10_000), null],
  ])('to %s', (word, near) => {
    expect(nearest(word, known)).toBe(near)
  })
})
