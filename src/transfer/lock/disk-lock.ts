import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../disk-error.ts'
import { holderOf, isAlive } from './holder.ts'
import { locked, readLock, takeLock } from './lock.ts'

/** Everybody may see who has a disk. */
const publicMode = 0o644
/** A lock is a line; whatever is longer is none. */
const longestLock = 4096

/**
 * Takes a disk itself, whatever its path and wherever the files about it are kept: one lock for each of its keys, in a folder that
 * all users of the machine share. There each user has locks of his own name, for in such a folder nobody can remove those of another;
 * who has taken his own looks at those of the others. Returns what gives them back.
 * @throws BrokerError refused – another process has it.
 */
export async function lockDisk(keys: readonly string[], folder: string): Promise<() => Promise<void>> {
  const taken: (() => Promise<void>)[] = []
  const giveBack = async (): Promise<void> => {
    for (const release of taken.splice(0).reverse()) await release()
  }
  try {
    // Always in one order, so that of two who want the same disks one gets all.
    for (const key of [...keys].sort()) taken.push(await takeOne(key, folder))
    return giveBack
  } catch (error) {
    await giveBack()
    throw error
  }
}

async function takeOne(key: string, folder: string): Promise<() => Promise<void>> {
  const prefix = `broker-${key}.`
  const mine = `${prefix}${String(process.getuid?.() ?? 0)}`
  const release = await takeLock(join(folder, mine), publicMode)
  try {
    for (const name of await readdir(folder)) {
      if (name !== mine && isLock(name, prefix)) await refuseHeld(join(folder, name), Number(name.slice(prefix.length)))
    }
    return release
  } catch (error) {
    await release()
    throw error
  }
}

function isLock(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length))
}

/** Only that user himself can have put it there. */
async function refuseHeld(path: string, user: number): Promise<void> {
  const found = await statIfThere(path)
  if (found?.isFile() !== true || found.uid !== user || found.size > longestLock) return
  const other = await readLock(path)
  if (other === 'gone' || other === 'unreadable') return
  if (await isAlive(other, await holderOf(process.pid))) throw locked(path, other)
}

async function statIfThere(path: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  try {
    return await lstat(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
