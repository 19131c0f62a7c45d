/**
 * Decimal arithmetic on whole numbers, written apart from the program so that a bill can be checked by other means:
 * amounts are counted in units of 10^-18.
 */
const scale = 18n
const one = 10n ** scale

/** Reads a decimal such as `0.0702`, `-3`, or `1e-7`. */
export function exact(text: string | number): bigint {
  const [mantissa = '', exponent = '0'] = String(text).toLowerCase().split('e')
  const sign = mantissa.startsWith('-') ? -1n : 1n
  const [whole = '0', fraction = ''] = mantissa.replace(/^[-+]/, '').split('.')
  const shift = scale - BigInt(fraction.length) + BigInt(exponent)
  const digits = BigInt(whole + fraction)
  return sign * (shift >= 0n ? digits * 10n ** shift : digits / 10n ** -shift)
}

export function times(a: bigint, b: bigint): bigint {
  return (a * b) / one
}

export function divided(a: bigint, b: bigint): bigint {
  return (a * one) / b
}

/** To the cent, half away from zero. */
export function toCents(value: bigint): bigint {
  const cent = one / 100n
  const half = value < 0n ? -cent / 2n : cent / 2n
  return (value + half) / cent
}

export function centsText(cents: bigint): string {
  const sign = cents < 0n ? '-' : ''
  const digits = String(cents < 0n ? -cents : cents).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
