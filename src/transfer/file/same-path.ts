import { realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { systemCode } from '../disk-error.ts'

/** The same text for the same file, however its path is written; the path is absolute, and nothing need be there. */
export function samePath(path: string): string {
  return real(path) ?? join(real(dirname(path)) ?? dirname(path), basename(path))
}

/**
 * A path as files of state have it: absolute, whatever folder the program was started in, and by folders that are no links. A last name
 * that is a link stays, as with those of /dev/disk/by-id: it tells more than where it leads today.
 */
export function lastingPath(path: string): string {
  const whole = resolve(path)
  return join(real(dirname(whole)) ?? dirname(whole), basename(whole))
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
