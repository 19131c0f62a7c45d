import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { DiskNotice } from '../../src/domain/disk.ts'
import { type CopyResult, copyDisk } from '../../src/transfer/copy/copy-disk.ts'
import { type EngineRequest, withEngine } from '../../src/transfer/open-engine.ts'
import {
  fileName,
  openSource,
  openTarget,
  type Reach,
  targetExists,
} from '../../src/transfer/location/open-location.ts'
import { parseLocation } from '../../src/transfer/location/parse-location.ts'
import { plain } from './disks.ts'

export const reach: Reach = {
  connections: 4,
  timeoutMs: 5000,
  clock: () => performance.now(),
  lockFolder: tmpdir(),
  signal: new AbortController().signal,
}

/** Copies between any two places, with the files of state in a folder. */
export async function copyBetween(request: {
  readonly from: string
  readonly to: string
  readonly folder: string
  readonly overwrite?: boolean
  readonly frozen?: boolean
  readonly engine?: Partial<EngineRequest>
  readonly reach?: Partial<Reach>
}): Promise<{ readonly result: CopyResult; readonly notices: readonly DiskNotice[] }> {
  const { from, to, folder, overwrite = true, frozen = false, engine = {} } = request
  const near = { ...reach, ...request.reach }
  const notices: DiskNotice[] = []
  const { source } = await openSource(parseLocation(from), near)
  onTestFinished(() => source.close())
  const result = await withEngine({ ...plain, onNotice: (notice) => notices.push(notice), ...engine }, async (made) =>
    copyDisk({
      source,
      targetExists: await targetExists(parseLocation(to)),
      targetName: fileName(parseLocation(to)),
      openSink: (wanted) => openTarget(parseLocation(to), { ...wanted, reach: near }),
      state: { journal: join(folder, 'state.broker-journal'), manifest: join(folder, 'state.broker-manifest') },
      overwrite,
      frozen,
      engine: made,
    }),
  )
  return { result, notices }
}
