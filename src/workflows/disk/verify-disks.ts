import type { VerifyReport } from '../../domain/disk.ts'
import { hashDisk } from '../../transfer/copy/hash-disk.ts'
import { verifyDisks as compareDisks, type VerifyResult } from '../../transfer/copy/verify-disks.ts'
import type { Engine } from '../../transfer/engine.ts'
import { openForProof, openSource } from '../../transfer/location/open-location.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'
import { requireManifest } from '../../transfer/manifest/manifest-file.ts'
import type { Manifest } from '../../transfer/manifest/manifest.ts'
import { type DiskWork, reach, refuseSameWords, work } from './disk-work.ts'

export interface VerifyDisksRequest extends DiskWork {
  /** A disk, or a file that ends in `.broker-manifest`. */
  readonly source: string
  readonly target: string
}

/** Whether two disks hold the same, block by block; or a disk and the manifest of one. Nothing is written. */
export async function verifyDisks(request: VerifyDisksRequest): Promise<VerifyReport> {
  const { source, target } = request
  refuseSameWords(source, target)
  const result = await work(request, null, async (engine) => {
    const expected = await expectedManifest(request, engine)
    return await comparedWith(expected, request, engine)
  })
  return { action: 'verify', source, target, ...result }
}

async function expectedManifest(request: VerifyDisksRequest, engine: Engine): Promise<Manifest> {
  if (request.source.endsWith('.broker-manifest')) return (await requireManifest(request.source)).manifest
  const { source } = await openSource(parseLocation(request.source), reach(request))
  try {
    return await hashDisk({ disk: source, phase: 'hash', engine })
  } finally {
    await source.close()
  }
}

async function comparedWith(expected: Manifest, request: VerifyDisksRequest, engine: Engine): Promise<VerifyResult> {
  const opened = await openForProof(parseLocation(request.target), reach(request))
  try {
    return await compareDisks({ expected, target: opened.source, proof: opened.proof, engine })
  } finally {
    await opened.source.close()
  }
}
