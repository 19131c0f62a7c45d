import type { Sink } from '../disk.ts'
import { exists } from '../file/open-file.ts'
import { startAnew } from '../journal/start-journal.ts'
import type { StatePaths } from './finish-copy.ts'
import { removeIfThere } from './remove-if-there.ts'

/** The empty journal says that a target is being made before there is one; it goes when none was made. */
export async function openBegun(request: {
  readonly interrupted: boolean
  readonly targetExists: boolean
  /** By which a target is known that is a file; null for others. */
  readonly targetName: string | null
  readonly state: StatePaths
  readonly open: () => Promise<Sink>
}): Promise<Sink> {
  const { interrupted, targetExists, targetName, state, open } = request
  const begins = !interrupted && !targetExists
  if (begins) await startAnew(state.journal)
  try {
    return await open()
  } catch (error) {
    const isMade = targetName !== null && (await exists(targetName))
    if (begins && !isMade) await removeIfThere(state.journal)
    throw error
  }
}
