import { execFile, type ExecFileException } from 'node:child_process'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ProofLevel } from '../../domain/disk.ts'
import { diskError, systemCode } from '../disk-error.ts'
import { isOnDiskAlone } from '../file/medium.ts'
import { syncFolder } from '../file/replace-file.ts'
import { refuseImage } from './image-header.ts'
import { refuseCutImage } from './refuse-cut-image.ts'
import { startWatched } from './watched-process.ts'

/** Programs of QEMU that have to be installed for images. */
const tools = { image: 'qemu-img', server: 'qemu-nbd' } as const

/** QEMU takes what stands before a colon for a protocol, such as `file:` or `nbd:`, unless a slash comes first. */
function asFile(path: string): string {
  return isAbsolute(path) ? path : `./${path}`
}

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
 * Starts one `qemu-nbd` for a qcow2 image. It ends when this process ends, whatever ends it.
 * @throws BrokerError unsupported – it is not installed; usage – it cannot open the image; refused – the image names other
 * files as a part of it, or is to be read and was cut off; unsupported – it is encrypted.
 */
export async function serveImage(request: Request): Promise<ImageServer> {
  const { path, signal } = request
  await stat(path).catch((error: unknown) => {
    const values = { path, reason: systemCode(error) ?? 'ENOENT' }
    throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values, cause: error })
  })
  await refuseImage(path)
  if (request.readOnly) await refuseCutImage(path)
  for (let waited = 0; ; waited += lockPauseMs) {
    // File systems in memory cannot be opened around the memory in front of the disk.
    const first = await started(request, 'none')
    if (!('reason' in first)) return first
    const second = await started(request, 'writeback')
    if (!('reason' in second)) return second
    const { reason } = second
    // The server of a process that was killed a moment ago may still be closing the image.
    const mayBeOver = /lock/i.test(reason) && waited < longestLockMs
    if (!mayBeOver) throw diskError({ kind: 'usage', key: 'disk.cannotOpen', values: { path, reason } })
    await sleep(lockPauseMs, undefined, { signal })
  }
}

/** Runs a program so that what it makes is seen by its owner alone; Ctrl-C is for us to answer. */
const privately = ['-c', 'trap "" INT; umask 077; exec "$@"', 'sh'] as const
const notFound = 127

/**
 * Makes an empty image, or nothing.
 * @throws BrokerError unsupported – QEMU is not installed; usage – it cannot be made. AbortError – the signal was given.
 */
export async function makeQcow2(request: {
  readonly path: string
  readonly sizeBytes: number
  readonly signal: AbortSignal
}): Promise<void> {
  const { path, sizeBytes, signal } = request
  const args = ['create', '-q', '-f', 'qcow2', '--', asFile(path), String(sizeBytes)]
  const failure = await new Promise<Failure | null>((resolve) => {
    execFile('/bin/sh', [...privately, tools.image, ...args], { signal }, (error, _stdout, said) => {
      resolve(error === null ? null : { error, said: said.trim() })
    })
  })
  if (failure !== null) {
    await rm(path, { force: true })
    signal.throwIfAborted()
    throw notMade(path, failure)
  }
  await syncFolder(path)
}

interface Failure {
  readonly error: ExecFileException
  readonly said: string
}

function notMade(path: string, { error, said }: Failure): Error {
  if (error.code === notFound) return missing(tools.image, error)
  const reason = said === '' ? error.message : said
  return diskError({ kind: 'usage', key: 'disk.cannotOpen', values: { path, reason }, cause: error })
}

/** Why it ended, when it ends at once. */
async function started(
  request: Request,
  cache: 'none' | 'writeback',
): Promise<ImageServer | { readonly reason: string }> {
  const { path, readOnly, connections, timeoutMs, signal } = request
  const folder = await mkdtemp(join(tmpdir(), 'broker-nbd-'))
  const socket = join(folder, 'socket')
  const sharing = ['--persistent', `--shared=${String(connections)}`, `--socket=${socket}`]
  const image = ['--format=qcow2', `--cache=${cache}`, '--discard=ignore', ...(readOnly ? ['--read-only'] : [])]
  const server = startWatched(tools.server, [...sharing, ...image, '--', asFile(path)], folder)
  const stop = async (): Promise<void> => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const isReady = await answers({ socket, isOver: () => server.hasEnded() || signal.aborted, timeoutMs })
  if (isReady)
    return { socket, proof: cache === 'none' && (await isOnDiskAlone(path)) ? 'full-readback' : 'cached', stop }
  await stop()
  signal.throwIfAborted()
  if (server.isMissing()) throw missing(tools.server)
  return { reason: (server.said() ?? tools.server).replace(/^qemu-nbd: |[.]$/g, '') }
}

const askEveryMs = 20
const lockPauseMs = 100
const longestLockMs = 5000

/** Waits until the server greets: it listens before it has opened the image. */
async function answers(request: {
  readonly socket: string
  readonly isOver: () => boolean
  readonly timeoutMs: number
}): Promise<boolean> {
  const { socket, isOver, timeoutMs } = request
  for (let waited = 0; waited < timeoutMs && !isOver(); waited += askEveryMs) {
    if (await greets(socket)) return true
    await sleep(askEveryMs)
  }
  return false
}

async function greets(path: string): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect({ path })
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}

function missing(tool: string, cause?: unknown): Error {
  return diskError({ kind: 'unsupported', key: 'disk.noTool', values: { tool, package: 'qemu-utils' }, cause })
}
