import { resolve } from 'node:path'
import { samePath } from '../file/same-path.ts'
import { serverKey } from '../location/disk-keys.ts'
import { parseLocation } from '../location/parse-location.ts'

/** The same text for the same disk, however it is written. */
export function samePlace(text: string): string {
  const location = parseLocation(text)
  return location.kind === 'nbd' || location.kind === 'ssh' ? serverKey(location) : samePath(resolve(location.path))
}
