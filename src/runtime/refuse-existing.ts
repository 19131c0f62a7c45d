import { lstat } from 'node:fs/promises'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'

/**
 * Refuses before any work is done; the write itself refuses too, should the file appear meanwhile.
 * @throws BrokerError refused – something stands at the path.
 */
export async function refuseExisting(path: string): Promise<void> {
  if (!(await isThere(path))) return
  throw new BrokerError({
    kind: 'refused',
    says: message('file.exists', { path }),
    next: message('file.exists.next'),
  })
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return false
    throw error
  }
}
