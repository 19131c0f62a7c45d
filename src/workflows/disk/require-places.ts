import { BrokerError, type Problem } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { diskError } from '../../transfer/disk-error.ts'
import { exists } from '../../transfer/file/open-file.ts'
import type { Listed } from '../../transfer/list/read-list.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'
import { requireDisk, requireRight, requireTarget } from '../../transfer/location/require-disk.ts'
import { sharedPlaces } from './shared-places.ts'
import { statePaths } from './state-paths.ts'
import { inWords } from './system-error.ts'

/** Of a list. */
export interface Places {
  readonly list: string
  readonly entries: readonly Listed[]
  /** The list itself and the files about it. */
  readonly kept: readonly string[]
  readonly overwrite: boolean
}

/**
 * Looks at every place of a list that is on this machine, before the first disk is begun; servers are not asked. `missing`: the
 * entries that are still to be copied.
 * @throws BrokerError usage – with every source that is not there or may not be read, and every target that cannot be made or written, or is
 * a place of another line as well.
 */
export async function requirePlaces(request: Places & { readonly missing: readonly Listed[] }): Promise<void> {
  const { list, entries, missing, kept, overwrite } = request
  const problems: Problem[] = []
  for (const { source, target } of missing) {
    for (const look of [() => requireSource(source), () => requireWritable(target, overwrite)]) {
      const wrong = await wrongIn(look)
      if (wrong !== null) problems.push({ file: list, line: null, column: null, message: wrong.says, hint: wrong.next })
    }
  }
  if (problems.length === 0) {
    const shared = await sharedPlaces({ entries, kept })
    problems.push(...shared.map((wrong) => ({ file: list, line: null, column: null, message: wrong, hint: null })))
  }
  if (problems.length === 0) return
  const says = message('disk.list.places', { path: list })
  throw new BrokerError({ kind: 'usage', says, next: message('disk.list.places.next'), problems })
}

async function wrongIn(look: () => Promise<void>): Promise<BrokerError | null> {
  try {
    await look()
    return null
  } catch (error) {
    const told = error instanceof Error ? inWords(error) : error
    if (told instanceof BrokerError) return told
    throw error
  }
}

async function requireSource(source: string): Promise<void> {
  const location = parseLocation(source)
  await requireDisk(location)
  if (location.kind === 'file' || location.kind === 'qcow2') await requireRight(location.path, 'read')
}

async function requireWritable(target: string, overwrite: boolean): Promise<void> {
  const location = parseLocation(target)
  const { lock, journal, manifest } = statePaths(location, { target, state: null })
  await requireTarget(location, lock)
  if (location.kind === 'nbd' || location.kind === 'ssh' || !(await exists(location.path))) return
  await requireRight(location.path, 'write')
  if (overwrite || (await exists(journal)) || (await exists(manifest))) return
  throw diskError({ kind: 'usage', key: 'disk.list.targetExists', values: { target } })
}
