import type { CopyResult } from '../copy/copy-disk.ts'
import { close, prove, type StatePaths } from '../copy/finish-copy.ts'
import { nothingSeen } from '../copy/look-again.ts'
import { openBegun } from '../copy/open-begun.ts'
import { isOurs, refuseForeign, refuseOtherTarget } from '../copy/ownership.ts'
import { zeroPadding } from '../copy/padding.ts'
import { sweepState } from '../copy/sweep-state.ts'
import { diskError } from '../disk-error.ts'
import type { Sink } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { exists } from '../file/open-file.ts'
import { readJournal } from '../journal/journal.ts'
import { startUnproven } from '../journal/start-journal.ts'
import type { SequentialSource } from './sequential.ts'
import { readManifest } from '../manifest/manifest-file.ts'
import { type Taken, takeStream } from './take-stream.ts'

export interface ReceiveRequest {
  readonly stream: SequentialSource
  /** Opens the target as it is; where nothing is, an empty file is made. */
  readonly openSink: () => Promise<Sink>
  readonly state: StatePaths
  /** Whether something is at the target's place already, and whether that may be written over if no copy of ours made it. */
  readonly targetExists: boolean
  /** By which a target is known that is a file; null for others. */
  readonly targetName: string | null
  readonly overwrite: boolean
  readonly engine: Engine
}

export interface Received extends CopyResult {
  /** Of the stream. */
  readonly sha256: string
}

/**
 * Writes a stream of unknown length to a disk and proves it by reading the disk back; runs of zeroes become holes where the
 * disk is known to be zero. Until the end the journal says that the content is unknown. A stream cannot be asked to go on in its middle:
 * after an interruption, and when the copy is brought up to date, it is read from its first byte, and what the target has is not
 * written again.
 * @throws BrokerError refused – the disk is too small, or not ours, or the stream is shorter than the one before; partial – the disk fails; findings – it does not read back equal.
 */
export async function receiveStream(request: ReceiveRequest): Promise<Received> {
  const { stream, state, engine } = request
  await sweepState(state)
  await refuseUnknown(request)
  const { mode, heldBefore, ...opened } = await openOurs(request)
  let { sink } = opened
  try {
    const heldBytes = mode === 'full' ? 0 : sink.sizeBytes
    const taken = await takeStream({ stream, sink, heldBytes, engine })
    const { manifest } = taken
    refuseShorter({ taken, before: request.overwrite ? 0 : heldBefore, name: sink.name })
    // The file that is open: there may be another one at its path by now.
    sink = (await sink.resize?.(taken.sizeBytes)) ?? sink
    const padding = await zeroPadding(sink, taken.sizeBytes, engine)
    await sink.flush()
    const finished = { sink, manifest, origin: stream.name, state, engine }
    const { proof, subject } = await prove(finished)
    await close({ ...finished, subject })
    return {
      mode,
      sizeBytes: taken.sizeBytes,
      targetBytes: sink.sizeBytes,
      paddedBytes: sink.sizeBytes - taken.sizeBytes,
      blocks: manifest.counts(),
      writtenBytes: taken.writtenBytes + padding,
      root: manifest.root(),
      proof,
      sha256: taken.sha256,
    }
  } finally {
    await sink.close()
  }
}

/** A target that may be written to: as it is where an earlier copy may have written, else emptied where it can grow. */
async function openOurs(request: ReceiveRequest): Promise<OurSink> {
  const { stream, openSink, state, targetExists, targetName, overwrite, engine } = request
  const interrupted = await exists(state.journal)
  const [journal, previous] = [await readJournal(state.journal), await readManifest(state.manifest)]
  if (!overwrite) await refuseOtherTarget({ name: targetExists ? null : targetName, journal, previous, state })
  const sink = await openBegun({ ...request, interrupted, open: openSink })
  try {
    const claim = { source: stream, sink, interrupted, journal, previous, again: nothingSeen, frozen: false, engine }
    const ours = overwrite || (await isOurs(claim))
    if (!ours) await refuseForeign(claim, interrupted ? state.journal : state.manifest)
    const heldBefore = previous?.manifest.sizeBytes ?? 0
    if (interrupted) engine.onNotice({ kind: 'stream-begins-anew' })
    await startUnproven(state.journal, { origin: stream.name, sizeBytes: 0, sink, signal: engine.signal })
    if (!sink.fresh && (interrupted || previous !== null)) {
      await sink.forgetCache()
      return { sink, heldBefore, mode: interrupted ? 'resumed' : 'delta' }
    }
    return { sink: (await sink.resize?.(0)) ?? sink, heldBefore, mode: 'full' }
  } catch (error) {
    await sink.close()
    throw error
  }
}

interface OurSink {
  readonly sink: Sink
  /** Bytes of the disk that an earlier copy has brought to its end there; 0 where none has. */
  readonly heldBefore: number
  readonly mode: CopyResult['mode']
}

/** A program in front of the pipe that has failed half-way must not cut a copy that is whole. */
function refuseShorter(request: { readonly taken: Taken; readonly before: number; readonly name: string }): void {
  const { taken, before, name } = request
  if (taken.sizeBytes >= before) return
  throw diskError({ kind: 'refused', key: 'disk.stream.ended', values: { name, came: taken.sizeBytes, before } })
}

async function refuseUnknown({ state, targetExists, overwrite }: ReceiveRequest): Promise<void> {
  if (!targetExists || overwrite || (await exists(state.journal)) || (await readManifest(state.manifest)) !== null)
    return
  throw diskError({ kind: 'refused', key: 'disk.targetExists', values: { name: state.manifest } })
}
