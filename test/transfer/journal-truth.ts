import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { enterWindow, readJournal } from '../../src/transfer/journal/journal.ts'
import { createManifest } from '../../src/transfer/manifest/manifest.ts'
import { exists } from '../../src/transfer/file/open-file.ts'
import { block } from './disks.ts'

/** The numbers of the blocks of which the journal of a target says something that is not so. */
export async function lies(target: string): Promise<readonly number[]> {
  const journal = await readJournal(`${target}.broker-journal`)
  if (journal === null || !(await exists(target))) return []
  const bytes = await readFile(target)
  const manifest = createManifest(journal.start.source.sizeBytes)
  for (const window of journal.windows) enterWindow(manifest, window)
  const told = journal.windows.at(-1)?.to ?? 0
  return Array.from({ length: told }, (_, index) => index).filter((index) => {
    const state = manifest.state(index)
    const there = bytes.subarray(index * block, Math.min((index + 1) * block, journal.start.source.sizeBytes))
    return state.kind === 'data'
      ? !createHash('sha256').update(there).digest().equals(state.digest)
      : there.some((byte) => byte !== 0)
  })
}
