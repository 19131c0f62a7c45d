import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DiskNotice } from '../../src/domain/disk.ts'
import { type CopyResult, copyDisk } from '../../src/transfer/copy/copy-disk.ts'
import type { Source } from '../../src/transfer/disk.ts'
import { exists, openFileSink, openFileSource } from '../../src/transfer/file/open-file.ts'
import { lastingPath } from '../../src/transfer/file/same-path.ts'
import { type EngineRequest, withEngine } from '../../src/transfer/open-engine.ts'

export const block: number = 512 * 1024

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Bytes that look like chance and are the same every time. */
export function noise(bytes: number, seed: number): Buffer {
  const out = Buffer.alloc(bytes)
  let state = (seed * 2654435761 + 1) >>> 0
  for (let at = 0; at < bytes; at += 4) {
    state ^= state << 13
    state ^= state >>> 17
    state = (state ^ (state << 5)) >>> 0
    for (let byte = 0; byte < 4 && at + byte < bytes; byte++) out[at + byte] = (state >>> (8 * byte)) & 255
  }
  return out
}

export const plain: EngineRequest = {
  settings: { inFlight: 4, bandwidthMibps: null },
  controlFile: null,
  threads: 1,
  clock: () => performance.now(),
  windowBlocks: 2,
  signal: new AbortController().signal,
}

export interface Copied {
  readonly result: CopyResult
  readonly notices: readonly DiskNotice[]
}

function same(source: Source): Source {
  return source
}

/** Copies one file onto another with the files of state beside the target. */
export async function copyFile(request: {
  readonly from: string
  readonly to: string
  readonly overwrite?: boolean
  readonly engine?: Partial<EngineRequest>
  readonly wrap?: (source: Source) => Source
}): Promise<Copied> {
  const { from, to, overwrite = false, engine = {}, wrap = same } = request
  const notices: DiskNotice[] = []
  const source = wrap(await openFileSource(from))
  try {
    const result = await withEngine({ ...plain, onNotice: (notice) => notices.push(notice), ...engine }, async (made) =>
      copyDisk({
        source,
        targetExists: await exists(to),
        targetName: lastingPath(to),
        openSink: (wanted) => openFileSink(to, { ...wanted, lockFolder: tmpdir() }),
        state: { journal: `${to}.broker-journal`, manifest: `${to}.broker-manifest` },
        overwrite,
        engine: made,
      }),
    )
    return { result, notices }
  } finally {
    await source.close()
  }
}
