import { resolve } from 'node:path'
import { samePath } from '../file/same-path.ts'
import { parseLocation } from '../location/parse-location.ts'

/** The same text for the same file, however it is written; other addresses as they are. */
export function samePlace(text: string): string {
  const location = parseLocation(text)
  return location.kind === 'nbd' || location.kind === 'ssh' ? text : samePath(resolve(location.path))
}
