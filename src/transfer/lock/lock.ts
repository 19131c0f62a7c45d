import { createHash, randomUUID } from 'node:crypto'
import { chmod, link, readFile, stat, unlink, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { BrokerError } from '../../domain/errors.ts'
import { diskError, systemCode } from '../disk-error.ts'
import { naming, privateMode } from '../file/replace-file.ts'
import { ifThere } from '../file/storage-keys.ts'
import { type Holder, holderOf, isAlive, isHolder } from './holder.ts'
import { sweepBeside } from './sweep.ts'

/**
 * Runs work while no other process works on the same target. The lock of a process that has ended is taken over.
 * @throws BrokerError refused – another process has it.
 */
export async function withLock<T>(path: string, run: () => Promise<T>): Promise<T> {
  const release = await takeLock(path)
  try {
    return await run()
  } finally {
    await release()
  }
}

/** A lock is tried again after it was found to be stale, and somebody else may be quicker each time. */
const attempts = 20
/** Who sweeps the locks of others away holds each for a moment. */
const momentMs = 50

/**
 * Takes a lock, and returns what gives it back. `mode`: who may see whose it is.
 * @throws BrokerError refused – another process has it, or something else is there.
 */
export async function takeLock(path: string, mode: number = privateMode): Promise<() => Promise<void>> {
  const me = await holderOf(process.pid)
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await create(path, { me, mode })) {
      await sweepBeside(path, { me, read: readLock })
      return () => unlink(path)
    }
    await refuseOther(path)
    const other = await readLock(path)
    if (other === 'gone') continue
    if (other !== 'unreadable' && (await isAlive(other, me))) throw locked(path, other)
    try {
      await removeStale(path, other)
    } catch (error) {
      if (!(error instanceof BrokerError && error.kind === 'refused') || attempt === attempts - 1) throw error
      await sleep(momentMs)
    }
  }
  throw locked(path, { host: me.host, pid: '?' })
}

/** Bytes: a lock is a line; whatever is longer is none. */
export const longestLock = 4096

/** Something else of that name is not removed as a lock that the power has broken. */
async function refuseOther(path: string): Promise<void> {
  const found = await ifThere(() => stat(path))
  if (found === null || found.size <= longestLock) return
  throw diskError({ kind: 'refused', key: 'disk.noLock', values: { path } })
}

/** Another process has it. */
export function locked(path: string, { host, pid }: { readonly host: string; readonly pid: number | string }): Error {
  return diskError({ kind: 'refused', key: 'disk.locked', values: { path, pid: String(pid), host } })
}

/** Removes the lock of a process that has ended, and nothing else; somebody else may be about to do the same. */
export async function removeIfStale(path: string): Promise<void> {
  const other = await readLock(path)
  if (other === 'gone' || other === 'unreadable' || (await isAlive(other, await holderOf(process.pid)))) return
  try {
    await removeStale(path, other)
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
  }
}

/**
 * Of those who find the same stale lock only the one with a second lock may remove it. Its name is made of the stale holder, so
 * that it is of no use against a lock that somebody has taken meanwhile.
 */
async function removeStale(path: string, stale: Holder | 'unreadable'): Promise<void> {
  const name = createHash('sha256').update(JSON.stringify(stale)).digest('hex').slice(0, 12)
  await withLock(`${path}.${name}`, async () => {
    const now = await readLock(path)
    if (now !== 'gone' && JSON.stringify(now) === JSON.stringify(stale)) await unlink(path)
  })
}

/** The file appears whole: it is written under another name and linked. */
async function create(path: string, { me, mode }: { readonly me: Holder; readonly mode: number }): Promise<boolean> {
  const beside = `${path}.${String(me.pid)}-${randomUUID().slice(0, 8)}`
  try {
    await writeFile(beside, JSON.stringify(me), { mode, flag: 'wx' })
    // Whatever the mask of this user is.
    await chmod(beside, mode)
    await link(beside, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    throw cannotLock(path, error)
  } finally {
    await unlink(beside).catch(ignoreSystem)
  }
}

function cannotLock(path: string, error: unknown): Error {
  const reason = systemCode(error) ?? String(error)
  // There is no room for a line.
  if (reason === 'ENOSPC' || reason === 'EDQUOT') {
    return diskError({ kind: 'partial', key: 'disk.system', values: { call: 'open', path, reason }, cause: error })
  }
  return diskError({ kind: 'usage', key: 'disk.cannotOpen', values: { path, reason }, cause: error })
}

/** `unreadable`: the power went while it was written, for otherwise it appears whole; or it is not of this program. */
export async function readLock(path: string): Promise<Holder | 'gone' | 'unreadable'> {
  try {
    const found: unknown = JSON.parse(await naming(path, () => readFile(path, 'utf8')))
    return isHolder(found) ? found : 'unreadable'
  } catch (error) {
    if (error instanceof SyntaxError) return 'unreadable'
    if (systemCode(error) === 'ENOENT') return 'gone'
    throw error
  }
}

/** It was never made, or whoever has the lock next sweeps it away. */
function ignoreSystem(error: unknown): void {
  if (systemCode(error) === null) throw error
}
