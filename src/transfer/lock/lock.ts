import { createHash, randomUUID } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { diskError, systemCode } from '../disk-error.ts'
import { privateMode } from '../file/replace-file.ts'

/** Who holds a lock. A process is known by its number and the time it began, within one start of one machine. */
export interface Holder {
  readonly host: string
  readonly boot: string
  readonly pid: number
  readonly startedAt: string
}

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
const attempts = 5

/**
 * Takes a lock, and returns what gives it back.
 * @throws BrokerError refused – another process has it.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const me = await holder(process.pid)
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await create(path, me)) return () => unlink(path)
    const other = await readHolder(path)
    if (other === 'gone') continue
    if (other !== 'unreadable' && (await isAlive(other, me))) throw locked(path, other)
    await removeStale(path, other)
  }
  throw locked(path, { host: me.host, pid: '?' })
}

function locked(path: string, { host, pid }: { readonly host: string; readonly pid: number | string }): Error {
  return diskError({ kind: 'refused', key: 'disk.locked', values: { path, pid: String(pid), host } })
}

/**
 * Of those who find the same stale lock only the one with a second lock may remove it. Its name is made of the stale holder, so
 * that it is of no use against a lock that somebody has taken meanwhile.
 */
async function removeStale(path: string, stale: Holder | 'unreadable'): Promise<void> {
  const name = createHash('sha256').update(JSON.stringify(stale)).digest('hex').slice(0, 12)
  await withLock(`${path}.${name}`, async () => {
    const now = await readHolder(path)
    if (now !== 'gone' && JSON.stringify(now) === JSON.stringify(stale)) await unlink(path)
  })
}

/** The file appears whole: it is written under another name and linked. */
async function create(path: string, me: Holder): Promise<boolean> {
  const beside = `${path}.${String(me.pid)}-${randomUUID().slice(0, 8)}`
  try {
    await writeFile(beside, JSON.stringify(me), { mode: privateMode })
    await link(beside, path)
    return true
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false
    const values = { path, reason: systemCode(error) ?? String(error) }
    throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values, cause: error })
  } finally {
    await unlink(beside).catch(ignoreMissing)
  }
}

/** Who holds a lock. `unreadable`: the power went while it was written, for otherwise it appears whole. */
export async function readHolder(path: string): Promise<Holder | 'gone' | 'unreadable'> {
  try {
    const found: unknown = JSON.parse(await readFile(path, 'utf8'))
    // Written by `create` from a Holder.
    return typeof found === 'object' && found !== null && 'startedAt' in found ? (found as Holder) : 'unreadable'
  } catch (error) {
    if (error instanceof SyntaxError) return 'unreadable'
    if (systemCode(error) === 'ENOENT') return 'gone'
    throw error
  }
}

/** Of a process on another machine nobody can tell: it counts as alive. */
export async function isAlive(other: Holder, me: Holder): Promise<boolean> {
  if (other.host !== me.host) return true
  if (other.boot !== me.boot) return false
  if (me.startedAt === '') return answersSignals(other.pid)
  const now = await holder(other.pid)
  return now.startedAt !== '' && now.startedAt === other.startedAt
}

/** For systems that do not tell when a process began. */
function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false
    if (systemCode(error) === 'EPERM') return true
    throw error
  }
}

/** Who a process of this machine is. */
export async function holder(pid: number): Promise<Holder> {
  const boot = (await readIfThere('/proc/sys/kernel/random/boot_id')).trim()
  // The fields after the name, which may hold anything, begin with the third; the 22nd is the time of the start.
  const fields = (await readIfThere(`/proc/${String(pid)}/stat`)).replace(/^.*\)/s, '').trim().split(' ')
  return { host: hostname(), boot, pid, startedAt: fields[19] ?? '' }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ESRCH') return ''
    throw error
  }
}

function ignoreMissing(error: unknown): void {
  if (systemCode(error) !== 'ENOENT') throw error
}
