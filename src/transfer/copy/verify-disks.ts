import type { ProofLevel, VerifyReport } from '../../domain/disk.ts'
import { diskError } from '../disk-error.ts'
import type { Source } from '../disk.ts'
import type { Engine } from '../engine.ts'
import { differences } from '../manifest/differences.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { hashDisk } from './hash-disk.ts'
import { isZeroFrom } from './padding.ts'

/** What a comparison finds out; the caller knows the names. */
export type VerifyResult = Omit<VerifyReport, 'action' | 'expected' | 'source' | 'target' | 'notices'>

/**
 * Compares a disk with what it should be, block by block. Nothing is written.
 * @throws BrokerError findings – the disk is smaller than it should be.
 */
export async function verifyDisks(request: {
  readonly expected: Manifest
  readonly target: Source
  /** What reading the target proves. */
  readonly proof: ProofLevel
  readonly engine: Engine
}): Promise<VerifyResult> {
  const { expected, target, proof, engine } = request
  const { sizeBytes } = expected
  if (target.sizeBytes < sizeBytes) {
    const values = { source: sizeBytes, target: target.sizeBytes, name: target.name }
    throw diskError({ kind: 'findings', key: 'disk.smaller', values })
  }
  const found = await hashDisk({ disk: target, sizeBytes, phase: 'proof', engine })
  const { blocks, first } = differences(expected, found)
  const paddingIsZero = await isZeroFrom(target, sizeBytes, engine)
  const [root, targetRoot] = [expected.root(), found.root()]
  return {
    equal: blocks === 0 && root === targetRoot && paddingIsZero,
    sizeBytes,
    targetBytes: target.sizeBytes,
    blocks: expected.counts(),
    root,
    targetRoot,
    differentBlocks: blocks,
    firstDifferentBlock: first,
    paddingIsZero,
    proof,
  }
}
