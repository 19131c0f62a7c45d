import { unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { textHeadOf } from '../file/head-of.ts'
import { isBeside } from '../file/replace-file.ts'
import { ifThere } from '../file/storage-keys.ts'
import { namesIn } from '../lock/sweep.ts'
import type { StatePaths } from './finish-copy.ts'

/** Removes what copies that were killed have left beside the files of state. Only who has their lock may do so. */
export async function sweepState({ journal, manifest }: StatePaths): Promise<void> {
  for (const path of [journal, manifest]) {
    const left = (await namesIn(dirname(path))).filter((name) => isBeside(name, basename(path)))
    // What may not be removed is in nobody's way.
    for (const name of left) await ifThere(() => removeIfOurs(join(dirname(path), name)))
  }
}

/** How a manifest or a journal begins, or nothing of it was written. */
const beginning = /^(?:BROKMAN1|[0-9a-f]{8} |$)/

async function removeIfOurs(path: string): Promise<void> {
  if (beginning.test(await textHeadOf(path, 9))) await unlink(path)
}
