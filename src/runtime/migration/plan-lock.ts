import { stat, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { systemCode } from '../../transfer/disk-error.ts'
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
  for (let attempt = 1; ; attempt++) {
    try {
      return await takeLock(path)
    } catch (error) {
      if (!(error instanceof BrokerError) || error.kind !== 'refused') throw error
      const holder = await planLockHolder(path)
      // Nobody any more: whoever had it has just ended.
      if (holder !== null || attempt === attempts) throw lockedBy(holder, message('migrate.lock.file', { path }))
      await sleep(betweenMs)
    }
  }
}

/** How often a lock is tried whose holder has ended while it was looked at. */
const attempts = 10
const betweenMs = 50

/** Who holds a lock; null: nobody, or nobody can tell. */
export async function planLockHolder(path: string): Promise<LockHolder | null> {
  const found = await readLock(path)
  if (found === 'gone' || found === 'unreadable') return null
  const since = await stat(path).then(({ mtime }) => mtime, unlessGone)
  return since === null ? null : { ...found, since: withoutMilliseconds(since) }
}

function unlessGone(error: unknown): null {
  if (systemCode(error) === 'ENOENT') return null
  throw error
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
