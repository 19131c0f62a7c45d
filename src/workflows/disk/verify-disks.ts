import type { ExpectedKind, VerifyReport } from '../../domain/disk.ts'
import { hashDisk } from '../../transfer/copy/hash-disk.ts'
import { readUnchanged } from '../../transfer/copy/read-unchanged.ts'
import { verifyDisks as compareDisks, type VerifyResult } from '../../transfer/copy/verify-disks.ts'
import { diskError } from '../../transfer/disk-error.ts'
import type { Engine } from '../../transfer/engine.ts'
import { exists } from '../../transfer/file/open-file.ts'
import { ifThere } from '../../transfer/file/storage-keys.ts'
import { diskKeys } from '../../transfer/location/disk-keys.ts'
import { openForProof, openSource } from '../../transfer/location/open-location.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'
import { requireDisk } from '../../transfer/location/require-disk.ts'
import { requireManifest } from '../../transfer/manifest/manifest-file.ts'
import { hasManifestHead } from '../../transfer/manifest/manifest-head.ts'
import type { Manifest } from '../../transfer/manifest/manifest.ts'
import { collectNotices, type DiskWork, reach, refuseSame, refuseSameWords, work } from './disk-work.ts'

export interface VerifyDisksRequest extends DiskWork {
  /** A disk, or a manifest of one. */
  readonly source: string
  readonly target: string
  /** What the source is; null: a manifest if its name ends in `.broker-manifest` or it begins as one. */
  readonly as: ExpectedKind | null
}

/**
 * Whether two disks hold the same, block by block; or a disk and the manifest of one. Nothing is written.
 * @throws BrokerError refused – they are one disk; findings – one of them changed while it was read.
 */
export async function verifyDisks(request: VerifyDisksRequest): Promise<VerifyReport> {
  const { source, target } = request
  refuseSameWords(source, target)
  const expected = await expectedKind(request)
  if (expected === 'disk') await refuseOneDisk(source, target)
  const { notices, onNotice } = collectNotices(request)
  const result = await work({ ...request, onNotice }, null, async (engine) => {
    const manifest = expected === 'manifest' ? await stored(source) : await hashed(request, engine)
    return await comparedWith(manifest, request, engine)
  })
  return { action: 'verify', expected, source, target, ...result, notices }
}

/** A disk is equal to itself, whatever it holds. */
async function refuseOneDisk(source: string, target: string): Promise<void> {
  const [one, other] = [parseLocation(source), parseLocation(target)]
  for (const location of [one, other]) await requireDisk(location)
  const [keys, others] = [await ifThere(() => diskKeys(one)), await ifThere(() => diskKeys(other))]
  if (one.kind !== other.kind || keys === null || keys.length !== others?.length) return
  if (keys.every((key) => others.includes(key))) refuseSame()
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
    return await readUnchanged(source, engine, () => hashDisk({ disk: source, phase: 'hash', engine }))
  } finally {
    await source.close()
  }
}

async function comparedWith(expected: Manifest, request: VerifyDisksRequest, engine: Engine): Promise<VerifyResult> {
  const opened = await openForProof(parseLocation(request.target), reach(request))
  try {
    const { source: target, proof } = opened
    return await readUnchanged(target, engine, () => compareDisks({ expected, target, proof, engine }))
  } finally {
    await opened.source.close()
  }
}
