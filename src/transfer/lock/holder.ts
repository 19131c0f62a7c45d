import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { systemCode } from '../disk-error.ts'

/** Who holds a lock. A process is known by its number and the time it began, within one start of one machine. */
export interface Holder {
  readonly host: string
  readonly boot: string
  readonly pid: number
  readonly startedAt: string
}

/** Whether something that was read is one. */
export function isHolder(found: unknown): found is Holder {
  if (typeof found !== 'object' || found === null) return false
  const { host, boot, pid, startedAt }: { readonly [K in keyof Holder]?: unknown } = found
  const isText = [host, boot, startedAt].every((part) => typeof part === 'string')
  return isText && Number.isInteger(pid) && Number(pid) > 0 && Number(pid) <= mostPid
}

/** What the system takes for the number of a process. */
const mostPid = 2 ** 31 - 1

export async function holderOf(pid: number): Promise<Holder> {
  const boot = (await readIfThere('/proc/sys/kernel/random/boot_id')).trim()
  // The fields after the name, which may hold anything, begin with the third; the 22nd is the time of the start.
  const fields = (await readIfThere(`/proc/${String(pid)}/stat`)).replace(/^.*\)/s, '').trim().split(' ')
  return { host: hostname(), boot, pid, startedAt: fields[19] ?? '' }
}

/** Of a process on another machine nobody can tell: it counts as alive. */
export async function isAlive(other: Holder, me: Holder): Promise<boolean> {
  if (other.host !== me.host) return true
  if (other.boot !== me.boot) return false
  const now = await holderOf(other.pid)
  // Some systems do not tell when a process began, or not when it is another user's.
  return now.startedAt === '' ? answersSignals(other.pid) : now.startedAt === other.startedAt
}

function answersSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false
    if (systemCode(error) === 'EPERM') return true
    throw error
  }
}

async function readIfThere(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ESRCH') return ''
    throw error
  }
}
