import { createHash } from 'node:crypto'
import { stateOf } from '../copy/hash-disk.ts'
import { type Target, writeSeen } from '../copy/write-block.ts'
import { diskError } from '../disk-error.ts'
import { blockBytes, type Sink } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { createLanes } from '../flow/lanes.ts'
import { createProgress, type Progress } from '../flow/progress.ts'
import { sharedBuffer } from '../hash/hash-pool.ts'
import { createManifest, type Manifest } from '../manifest/manifest.ts'
import { blockCount } from '../plan-blocks.ts'
import type { SequentialSource } from './sequential.ts'

/** What a stream was, once it has ended. */
export interface Taken {
  readonly sizeBytes: number
  readonly writtenBytes: number
  /** Of all its bytes, hexadecimal. */
  readonly sha256: string
  readonly manifest: Manifest
}

interface Request {
  readonly stream: SequentialSource
  /** One that can be resized takes writes beyond its end. */
  readonly sink: Sink
  /** Bytes from its beginning that an earlier stream may have written: what they are already is not written again. */
  readonly heldBytes: number
  readonly engine: Engine
}

/**
 * Writes a stream to a disk block by block, hashed on the way, until it ends.
 * @throws BrokerError refused – it has more bytes than the disk; partial – the disk fails.
 */
export async function takeStream({ stream, sink, heldBytes, engine }: Request): Promise<Taken> {
  const room = sink.resize === undefined ? sink.sizeBytes : Number.MAX_SAFE_INTEGER
  // Its size is known at the end only.
  const manifest = createManifest(Number.MAX_SAFE_INTEGER)
  const progress = progressOf(engine)
  const sum = createHash('sha256')
  let [sizeBytes, writtenBytes] = [0, 0]
  const wrote = (bytes: number): void => {
    writtenBytes += bytes
  }
  const target = { sink, base: unknownBase(sink, room), sizeBytes: room, engine, wrote }
  const store = storing({ target, heldBytes, manifest, progress })
  const lanes = createLanes(() => engine.controls.settings().inFlight)
  try {
    for (let index = 0; ; index++) {
      engine.signal.throwIfAborted()
      const memory = engine.spare.pop() ?? sharedBuffer(blockBytes)
      const block = memory.subarray(0, await stream.next(memory))
      sizeBytes += block.length
      if (sizeBytes > room) throw diskError({ kind: 'refused', key: 'disk.stream.noRoom', values: { name: sink.name } })
      if (block.length === 0) break
      sum.update(block)
      await engine.throttle.pass(block.length, engine.signal)
      await lanes.start(() => store(block, index).finally(() => engine.spare.push(memory)))
    }
  } finally {
    await lanes.drain()
  }
  progress.end()
  return { sizeBytes, writtenBytes, sha256: sum.digest('hex'), manifest: cut(manifest, sizeBytes) }
}

/** What was made just now is zero, and so is what a file grows by; of any other disk nothing is known. */
function unknownBase(sink: Sink, room: number): Manifest {
  const base = createManifest(room)
  if (!sink.fresh) base.setRun({ kind: 'undefined', from: 0, count: blockCount(sink.sizeBytes) })
  return base
}

function storing(request: {
  readonly target: Target
  readonly heldBytes: number
  readonly manifest: Manifest
  readonly progress: Progress
}): (block: Buffer, index: number) => Promise<void> {
  const { target, heldBytes, manifest, progress } = request
  return async (block, index) => {
    const looked = await target.engine.hash.look(block)
    const isHeld = index * blockBytes + block.length <= heldBytes && (await holds(target, { block, index }))
    manifest.set(index, isHeld ? stateOf(looked) : await writeSeen(target, { kind: 'block', index, block, looked }))
    progress.add(block.length)
  }
}

/** Whether the target has these bytes already. */
async function holds(
  { sink, engine }: Target,
  { block, index }: { readonly block: Buffer; readonly index: number },
): Promise<boolean> {
  const memory = engine.spare.pop() ?? sharedBuffer(blockBytes)
  try {
    const into = memory.subarray(0, block.length)
    await engine.throttle.pass(into.length, engine.signal)
    await sink.read({ offset: index * blockBytes, into, signal: engine.signal })
    return into.equals(block)
  } finally {
    engine.spare.push(memory)
  }
}

/** Nobody knows how much is still to come. */
function progressOf({ clock, controls, onProgress }: Engine): Progress {
  return createProgress({
    phase: 'copy',
    totalBytes: 0,
    clock,
    controls,
    report: (event) => onProgress({ ...event, totalBytes: null, secondsLeft: null }),
  })
}

function cut(manifest: Manifest, sizeBytes: number): Manifest {
  const exact = createManifest(sizeBytes)
  for (const run of manifest.runs(0, exact.blocks)) exact.setRun(run)
  return exact
}
