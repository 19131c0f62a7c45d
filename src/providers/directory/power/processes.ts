import { spawn } from 'node:child_process'
import { open, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import type { Stateful } from '../../../domain/resources.ts'
import { directoryError, systemCode, unlessMissing } from '../directory-error.ts'
import { privateFile } from '../folder/durable.ts'
import { findById } from '../folder/read-records.ts'
import { readRegular } from '../folder/regular-file.ts'
import { isRunning, processIdentity } from '../folder/process-identity.ts'
import type { Power, PowerRequest } from './power.ts'
import { serverProgram } from './server-program.ts'

/** `process.json`, written by the process of a server while it runs. */
export const processRecord = z.object({
  kind: z.literal('process'),
  ...processIdentity.shape,
  url: z.string().describe('Where it answers, on its machine.'),
})

type ServerProcess = z.infer<typeof processRecord>

const startMs = 15_000
/** How long a process has to end by itself. */
const politeMs = 5_000
const lookMs = 20

/** Servers that are real processes of this machine. They outlive the program. */
export function processes(): Power {
  return {
    observe: async (root, server) => {
      const entry = await findById(root, 'servers', server.id)
      return entry === null ? gone : await observe(entry.folder, server.wanted)
    },
    start,
    stop,
  }
}

const gone: Stateful = { state: 'stopped', providerState: 'no process' }

async function observe(folder: string, wanted: 'running' | 'stopped'): Promise<Stateful> {
  const found = await readProcess(folder)
  if (found !== null && found.host !== hostname()) {
    return { state: 'unknown', providerState: `process ${String(found.pid)} on ${found.host}` }
  }
  if (found !== null && (await isRunning(found))) {
    return { state: 'running', providerState: `process ${String(found.pid)} at ${found.url}` }
  }
  return wanted === 'running' ? { state: 'stopped', providerState: 'the process has ended by itself' } : gone
}

async function readProcess(folder: string): Promise<ServerProcess | null> {
  const file = join(folder, 'process.json')
  const text = await readRegular(file)
  if (text === null) return null
  try {
    return processRecord.parse(JSON.parse(text))
  } catch (error) {
    throw directoryError({ code: 'unexpected', key: 'directory.notUnderstood', values: { file }, cause: error })
  }
}

async function start({ root, server: { folder, record }, beside, signal }: PowerRequest): Promise<void> {
  const old = await readProcess(folder)
  if (old !== null) refuseElsewhere(old)
  if (old !== null && (await isRunning(old))) return
  if (old !== null) await unlink(join(folder, 'process.json')).catch(unlessMissing)
  const log = await open(join(folder, 'process.log'), 'a', privateFile)
  const options = ['--input-type=module', '-e', serverProgram, '--', root, folder, beside]
  const child = spawn(process.execPath, options, { detached: true, stdio: ['ignore', log.fd, log.fd], env: {} })
  const ended = new Promise<'ended'>((resolve) => {
    child.on('exit', () => resolve('ended'))
    child.on('error', () => resolve('ended'))
  })
  child.unref()
  await log.close()
  for (let waited = 0; waited < startMs; waited += lookMs) {
    signal.throwIfAborted()
    if ((await observe(folder, 'running')).state === 'running') return
    if ((await Promise.race([ended, sleep(lookMs)])) === 'ended') break
  }
  const values = { name: record.name, log: join(folder, 'process.log') }
  throw directoryError({ code: 'unavailable', key: 'directory.notStarted', values })
}

/** The record says already that it is not wanted: a process that is only beginning ends by itself. */
async function stop({
  server: { folder, record },
  gentle,
}: PowerRequest & { readonly gentle: boolean }): Promise<void> {
  const found = await readProcess(folder)
  if (found === null) return
  refuseElsewhere(found)
  for (const name of gentle ? (['SIGTERM'] as const) : (['SIGTERM', 'SIGKILL'] as const)) {
    for (let waited = 0; waited < politeMs; waited += lookMs) {
      if (!(await isRunning(found))) {
        await unlink(join(folder, 'process.json')).catch(unlessMissing)
        return
      }
      if (waited === 0) send(found.pid, name)
      await sleep(lookMs)
    }
  }
  const values = { name: record.name, pid: String(found.pid) }
  if (gentle) throw directoryError({ code: 'conflict', key: 'directory.runsOn', values })
  throw directoryError({ code: 'unavailable', key: 'directory.notStopped', values })
}

function refuseElsewhere({ host, pid }: ServerProcess): void {
  if (host === hostname()) return
  throw directoryError({ code: 'conflict', key: 'directory.elsewhere', values: { host, pid: String(pid) } })
}

function send(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if (systemCode(error) !== 'ESRCH') throw error
  }
}
