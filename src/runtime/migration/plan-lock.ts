import { stat, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { holderOf, isAlive } from '../../transfer/lock/holder.ts'
import { readLock, takeLock } from '../../transfer/lock/lock.ts'
import { lockedBy, type LockHolder } from '../../workflows/migrate/lock/lock-mark.ts'
import { now } from '../clock.ts'

/**
 * Takes the lock of a migration; the file beside the plan tells who has it. That of a process that has ended is replaced, that of
 * another machine only with `breakLock`. Returns what gives it back.
 * @throws BrokerError refused – somebody works on it; names host, process and since when.
 */
export async function takePlanLock(request: {
  readonly path: string
  readonly breakLock: boolean
}): Promise<() => Promise<void>> {
  const { path, breakLock } = request
  if (breakLock) await removeOfOthers(path)
  try {
    return await takeLock(path)
  } catch (error) {
    if (!(error instanceof BrokerError) || error.kind !== 'refused') throw error
    throw lockedBy(await planLockHolder(path), message('migrate.lock.file', { path }))
  }
}

/** Who holds a lock; null: nobody, or nobody can tell. */
export async function planLockHolder(path: string): Promise<LockHolder | null> {
  const found = await readLock(path)
  if (found === 'gone' || found === 'unreadable') return null
  const { mtime } = await stat(path)
  return { ...found, since: withoutMilliseconds(mtime) }
}

/** This process, as the mark on the target names it. */
export async function thisHolder(): Promise<LockHolder> {
  return { ...(await holderOf(process.pid)), since: now() }
}

/** Whether the process of a lock still runs; one of another machine counts as running. */
export async function isHolderAlive(other: LockHolder): Promise<boolean> {
  return await isAlive(other, await holderOf(process.pid))
}

async function removeOfOthers(path: string): Promise<void> {
  const found = await readLock(path)
  if (found !== 'gone' && found !== 'unreadable' && found.host !== hostname()) await unlink(path)
}

function withoutMilliseconds(date: Date): string {
  return date.toISOString().replace(/\.\d{3}Z$/, 'Z')
}
