import type { ProofLevel } from '../../domain/disk.ts'
import { diskError } from '../disk-error.ts'
import type { Identity, Sink } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { placeOf, startUnproven } from '../journal/start-journal.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { writeManifest } from '../manifest/manifest-file.ts'
import { warnOfGpt } from './gpt.ts'
import { isZeroFrom } from './padding.ts'
import { removeIfThere } from './remove-if-there.ts'
import { sameIdentity, settledIdentity } from './same-identity.ts'
import { compareDisk } from './scan-disk.ts'

/** Files beside a target: what has been done, and what it holds. */
export interface StatePaths {
  readonly journal: string
  readonly manifest: string
}

/** A target to which everything has been written. */
interface Finished {
  readonly sink: Sink
  readonly manifest: Manifest
  /** Name of what was copied. */
  readonly origin: string
  readonly state: StatePaths
  readonly engine: Engine
}

/** A target that reads back as it should. */
export interface Proven {
  readonly proof: ProofLevel
  /** What it looked like just before it was read back; null where a change cannot be seen. */
  readonly subject: Identity | null
}

/** Reads the whole target back. What was resumed is proven as well as what was written just now. */
export async function prove(finished: Finished): Promise<Proven> {
  const { sink, manifest, engine } = finished
  await refuseResized(finished)
  const proof = await sink.forgetCache()
  const subject = await settledIdentity(sink)
  const difference = await compareDisk({ disk: sink, expected: manifest, phase: 'proof', engine })
  const padded = await isZeroFrom(sink, manifest.sizeBytes, engine)
  // Equal in every block, so equal in the root.
  if (difference.blocks === 0 && difference.compared === manifest.blocks && padded) return { proof, subject }
  await distrust(finished)
  const values = { name: sink.name, blocks: difference.blocks, first: difference.first ?? manifest.blocks }
  throw diskError({ kind: 'findings', key: 'disk.proofFailed', values })
}

/**
 * What somebody else has added to the target is no part of what was read back.
 * @throws BrokerError findings – it is longer or shorter than when it was opened.
 */
async function refuseResized(finished: Finished): Promise<void> {
  const { sink } = finished
  if (sink.sizeNow === undefined || (await sink.sizeNow()) === sink.sizeBytes) return
  await distrust(finished)
  throw diskError({ kind: 'findings', key: 'disk.targetResized', values: { name: sink.name } })
}

/** What the journal says is not so: the next copy believes nothing of it, and reads the target first. */
async function distrust({ sink, manifest, origin, state, engine }: Finished): Promise<void> {
  await startUnproven(state.journal, { origin, sizeBytes: manifest.sizeBytes, sink, signal: engine.signal })
}

/**
 * The manifest takes the journal's place.
 * @throws BrokerError findings – something else is at the target's path now, or somebody has written to it since it was read
 * back, or changed its length.
 */
export async function close(finished: Finished & Pick<Proven, 'subject'>): Promise<void> {
  const { sink, manifest, origin, state, engine, subject } = finished
  if ((await sink.isInPlace?.()) === false) {
    throw diskError({ kind: 'findings', key: 'disk.targetReplaced', values: { name: sink.name } })
  }
  await sink.requireFree?.()
  await refuseResized(finished)
  if (subject !== null && !sameIdentity(subject, await sink.identity())) {
    await distrust(finished)
    throw diskError({ kind: 'findings', key: 'disk.targetTouched', values: { name: sink.name } })
  }
  await warnOfGpt(sink, manifest.sizeBytes, engine)
  const stored = { manifest, subject, place: await placeOf(sink), origin, target: sink.name }
  await writeManifest({ path: state.manifest, stored, beforeRename: () => engine.onStep('manifest-written') })
  await engine.onStep('manifest-in-place')
  await removeIfThere(state.journal)
  await engine.onStep('journal-removed')
}
