import { createHash } from 'node:crypto'
import type { ProofLevel } from '../../domain/disk.ts'
import type { Sink, Source } from '../disk.ts'
import { dropCache } from '../file/drop-cache.ts'
import { exists, openFileSink, openFileSource } from '../file/open-file.ts'
import { lastingPath } from '../file/same-path.ts'
import { readingPastCache } from '../file/past-cache.ts'
import type { NbdAddress } from '../nbd/connect.ts'
import { openNbdSink, openNbdSource } from '../nbd/open-nbd.ts'
import type { NbdTarget } from '../nbd/pool.ts'
import { lockDisk } from '../lock/disk-lock.ts'
import { diskKeys } from './disk-keys.ts'
import type { Location } from './parse-location.ts'
import { fastCiphers } from './fast-ciphers.ts'
import { overSsh } from './over-ssh.ts'
import { identityOf } from './identity-of.ts'
import { refuseCutImage } from './refuse-cut-image.ts'
import { requireDisk } from './require-disk.ts'
import { makeQcow2, serveImage } from './serve-image.ts'

/** How disks that are not files are reached. */
export interface Reach {
  readonly connections: number
  readonly timeoutMs: number
  readonly clock: () => number
  /** Where disks that are written to are locked, for all who use this machine. */
  readonly lockFolder: string
  readonly signal: AbortSignal
}

const retries = 4

/** A source, and what reading it now proves of the disk behind it. */
export interface Opened {
  readonly source: Source
  readonly proof: ProofLevel
}

export async function openSource(location: Location, reach: Reach): Promise<Opened> {
  await requireDisk(location)
  switch (location.kind) {
    case 'file':
      return { source: await openFileSource(location.path), proof: 'cached' }
    case 'nbd':
      return { source: keyed(await openNbdSource(nbdTarget(location, reach)), location), proof: 'cached' }
    case 'ssh': {
      const source = await openNbdSource(nbdTarget(overSsh(location, 'read', await fastCiphers(location)), reach))
      return { source: keyed(source, location), proof: 'cached' }
    }
    case 'qcow2':
      return await openImageSource(location, reach)
  }
}

/** The image is opened by us as well, before its server opens it: so it shows whether it is changed or replaced meanwhile. */
async function openImageSource(location: Location & { readonly kind: 'qcow2' }, reach: Reach): Promise<Opened> {
  const { path } = location
  const file = await openFileSource(path)
  try {
    await refuseCutImage(path)
    const server = await serveImage({ path, readOnly: true, ...reach })
    const target = nbdTarget({ address: { kind: 'unix', path: server.socket }, exportName: '' }, reach)
    const disk = await closingWith(server.stop, () => openNbdSource(target), location)
    const seen = {
      identity: () => file.identity(),
      isInPlace: async () => (await file.isInPlace?.()) !== false,
      close: () => disk.close().finally(() => file.close()),
    }
    return { source: keyed({ ...disk, ...seen }, location), proof: server.proof }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** A source that is read from the disk, not from the memory in front of it, where that is possible. */
export async function openForProof(location: Location, reach: Reach): Promise<Opened> {
  const opened = await openSource(location, reach)
  if (location.kind !== 'file') return opened
  return { source: await readingPastCache(opened.source), proof: await dropCache(location.path) }
}

/** Whether a target is there before a copy makes it. Devices and exports always are. */
export async function targetExists(location: Location): Promise<boolean> {
  switch (location.kind) {
    case 'file':
    case 'qcow2':
      return await exists(location.path)
    case 'nbd':
    case 'ssh':
      return true
  }
}

export async function openTarget(
  location: Location,
  { sizeBytes, ours, reach }: { readonly sizeBytes: number; readonly ours: boolean; readonly reach: Reach },
): Promise<Sink> {
  await requireDisk(location)
  switch (location.kind) {
    case 'file':
      return await openFileSink(location.path, { sizeBytes, ours, lockFolder: reach.lockFolder })
    case 'nbd': {
      const target = nbdTarget(location, reach)
      return await locking({ location, reach }, () => openNbdSink({ target, fresh: false, proof: 'cached' }))
    }
    case 'ssh': {
      const target = nbdTarget(overSsh(location, 'write', await fastCiphers(location)), reach)
      return await locking({ location, reach }, () => openNbdSink({ target, fresh: false, proof: 'cached' }))
    }
    case 'qcow2':
      return await openImageTarget(location, { sizeBytes, reach })
  }
}

async function openImageTarget(
  location: Location & { readonly kind: 'qcow2' },
  { sizeBytes, reach }: { readonly sizeBytes: number; readonly reach: Reach },
): Promise<Sink> {
  const fresh = !(await exists(location.path))
  if (fresh) await makeQcow2({ path: location.path, sizeBytes, signal: reach.signal })
  return await locking({ location, reach }, async () => {
    const server = await serveImage({ path: location.path, readOnly: false, ...reach })
    const target = nbdTarget({ address: { kind: 'unix', path: server.socket }, exportName: '' }, reach)
    return await closingWith(server.stop, () => openNbdSink({ target, fresh, proof: server.proof }), location)
  })
}

/** A disk that nobody else of this machine writes to until it is closed. */
async function locking(
  { location, reach }: { readonly location: Location; readonly reach: Reach },
  open: () => Promise<Sink>,
): Promise<Sink> {
  const release = await lockDisk(await diskKeys(location), reach.lockFolder)
  try {
    const sink = keyed(await open(), location)
    return { ...sink, close: () => sink.close().finally(release) }
  } catch (error) {
    await release()
    throw error
  }
}

/** The disk tells by which keys it is known. */
function keyed<T extends Source>(disk: T, location: Location): T {
  return { ...disk, storage: () => diskKeys(location) }
}

/** The disk stops its server when it is closed, and so does a failure to open it. */
async function closingWith<T extends Source>(
  stop: () => Promise<void>,
  open: () => Promise<T>,
  { path }: { readonly path: string },
): Promise<T> {
  try {
    const disk = await open()
    const close = async (): Promise<void> => {
      await disk.close()
      await stop()
    }
    return { ...disk, name: lastingPath(path), place: () => identityOf({ kind: 'file', path }), close }
  } catch (error) {
    await stop()
    throw error
  }
}

function nbdTarget(
  { address, exportName }: { readonly address: NbdAddress; readonly exportName: string },
  { connections, timeoutMs, clock }: Reach,
): NbdTarget {
  return { address, exportName, connections, timeoutMs, clock, retries }
}

/** Where the files about a disk are kept: beside it, or in the current folder for a disk that is no file. */
export function statePrefix(location: Location, text: string): string {
  const isOnFileSystem = location.kind === 'qcow2' || (location.kind === 'file' && !location.path.startsWith('/dev/'))
  if (isOnFileSystem) return location.path
  const words = text.replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  const sum = createHash('sha256').update(text).digest('hex')
  return `./${words.slice(0, 60)}-${sum.slice(0, 8)}`
}
