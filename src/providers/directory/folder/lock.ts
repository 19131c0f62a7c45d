import { readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ZodError } from 'zod'
import { directoryError, unlessMissing } from '../directory-error.ts'
import { appearOnce, writeSynced } from './durable.ts'
import { identityOf, isRunning, processIdentity, type ProcessIdentity } from './process-identity.ts'
import { readRegular } from './regular-file.ts'

/** Longest wait for another writer that is alive. Locks are held for one small change only. */
const patienceMs = 30_000
const firstWaitMs = 4
const longestWaitMs = 100

export interface LockRequest {
  /** Folder of the lock files. */
  readonly folder: string
  /** Path in the same file system that nobody else uses: the file is written there before it appears. */
  readonly beside: string
  readonly signal: AbortSignal
}

/**
 * Runs one change while no other writer makes one.
 *
 * Lock files are numbered: `lock.<n>` names its holder, and is empty once the holder has let go. Whoever finds the highest one free,
 * or its holder dead, makes the next number; making a file can succeed once only. A number made late, below one that
 * exists already, does not count. So the lock of a dead process is taken over by exactly one of those who wait.
 * @throws ProviderError `unavailable` – another writer has held it for half a minute.
 */
export async function withLock<T>(request: LockRequest, work: () => Promise<T>): Promise<T> {
  const path = await take(request)
  try {
    return await work()
  } finally {
    // Synced: after a power cut nobody waits for a holder that had let go and still runs.
    await writeSynced(path, '')
  }
}

async function take(request: LockRequest): Promise<string> {
  const { folder, signal } = request
  const me = await identityOf(process.pid)
  let waitMs = firstWaitMs
  for (let waited = 0; ; waited += waitMs) {
    signal.throwIfAborted()
    const highest = await highestNumber(folder)
    const holder = await livingHolder(folder, highest)
    if (holder === null) {
      const path = await makeNext(request, highest + 1, me)
      if (path !== null) return path
      continue
    }
    if (waited > patienceMs) throw held(folder, holder)
    await pause(waitMs, signal)
    waitMs = Math.min(waitMs * 1.5, longestWaitMs)
  }
}

/** Null: somebody else was first. */
async function makeNext({ folder, beside }: LockRequest, number: number, me: ProcessIdentity): Promise<string | null> {
  const path = nameOf(folder, number)
  if (!(await appearOnce(path, beside, JSON.stringify(me)))) return null
  const numbers = await lockNumbers(folder)
  if (Math.max(...numbers) > number) {
    await unlink(path).catch(unlessMissing)
    return null
  }
  for (const old of numbers) if (old < number) await unlink(nameOf(folder, old)).catch(unlessMissing)
  return path
}

async function livingHolder(folder: string, number: number): Promise<ProcessIdentity | null> {
  if (number === 0) return null
  const holder = holderIn((await readRegular(nameOf(folder, number))) ?? '')
  return holder !== null && (await isRunning(holder)) ? holder : null
}

/** Null: it names nobody. Lock files appear whole, so one that is damaged was not damaged by a holder. */
function holderIn(text: string): ProcessIdentity | null {
  try {
    return processIdentity.parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof ZodError) return null
    throw error
  }
}

async function highestNumber(folder: string): Promise<number> {
  return Math.max(0, ...(await lockNumbers(folder)))
}

async function lockNumbers(folder: string): Promise<readonly number[]> {
  const names = await readdir(folder)
  return names.flatMap((name) => (/^lock\.\d+$/.test(name) ? [Number(name.slice(5))] : []))
}

const nameOf = (folder: string, number: number): string => join(folder, `lock.${String(number)}`)

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal })
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}

function held(folder: string, { pid, host }: ProcessIdentity): Error {
  return directoryError({ code: 'unavailable', key: 'directory.locked', values: { folder, pid: String(pid), host } })
}
