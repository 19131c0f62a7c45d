import type { ReceiveReport } from '../../domain/disk.ts'
import { copyDisk } from '../../transfer/copy/copy-disk.ts'
import type { Sink } from '../../transfer/disk.ts'
import type { Engine } from '../../transfer/engine.ts'
import { fileName, openTarget, targetExists } from '../../transfer/location/open-location.ts'
import { openReceiver } from '../../transfer/location/open-receiver.ts'
import { type Location, parseLocation } from '../../transfer/location/parse-location.ts'
import { requireTarget } from '../../transfer/location/require-disk.ts'
import { withLock } from '../../transfer/lock/lock.ts'
import { announcedSource } from '../../transfer/stream/announced-source.ts'
import { type Received, receiveStream } from '../../transfer/stream/receive-stream.ts'
import type { SequentialSource } from '../../transfer/stream/sequential.ts'
import { isStandardInput, openStandardInput } from '../../transfer/stream/standard-streams.ts'
import { collectNotices, type DiskWork, reach, refuseSame, work } from './disk-work.ts'
import { openNoticed } from './open-noticed.ts'
import { type Paths, refuseStateAsDisk, statePaths } from './state-paths.ts'

interface Request extends DiskWork {
  readonly source: string
  readonly target: string
  readonly state: string | null
  readonly overwrite: boolean
  /** Length of the stream; null where nobody knows. */
  readonly sizeBytes: number | null
}

interface Receiving {
  readonly request: Request
  readonly stream: SequentialSource
  readonly to: Location
  readonly paths: Paths
  readonly targetExists: boolean
  readonly engine: Engine
}

/** Writes standard input to a disk, and proves the disk by reading it back. */
export async function receiveDisk(request: Request): Promise<ReceiveReport> {
  const { source, target, sizeBytes } = request
  const to = parseLocation(target)
  const paths = statePaths(to, request)
  refuseStateAsDisk([to], paths)
  const { notices, onNotice } = collectNotices(request)
  const receive = async (engine: Engine): Promise<Received> => {
    const isThere = await targetExists(to)
    if (isThere && to.kind === 'file' && (await isStandardInput(to.path))) refuseSame()
    const receiving = {
      request,
      stream: await openStandardInput(request.signal),
      to,
      paths,
      targetExists: isThere,
      engine,
    }
    return sizeBytes === null ? await receiveAll(receiving) : await receiveAnnounced(receiving, sizeBytes)
  }
  await requireTarget(to, paths.lock)
  const result = await withLock(paths.lock, () => work({ ...request, onNotice }, paths.control, receive))
  return { action: 'receive', source, target, ...result, manifest: paths.manifest, notices }
}

async function receiveAll({ request, to, paths, ...rest }: Receiving): Promise<Received> {
  const openSink = async (): Promise<Sink> => await openNoticed(openReceiver(to, reach(request)), rest.engine.onNotice)
  return await receiveStream({
    ...{ ...rest, openSink, state: paths, targetName: fileName(to), overwrite: request.overwrite },
  })
}

/** A stream of known length is a source like others, though it cannot be read twice: what the target has is not written again. */
async function receiveAnnounced(
  { request, stream, to, paths, targetExists: isThere, engine }: Receiving,
  sizeBytes: number,
): Promise<Received> {
  const source = announcedSource(stream, sizeBytes)
  const result = await copyDisk({
    source,
    targetExists: isThere,
    targetName: fileName(to),
    openSink: (wanted) => openNoticed(openTarget(to, { ...wanted, reach: reach(request) }), engine.onNotice),
    state: paths,
    overwrite: request.overwrite,
    frozen: false,
    engine,
  })
  return { ...result, sha256: source.digest() }
}
