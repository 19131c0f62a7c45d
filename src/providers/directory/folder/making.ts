import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { privateFolder } from './durable.ts'
import { identityOf, isRunning, type ProcessIdentity } from './process-identity.ts'

/** Where half-made things lie, unseen, until they are moved to their place whole, and deleted ones until they are gone. */
export interface Making {
  /** A path that nobody else uses. Whatever is there when this process has ended is removed by the next writer. */
  path(token: string): string
  /** Removes what writers have left that are no longer running. */
  clean(): Promise<void>
}

export async function openMaking(folder: string): Promise<Making> {
  await mkdir(folder, { recursive: true, mode: privateFolder })
  const mine = encodeOwner(await identityOf(process.pid))
  return {
    path: (token) => join(folder, `${mine}~${token}`),
    clean: async () => {
      for (const name of await readdir(folder)) {
        const owner = decodeOwner(name)
        if (owner !== null && !(await isRunning(owner))) await rm(join(folder, name), { recursive: true, force: true })
      }
    },
  }
}

/** The name tells the owner, because a folder and a file that tells its owner cannot be made at once. */
function encodeOwner({ pid, startedAt, boot, host }: ProcessIdentity): string {
  return [String(pid), startedAt, boot, host].map(encodePart).join('~')
}

function decodeOwner(name: string): ProcessIdentity | null {
  const [pid = '', startedAt, boot, host, token] = name.split('~')
  if (startedAt === undefined || boot === undefined || host === undefined || token === undefined) return null
  if (!/^[1-9]\d*$/.test(pid)) return null
  return { pid: Number(pid), startedAt, boot, host: decodeURIComponent(host) }
}

const encodePart = (part: string): string => encodeURIComponent(part).replaceAll('~', '%7E')
