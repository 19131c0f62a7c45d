import { BrokerError, type Problem } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { diskError } from '../../transfer/disk-error.ts'
import { exists } from '../../transfer/file/open-file.ts'
import type { Listed } from '../../transfer/list/read-list.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'
import { requireDisk, requireRight, requireTarget } from '../../transfer/location/require-disk.ts'
import { statePaths } from './state-paths.ts'
import { inWords } from './system-error.ts'

/**
 * Looks at every place of a list that is on this machine, before the first disk is begun; servers are not asked.
 * @throws BrokerError usage – with every source that is not there or may not be read, and every target that cannot be made or written.
 */
export async function requirePlaces(request: {
  readonly list: string
  readonly entries: readonly Listed[]
  readonly overwrite: boolean
}): Promise<void> {
  const { list, entries, overwrite } = request
  const problems: Problem[] = []
  for (const { source, target } of entries) {
    for (const look of [() => requireSource(source), () => requireWritable(target, overwrite)]) {
      const wrong = await wrongIn(look)
      if (wrong !== null) problems.push({ file: list, line: null, column: null, message: wrong.says, hint: wrong.next })
    }
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
