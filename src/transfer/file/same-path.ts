import { realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { systemCode } from '../disk-error.ts'

/** The same text for the same file, however its path is written; the path is absolute, and nothing need be there. */
export function samePath(path: string): string {
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
