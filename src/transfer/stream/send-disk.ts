import { createHash } from 'node:crypto'
import type { StreamFormat } from '../../domain/disk.ts'
import { noticeLive } from '../copy/notice-live.ts'
import { refuseChanged } from '../copy/refuse-changed.ts'
import { bytesToRead } from '../copy/scan-blocks.ts'
import { blockBytes, type Extent, type Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { createProgress, type Progress } from '../flow/progress.ts'
import { createManifest, type Manifest } from '../manifest/manifest.ts'
import { type BlockRun, planBlocks } from '../plan-blocks.ts'
import { qcow2Stream, type SizedStream } from '../qcow2/qcow2-stream.ts'
import { blockReader } from './block-reader.ts'
import { rawStream } from './raw-stream.ts'
import type { SequentialSink } from './sequential.ts'

/** What went by. Nothing is known of where it arrived. */
export interface Sent {
  readonly manifest: Manifest
  readonly streamBytes: number
  /** Of the stream. */
  readonly sha256: string
}

interface Request {
  readonly source: Source
  readonly sink: SequentialSink
  readonly format: StreamFormat
  readonly engine: Engine
}

/**
 * Writes a disk to a stream, from its first byte to its last; as qcow2, holes stay holes.
 * @throws BrokerError partial – the source fails or nobody takes the stream; findings – the source changed meanwhile.
 */
export async function sendDisk(request: Request): Promise<Sent> {
  const { source, sink } = request
  const before = await source.identity()
  await source.writeBack?.()
  await noticeLive(source, { frozen: false, engine: request.engine })
  const manifest = createManifest(source.sizeBytes)
  const { stream, progress } = await streamOf(request, manifest)
  const sum = createHash('sha256')
  for await (const bytes of stream) {
    sum.update(bytes)
    await sink.write(bytes)
  }
  progress.end()
  await refuseChanged(source, before)
  return { manifest, streamBytes: stream.totalBytes, sha256: sum.digest('hex') }
}

interface Streaming {
  readonly stream: SizedStream
  readonly progress: Progress
}

async function streamOf({ source, format, engine }: Request, manifest: Manifest): Promise<Streaming> {
  const { sizeBytes } = source
  const extents = await allExtents(source, engine.signal)
  const runs = await planBlocks(each(extents), sizeBytes)
  enterEmpty(manifest, runs)
  const { clock, controls, onProgress: report, signal } = engine
  const totalBytes = bytesToRead(runs, sizeBytes)
  const progress = createProgress({ phase: 'copy', totalBytes, clock, controls, report })
  const reader = blockReader({ source, manifest, progress, engine })
  switch (format) {
    case 'raw':
      return { stream: rawStream({ sizeBytes, runs, ...reader }), progress }
    case 'qcow2': {
      const read = async ({ offset, length }: Place): Promise<Buffer> => {
        const from = offset % blockBytes
        return (await reader.read(Math.floor(offset / blockBytes))).subarray(from, from + length)
      }
      return { stream: qcow2Stream({ sizeBytes, extents, read, ahead: reader.ahead, signal }), progress }
    }
  }
}

interface Place {
  readonly offset: number
  readonly length: number
}

/** Where a source leaves a gap, nobody knows what is there: it is read. */
async function allExtents(source: Source, signal: AbortSignal): Promise<readonly Extent[]> {
  const extents: Extent[] = []
  let at = 0
  const gap = (end: number): void => {
    if (end > at) extents.push({ offset: at, length: end - at, kind: 'data' })
  }
  for await (const extent of source.extents({ signal })) {
    gap(extent.offset)
    extents.push(extent)
    at = extent.offset + extent.length
  }
  gap(source.sizeBytes)
  return extents
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve()
  yield* items
}

function enterEmpty(manifest: Manifest, runs: readonly BlockRun[]): void {
  for (const { kind, from, count } of runs) if (kind !== 'data') manifest.setRun({ kind, from, count })
}
