import { setTimeout as sleep } from 'node:timers/promises'
import type { Identity, Place, Source } from '../disk.ts'

/** Whether a file is still as it was. What cannot be seen counts as changed. */
export function sameIdentity(before: Identity | null, now: Identity | null): boolean {
  if (before === null || now === null) return false
  return (
    before.device === now.device &&
    before.inode === now.inode &&
    before.sizeBytes === now.sizeBytes &&
    before.modifiedNs === now.modifiedNs &&
    before.changedNs === now.changedNs
  )
}

/** Whether two marks are of one file, whatever it holds. When it was made is compared where both tell. */
export function samePlace(before: Place | null, now: Place | null): boolean {
  if (before === null || now === null) return false
  const isAsOld = before.bornNs === undefined || now.bornNs === undefined || before.bornNs === now.bornNs
  return before.device === now.device && before.inode === now.inode && isAsOld
}

/** Clocks of file systems move in ticks of up to 10 ms: a change in the same tick would not show. */
const severalTicksMs = 50

/** The identity of a disk, taken late enough that any later change of it will show. */
export async function settledIdentity(disk: Source): Promise<Identity | null> {
  if ((await disk.identity()) === null) return null
  await sleep(severalTicksMs)
  return await disk.identity()
}
