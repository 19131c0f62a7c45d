import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '../disk-error.ts'
import { holderOf, isAlive } from './holder.ts'
import { locked, longestLock, readLock, removeIfStale, takeLock } from './lock.ts'
import { sweepOf } from './sweep.ts'

/** Everybody may see who has a disk. */
const publicMode = 0o644

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
    await sweepMine(keys, folder)
    return giveBack
  } catch (error) {
    await giveBack()
    throw error
  }
}

/** What processes of this user that were killed have left there: their locks, of whatever disk, and what was to become one. */
async function sweepMine([key]: readonly string[], folder: string): Promise<void> {
  if (key === undefined) return
  const isMine = (name: string): boolean => name.startsWith('broker-') && name.endsWith(`.${myNumber()}`)
  const me = await holderOf(process.pid)
  await sweepOf(join(folder, `broker-${key}.${myNumber()}`), isMine, { me, read: readLock })
  for (const name of (await readdir(folder)).filter(isMine)) {
    if (await isMadeBy(Number(myNumber()), join(folder, name))) await removeIfStale(join(folder, name))
  }
}

async function takeOne(key: string, folder: string): Promise<() => Promise<void>> {
  const prefix = `broker-${key}.`
  const mine = `${prefix}${myNumber()}`
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

function myNumber(): string {
  return String(process.getuid?.() ?? 0)
}

function isLock(name: string, prefix: string): boolean {
  return name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length))
}

/** Only that user himself can then have put it there. */
async function refuseHeld(path: string, user: number): Promise<void> {
  if (!(await isMadeBy(user, path))) return
  const other = await readLock(path)
  if (other === 'gone' || other === 'unreadable') return
  if (await isAlive(other, await holderOf(process.pid))) throw locked(path, other)
}

async function isMadeBy(user: number, path: string): Promise<boolean> {
  const found = await statIfThere(path)
  return found?.isFile() === true && found.uid === user && found.size <= longestLock
}

async function statIfThere(path: string): Promise<Awaited<ReturnType<typeof lstat>> | null> {
  try {
    return await lstat(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
