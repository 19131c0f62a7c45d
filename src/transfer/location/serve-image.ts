import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProofLevel } from '../../domain/disk.ts'
import { diskError, systemCode } from '../disk-error.ts'
import { syncFolder } from '../file/replace-file.ts'

/** Programs of QEMU that have to be installed for images. */
const tools = { image: 'qemu-img', server: 'qemu-nbd' } as const

/** A running `qemu-nbd` that has one image open; nobody else may have it. */
export interface ImageServer {
  readonly socket: string
  /** What reading back over it proves: the image is opened around the memory in front of the disk where that is possible. */
  readonly proof: ProofLevel
  readonly stop: () => Promise<void>
}

interface Request {
  readonly path: string
  readonly readOnly: boolean
  readonly connections: number
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/**
 * Starts one `qemu-nbd` for a qcow2 image.
 * @throws BrokerError unsupported – it is not installed; usage – it cannot open the image.
 */
export async function serveImage(request: Request): Promise<ImageServer> {
  await stat(request.path).catch((error: unknown) => {
    const values = { path: request.path, reason: systemCode(error) ?? 'ENOENT' }
    throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values, cause: error })
  })
  return (await started(request, 'none')) ?? (await started(request, 'writeback')) ?? refuse(request)
}

/** Makes an empty image. */
export async function makeQcow2(request: {
  readonly path: string
  readonly sizeBytes: number
  readonly signal: AbortSignal
}): Promise<void> {
  const { path, sizeBytes, signal } = request
  const args = ['create', '-q', '-f', 'qcow2', '--', path, String(sizeBytes)]
  await new Promise<void>((resolve, reject) => {
    execFile(tools.image, args, { signal }, (error, _stdout, stderr) => {
      if (error === null) resolve()
      else if (error.code === 'ENOENT') reject(missing(tools.image, error))
      else
        reject(
          diskError({ kind: 'usage', key: 'disk.cannotOpen', values: { path, reason: stderr.trim() }, cause: error }),
        )
    })
  })
  await syncFolder(path)
}

function refuse({ path }: Request): never {
  throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values: { path, reason: tools.server } })
}

/** Null when it ends at once: file systems in memory cannot be opened with `cache=none`. */
async function started(request: Request, cache: 'none' | 'writeback'): Promise<ImageServer | null> {
  const { path, readOnly, connections, timeoutMs, signal } = request
  const folder = await mkdtemp(join(tmpdir(), 'broker-nbd-'))
  const socket = join(folder, 'socket')
  const sharing = ['--persistent', `--shared=${String(connections)}`, `--socket=${socket}`]
  const image = ['--format=qcow2', `--cache=${cache}`, '--discard=ignore', ...(readOnly ? ['--read-only'] : [])]
  const child = spawn(tools.server, [...sharing, ...image, '--', path], { stdio: ['ignore', 'ignore', 'pipe'] })
  const end: { happened: boolean; error: Error | null } = { happened: false, error: null }
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      end.error = error
      end.happened = true
      resolve()
    })
    child.once('close', () => {
      end.happened = true
      resolve()
    })
  })
  child.stderr.resume()
  const stop = async (): Promise<void> => {
    if (!end.happened) child.kill('SIGTERM')
    await gone
    await rm(folder, { recursive: true, force: true })
  }
  const isReady = await answers({ socket, isOver: () => end.happened || signal.aborted, timeoutMs })
  if (isReady) return { socket, proof: cache === 'none' ? 'full-readback' : 'cached', stop }
  await stop()
  signal.throwIfAborted()
  if (systemCode(end.error) === 'ENOENT') throw missing(tools.server, end.error)
  return null
}

const askEveryMs = 20

/** Waits until somebody listens on the socket. */
async function answers(request: {
  readonly socket: string
  readonly isOver: () => boolean
  readonly timeoutMs: number
}): Promise<boolean> {
  const { socket, isOver, timeoutMs } = request
  for (let waited = 0; waited < timeoutMs && !isOver(); waited += askEveryMs) {
    if (await listens(socket)) return true
    await sleep(askEveryMs)
  }
  return false
}

async function listens(path: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ path })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function missing(tool: string, cause: unknown): Error {
  return diskError({ kind: 'unsupported', key: 'disk.noTool', values: { tool, package: 'qemu-utils' }, cause })
}
