import type { SendReport, StreamFormat } from '../../domain/disk.ts'
import { openSource } from '../../transfer/location/open-location.ts'
import type { Location } from '../../transfer/location/parse-location.ts'
import { writeManifest } from '../../transfer/manifest/manifest-file.ts'
import { sendDisk } from '../../transfer/stream/send-disk.ts'
import { openStandardOutput } from '../../transfer/stream/standard-streams.ts'
import { collectNotices, type DiskWork, reach, work } from './disk-work.ts'
import { pathsAt, refuseStateAsDisk } from './state-paths.ts'

interface Request extends DiskWork {
  readonly source: string
  readonly target: string
  readonly from: Location
  readonly format: StreamFormat
  /** Beginning of the names of manifest and control file; null: there are none. */
  readonly state: string | null
}

/** Writes a disk to standard output. Where it goes from there nobody can tell: the proof is of the transport alone. */
export async function sendToStream(request: Request): Promise<SendReport> {
  const { source, target, from, format, state } = request
  const sink = openStandardOutput()
  const paths = state === null ? null : pathsAt(state)
  if (paths !== null) refuseStateAsDisk([from], paths)
  const { notices, onNotice } = collectNotices(request)
  const opened = await openSource(from, reach(request))
  try {
    const { manifest, streamBytes, sha256 } = await work({ ...request, onNotice }, paths?.control ?? null, (engine) =>
      sendDisk({ source: opened.source, sink, format, engine }),
    )
    if (paths !== null) await writeManifest({ path: paths.manifest, stored: { manifest, subject: null } })
    const { sizeBytes } = manifest
    const facts = { sizeBytes, streamBytes, sha256, blocks: manifest.counts(), root: manifest.root(), notices }
    const proof = 'transport-only'
    return { action: 'send', source, target, format, ...facts, proof, manifest: paths?.manifest ?? null }
  } finally {
    await opened.source.close()
  }
}
