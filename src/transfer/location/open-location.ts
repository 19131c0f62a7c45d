import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { ProofLevel } from '../../domain/disk.ts'
import { diskError } from '../disk-error.ts'
import type { Sink, Source } from '../disk.ts'
import { dropCache } from '../file/drop-cache.ts'
import { exists, openFileSink, openFileSource } from '../file/open-file.ts'
import { readingPastCache } from '../file/past-cache.ts'
import { lastingPath } from '../file/same-path.ts'
import { openNbdSink, openNbdSource } from '../nbd/open-nbd.ts'
import { lockDisk } from '../lock/disk-lock.ts'
import { isAmongDevices } from './among-devices.ts'
import { diskKeys } from './disk-keys.ts'
import type { Location } from './parse-location.ts'
import { fastCiphers } from './fast-ciphers.ts'
import { makeImage, openImageSink, openImageSource } from './open-image.ts'
import { overSsh } from './over-ssh.ts'
import { nbdTarget, type Reach } from './reach.ts'
import { requireDisk } from './require-disk.ts'

export type { Reach } from './reach.ts'

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
    case 'qcow2': {
      const { source, proof } = await openImageSource(location.path, reach)
      return { source: keyed(source, location), proof }
    }
  }
}

/** A source that is read from the disk, not from the memory in front of it, where that is possible. */
export async function openForProof(location: Location, reach: Reach): Promise<Opened> {
  const opened = await openSource(location, reach)
  if (location.kind !== 'file') return opened
  return { source: await readingPastCache(opened.source), proof: await dropCache(location.path) }
}

/** By which a disk that is a file is known, also before it is made; null for others. */
export function fileName(location: Location): string | null {
  return location.kind === 'file' || location.kind === 'qcow2' ? lastingPath(location.path) : null
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
    case 'qcow2': {
      const { path } = location
      const fresh = await makeImage({ path, sizeBytes, ours, signal: reach.signal })
      return await locking({ location, reach }, () => openImageSink({ path, fresh, reach }))
    }
  }
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

/**
 * Where the files about a disk are kept: beside it, or in the current folder for a disk that is no file.
 * @throws BrokerError usage – that would be among the devices, where the system keeps nothing.
 */
export function statePrefix(location: Location, typed: string): string {
  const isOnFileSystem = location.kind === 'qcow2' || (location.kind === 'file' && !isAmongDevices(location.path))
  if (isOnFileSystem) return location.path
  if (isAmongDevices('.')) throw diskError({ kind: 'usage', key: 'disk.stateAmongDevices', values: { name: typed } })
  const text = location.kind === 'file' ? resolve(location.path) : typed
  const words = text.replaceAll(/[^a-zA-Z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  const sum = createHash('sha256').update(text).digest('hex')
  return `./${words.slice(0, 60)}-${sum.slice(0, 8)}`
}
