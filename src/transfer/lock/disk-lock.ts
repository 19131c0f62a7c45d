import { lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { diskError, systemCode } from '../disk-error.ts'
import { takeLock } from './lock.ts'

const ownerOnly = 0o700

/**
 * Takes a disk itself, whatever its path and wherever the files about it are kept: one lock for each of its keys, in a folder of
 * this user on this machine. Returns what gives it back.
 * @throws BrokerError refused – another process has it.
 */
export async function lockDisk(keys: readonly string[]): Promise<() => Promise<void>> {
  const folder = await lockFolder()
  const taken: (() => Promise<void>)[] = []
  const giveBack = async (): Promise<void> => {
    for (const release of taken.splice(0).reverse()) await release()
  }
  try {
    // Always in one order, so that of two who want the same disks one gets all.
    for (const key of [...keys].sort()) taken.push(await takeLock(join(folder, key)))
    return giveBack
  } catch (error) {
    await giveBack()
    throw error
  }
}

/** Others may write to the folder for temporary files: one that they have made there is not used. */
async function lockFolder(): Promise<string> {
  const user = process.getuid?.() ?? 0
  const path = join(tmpdir(), `broker-locks-${String(user)}`)
  try {
    await mkdir(path, { mode: ownerOnly })
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') throw error
  }
  const found = await lstat(path)
  if (found.isDirectory() && (process.getuid === undefined || found.uid === user)) return path
  throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values: { path, reason: 'EPERM' } })
}
