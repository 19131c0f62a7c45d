import { readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { z } from 'zod'
import { systemCode } from '../directory-error.ts'

/** A process, told apart from a later one that got the same number: by its start, within one start of one machine. */
export const processIdentity = z.object({
  host: z.string().describe('Name of the machine.'),
  boot: z.string().describe('Id of the start of the machine; empty where the system does not tell.'),
  pid: z.int().positive(),
  startedAt: z
    .string()
    .describe('When the process began, in the clock ticks of the system; empty where it does not tell.'),
})

export type ProcessIdentity = z.infer<typeof processIdentity>

export async function identityOf(pid: number): Promise<ProcessIdentity> {
  const boot = (await textOrNothing('/proc/sys/kernel/random/boot_id')).trim()
  return { host: hostname(), boot, pid, startedAt: (await look(pid)).startedAt }
}

/** Whether exactly this process is running. Of one on another machine nobody can tell: it counts as running. */
export async function isRunning(wanted: ProcessIdentity): Promise<boolean> {
  if (wanted.host !== hostname()) return true
  if (wanted.startedAt === '') return takesSignals(wanted.pid)
  const now = await identityOf(wanted.pid)
  if (now.boot !== wanted.boot || now.startedAt !== wanted.startedAt) return false
  return !(await look(wanted.pid)).ended
}

/** Linux tells in /proc/<pid>/stat; the fields after the name, which may hold anything, begin with the state. */
async function look(pid: number): Promise<{ readonly startedAt: string; readonly ended: boolean }> {
  const text = await textOrNothing(`/proc/${String(pid)}/stat`)
  const fields = text
    .slice(text.lastIndexOf(')') + 1)
    .trim()
    .split(' ')
  return { startedAt: fields[19] ?? '', ended: ['Z', 'X'].includes(fields[0] ?? '') }
}

/** For systems that do not tell when a process began. */
function takesSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    if (systemCode(error) === 'EPERM') return true
    if (systemCode(error) === 'ESRCH') return false
    throw error
  }
}

async function textOrNothing(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'ENOTDIR'].includes(systemCode(error) ?? '')) return ''
    throw error
  }
}
