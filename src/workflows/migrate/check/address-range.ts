/** First and last address of a range, as numbers, with the version of the internet protocol. */
export interface AddressRange {
  readonly version: 4 | 6
  readonly first: bigint
  readonly last: bigint
}

/** A range such as `10.0.0.0/24` or `2001:db8::/64`; null: it is none. */
export function addressRange(cidr: string): AddressRange | null {
  const [base = '', prefix = ''] = cidr.split('/')
  const version = base.includes(':') ? 6 : 4
  const bits = version === 6 ? 128 : 32
  const address = version === 6 ? sixNumber(base) : fourNumber(base)
  if (address === null || !/^\d{1,3}$/.test(prefix) || Number(prefix) > bits) return null
  const size = 1n << BigInt(bits - Number(prefix))
  const first = (address / size) * size
  return { version, first, last: first + size - 1n }
}

/** Whether two ranges have an address in common. */
export function overlaps(a: AddressRange | null, b: AddressRange | null): boolean {
  return a !== null && b !== null && a.version === b.version && a.first <= b.last && b.first <= a.last
}

function fourNumber(text: string): bigint | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return null
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n)
}

function sixNumber(text: string): bigint | null {
  const [head = '', tail, ...more] = text.split('::')
  const words = (part: string | undefined): readonly string[] =>
    part === undefined || part === '' ? [] : part.split(':')
  const [before, after] = [words(head), words(tail)]
  const zeroes = 8 - before.length - after.length
  if (more.length > 0 || zeroes < 0 || (tail === undefined && zeroes > 0)) return null
  const all = [...before, ...Array.from({ length: zeroes }, () => '0'), ...after]
  if (!all.every((word) => /^[0-9a-f]{1,4}$/i.test(word))) return null
  return all.reduce((sum, word) => sum * 65_536n + BigInt(`0x${word}`), 0n)
}
