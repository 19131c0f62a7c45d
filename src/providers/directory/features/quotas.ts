import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Quota, QuotasFeature } from '../../contract/reading-features.ts'
import { translatedList, unlessMissing } from '../directory-error.ts'
import { diskFile } from '../folder/layout.ts'
import { listRecords } from '../folder/read-records.ts'
import { inspectTop } from '../folder/top.ts'
import type { Cloud } from './cloud.ts'

/** Blocks as stat(2) counts them. */
const blockBytes = 512

/** What a folder runs out of is room: that of the disk, shared with everything else on it. Holes of volumes take none. */
export function quotas({ writer: { root } }: Cloud): QuotasFeature {
  return { list: ({ signal }) => translatedList(root, list(root, signal)) }
}

async function* list(root: string, signal: AbortSignal): AsyncGenerator<Quota> {
  signal.throwIfAborted()
  await inspectTop(root)
  const { bavail, bsize } = await statfs(root)
  let usedBytes = 0
  let count = 0
  for await (const { folder } of listRecords(root, 'volumes', signal)) {
    const disk = await stat(join(folder, diskFile)).catch(unlessMissing)
    usedBytes += (disk?.blocks ?? 0) * blockBytes
    count += 1
  }
  yield { resource: 'volumes', limit: null, used: count }
  yield { resource: 'volumeBytes', limit: usedBytes + bavail * bsize, used: usedBytes, counts: 'written' }
}
