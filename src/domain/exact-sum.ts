import { Big, zero } from './money.ts'

/**
 * A sum of decimals that is added to in place: half a million new decimals, each as long-lived as the line that it belongs to, would be memory
 * that nobody needs. Exact: whole units and units of 10⁻¹⁵ are integers below 2⁵³; what is finer or larger is kept as a decimal.
 */
export interface ExactSum {
  units: number
  rest: number
  other: Big | null
}

const places = 15
const perUnit = 10 ** places
/** A sum of whole units stays an integer that a number can hold for as many additions as there can be. */
const mostDigits = 9

export function exactSum(first: Big): ExactSum {
  const sum = { units: 0, rest: 0, other: null }
  addExact(sum, first)
  return sum
}

export function addExact(sum: ExactSum, value: Big): void {
  const { c: digits, e: exponent, s: sign } = value
  if (exponent >= mostDigits || digits.length - 1 - exponent > places) {
    sum.other = (sum.other ?? zero).plus(value)
    return
  }
  let [units, rest] = [0, 0]
  for (let place = Math.max(exponent, 0); place >= -places; place -= 1) {
    const digit = digits[exponent - place] ?? 0
    if (place >= 0) units = units * 10 + digit
    else rest = rest * 10 + digit
  }
  sum.units += sign * units
  sum.rest += sign * rest
  if (Math.abs(sum.rest) < perUnit) return
  const carry = Math.sign(sum.rest)
  sum.units += carry
  sum.rest -= carry * perUnit
}

export function exactValue({ units, rest, other }: ExactSum): Big {
  return new Big(units).plus(new Big(rest).times(new Big(10).pow(-places))).plus(other ?? zero)
}
