/** Units in which clouds bill amounts of data. 1 GiB = 2^30 bytes, 1 GB = 10^9 bytes. */
export type SizeUnit = 'GiB' | 'GB'

/** One GiB in GB; exact, because 2^30 / 10^9 has a finite decimal expansion. */
export const gbPerGib = 1.073741824

/** The same amount of data in the unit that the provider bills. */
export function inUnit(gib: number, unit: SizeUnit): number {
  return unit === 'GiB' ? gib : gib * gbPerGib
}

/** The same amount of data in GiB. */
export function inGib(size: number, unit: SizeUnit): number {
  return unit === 'GiB' ? size : size / gbPerGib
}
