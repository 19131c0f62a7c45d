import { readdir, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { systemCode } from '../disk-error.ts'
import { type Holder, isAlive } from './holder.ts'

/** What ends in this way was left beside a lock by a process on its way to it. */
const leftOver = /[.](\d+-[0-9a-f]{8}|[0-9a-f]{12})$/
const longestWriteMs = 60_000

interface Sweeper {
  readonly me: Holder
  readonly read: (path: string) => Promise<Holder | 'gone' | 'unreadable'>
}

/** Removes what processes that were killed on their way to a lock have left beside it. Only who has the lock may do so. */
export async function sweepBeside(path: string, sweeper: Sweeper): Promise<void> {
  await sweepOf(path, (lock) => lock === basename(path), sweeper)
}

/** The same of all locks of the folder that are meant; `path` is one of ours there. */
export async function sweepOf(path: string, isMeant: (lock: string) => boolean, sweeper: Sweeper): Promise<void> {
  const { me, read } = sweeper
  for (const name of await namesIn(dirname(path))) {
    if (!leftOver.test(name) || !isMeant(name.replace(leftOver, ''))) continue
    const other = join(dirname(path), name)
    try {
      const holder = await read(other)
      const isDead =
        holder === 'unreadable' ? await isOlder(other, path) : holder !== 'gone' && !(await isAlive(holder, me))
      if (isDead) await unlink(other)
    } catch (error) {
      // Somebody else was quicker, or it is another user's.
      if (systemCode(error) === null) throw error
    }
  }
}

/** Older than the lock that was made just now, and by so much that nobody can still be writing it. */
async function isOlder(path: string, lock: string): Promise<boolean> {
  const [one, other] = await Promise.all([stat(path), stat(lock)])
  return other.mtimeMs - one.mtimeMs > longestWriteMs
}

/** None where the folder lets one make files, but not see them. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (systemCode(error) !== 'EACCES') throw error
    return []
  }
}
