import type { ProofLevel } from '../../domain/disk.ts'
import { diskError } from '../disk-error.ts'
import type { Sink, Source } from '../disk.ts'
import { exists, openFileSource } from '../file/open-file.ts'
import { openNbdSink, openNbdSource } from '../nbd/open-nbd.ts'
import type { NbdTarget } from '../nbd/pool.ts'
import { identityOf } from './identity-of.ts'
import { nbdTarget, type Reach } from './reach.ts'
import { type ImageServer, makeQcow2, serveImage } from './serve-image.ts'

/**
 * The disk in a qcow2 image, by a server of its own. The file is opened by us as well, before the server opens it: so it shows whether
 * it is changed or replaced meanwhile.
 */
export async function openImageSource(
  path: string,
  reach: Reach,
): Promise<{ readonly source: Source; readonly proof: ProofLevel }> {
  const file = await openFileSource(path)
  try {
    const server = await serveImage({ path, readOnly: true, ...reach })
    const disk = await served({ file, server }, () => openNbdSource(targetOf({ server, file }, reach)))
    return { source: { ...disk, identity: () => file.identity() }, proof: server.proof }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Makes an image where none is, or where an interrupted copy had begun to make one; false where there is one already. */
export async function makeImage(request: {
  readonly path: string
  readonly sizeBytes: number
  readonly ours: boolean
  readonly signal: AbortSignal
}): Promise<boolean> {
  const { path, ours } = request
  const isMissing = !(await exists(path)) || (ours && (await isEmptyFile(path)))
  if (isMissing) await makeQcow2(request)
  return isMissing
}

/**
 * The disk in a qcow2 image as a target. `fresh`: it was made just now.
 * @throws BrokerError refused – a loop device may write to the file.
 */
export async function openImageSink({ path, fresh, reach }: Wanted): Promise<Sink> {
  const file = await openFileSource(path)
  try {
    await requireNoLoop(file, path, 'refused')
    const server = await serveImage({ path, readOnly: false, ...reach })
    const open = (): Promise<Sink> =>
      openNbdSink({ target: targetOf({ server, file }, reach), fresh, proof: server.proof })
    const disk = await served({ file, server }, open)
    return {
      ...disk,
      place: () => file.identity(),
      requireFree: () => requireNoLoop(file, path, 'findings'),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

interface Wanted {
  readonly path: string
  readonly fresh: boolean
  readonly reach: Reach
}

interface Served {
  readonly file: Source
  readonly server: ImageServer
}

/** The disk stops its server when it is closed, and so does a failure to open it. It is known by its file. */
async function served<T extends Source>({ file, server }: Served, open: () => Promise<T>): Promise<T> {
  try {
    const disk = await open()
    const isInPlace = async (): Promise<boolean> => (await file.isInPlace?.()) !== false
    const close = async (): Promise<void> => {
      await disk.close()
      await server.stop()
      await file.close()
    }
    return { ...disk, name: file.name, isInPlace, close }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** What goes wrong is told of the file: nobody has given a name to the socket. */
function targetOf({ server, file }: Served, reach: Reach): NbdTarget {
  const address = { kind: 'unix', path: server.socket } as const
  return { ...nbdTarget({ address, exportName: '' }, reach), shownAs: file.name }
}

async function isEmptyFile(path: string): Promise<boolean> {
  return (await identityOf({ kind: 'file', path }))?.sizeBytes === 0
}

/** Of the locks of QEMU on the file, one is our own server's. */
async function requireNoLoop(file: Source, path: string, kind: 'refused' | 'findings'): Promise<void> {
  const holder = await file.writtenBy?.()
  if (holder?.kind !== 'loop') return
  throw diskError({ kind, key: 'disk.held.loop', values: { path, device: holder.device } })
}
