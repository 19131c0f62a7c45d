import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { systemCode } from '../disk-error.ts'
import { parseLocation } from '../location/parse-location.ts'

/** The same text for the same file, however it is written; other addresses as they are. */
export function samePlace(text: string): string {
  const location = parseLocation(text)
  if (location.kind === 'nbd' || location.kind === 'ssh') return text
  const path = resolve(location.path)
  return real(path) ?? join(real(dirname(path)) ?? dirname(path), basename(path))
}

/** Null where nothing is. */
function real(path: string): string | null {
  try {
    return realpathSync(path)
  } catch (error) {
    if (systemCode(error) !== null) return null
    throw error
  }
}
