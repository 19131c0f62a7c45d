import type { ExpectedKind, VerifyReport } from '../../domain/disk.ts'
import { hashDisk } from '../../transfer/copy/hash-disk.ts'
import { verifyDisks as compareDisks, type VerifyResult } from '../../transfer/copy/verify-disks.ts'
import { diskError } from '../../transfer/disk-error.ts'
import type { Engine } from '../../transfer/engine.ts'
import { exists } from '../../transfer/file/open-file.ts'
import { openForProof, openSource } from '../../transfer/location/open-location.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'
import { requireManifest } from '../../transfer/manifest/manifest-file.ts'
import { hasManifestHead } from '../../transfer/manifest/manifest-head.ts'
import type { Manifest } from '../../transfer/manifest/manifest.ts'
import { type DiskWork, reach, refuseSameWords, work } from './disk-work.ts'

export interface VerifyDisksRequest extends DiskWork {
  /** A disk, or a manifest of one. */
  readonly source: string
  readonly target: string
  /** What the source is; null: a manifest if its name ends in `.broker-manifest` or it begins as one. */
  readonly as: ExpectedKind | null
}

/** Whether two disks hold the same, block by block; or a disk and the manifest of one. Nothing is written. */
export async function verifyDisks(request: VerifyDisksRequest): Promise<VerifyReport> {
  const { source, target } = request
  refuseSameWords(source, target)
  const expected = await expectedKind(request)
  const result = await work(request, null, async (engine) => {
    const manifest = expected === 'manifest' ? await stored(source) : await hashed(request, engine)
    return await comparedWith(manifest, request, engine)
  })
  return { action: 'verify', expected, source, target, ...result }
}

async function expectedKind({ source, target, as }: VerifyDisksRequest): Promise<ExpectedKind> {
  if (as !== null) return as
  if (await beginsAsManifest(target)) {
    throw diskError({ kind: 'usage', key: 'disk.verify.swapped', values: { source, target } })
  }
  return source.endsWith('.broker-manifest') || (await beginsAsManifest(source)) ? 'manifest' : 'disk'
}

async function beginsAsManifest(text: string): Promise<boolean> {
  const location = parseLocation(text)
  return location.kind === 'file' && (await hasManifestHead(location.path))
}

/** What is no manifest at all may be a disk: nobody is told to remove it as a damaged one. */
async function stored(path: string): Promise<Manifest> {
  if ((await exists(path)) && !(await hasManifestHead(path))) {
    throw diskError({ kind: 'findings', key: 'disk.verify.noManifest', values: { path } })
  }
  return (await requireManifest(path)).manifest
}

async function hashed(request: VerifyDisksRequest, engine: Engine): Promise<Manifest> {
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
