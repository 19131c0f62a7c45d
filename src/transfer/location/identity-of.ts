import { stat } from 'node:fs/promises'
import { systemCode } from '../disk-error.ts'
import type { Identity } from '../disk.ts'
import { identityIn } from '../file/identity.ts'
import type { Location } from './parse-location.ts'

/** What changes when a file is written to; null where nothing shows it: devices, servers, and what is not there. */
export async function identityOf(location: Location): Promise<Identity | null> {
  if (location.kind === 'nbd' || location.kind === 'ssh') return null
  try {
    const found = await stat(location.path, { bigint: true })
    return found.isFile() ? identityIn(found) : null
  } catch (error) {
    if (systemCode(error) !== null) return null
    throw error
  }
}
