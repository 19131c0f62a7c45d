import { assert, property, array, tuple, integer } from 'fast-check'
import { expect, test } from 'vitest'
import { addExact, exactSum, exactValue } from '../../src/domain/exact-sum.ts'
import { Big, sum } from '../../src/domain/money.ts'

test('a sum is that of decimals, whatever their size and sign', () => {
  const decimal = tuple(integer(), integer({ min: -25, max: 8 })).map(
    ([digits, exponent]) => new Big(`${String(digits)}e${String(exponent)}`),
  )
  assert(
    property(array(decimal, { minLength: 1, maxLength: 60 }), (values) => {
      const [first = new Big(0), ...others] = values
      const exact = exactSum(first)
      for (const value of others) addExact(exact, value)
      expect(exactValue(exact).toFixed()).toBe(sum(values).toFixed())
    }),
  )
})
