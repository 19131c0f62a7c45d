import { message, type Message } from '../../domain/message.ts'
import { namesInFolders, placeKeys } from '../../transfer/list/place-keys.ts'
import type { Listed } from '../../transfer/list/read-list.ts'
import { parseLocation } from '../../transfer/location/parse-location.ts'
import { statePaths } from './state-paths.ts'

/** One line, and by what its disks and the files about its copy are known. */
interface Known {
  readonly entry: Listed
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly state: readonly string[]
}

/**
 * What a list must not name twice, found by what is there and not by its names alone, for one file or device may have several: a target of
 * two lines, a target that another line reads, a disk where a file about the list (`kept`) or about a copy is to be.
 */
export async function sharedPlaces(request: {
  readonly entries: readonly Listed[]
  readonly kept: readonly string[]
}): Promise<readonly Message[]> {
  const { entries, kept } = request
  const lines: Known[] = []
  for (const entry of entries) lines.push(await known(entry))
  const files = new Set((await namesInFolders(kept)).concat(lines.flatMap(({ state }) => state)))
  const readers = linesBy(lines, ({ source }) => source)
  const writers = linesBy(lines, ({ target }) => target)
  return lines.flatMap((line) => {
    const { entry, source, target } = line
    const isRead = target.some((key) => readers.get(key)?.some((other) => other !== line) === true)
    const isTwice = target.some((key) => writers.get(key)?.[0] !== line)
    return [
      ...(isTwice ? [message('disk.list.twice', { target: entry.target })] : []),
      ...(isRead ? [message('disk.list.source', { target: entry.target })] : []),
      ...[entry.source, entry.target].flatMap((path, at) =>
        (at === 0 ? source : target).some((key) => files.has(key)) ? [message('disk.stateIsDisk', { path })] : [],
      ),
    ]
  })
}

function linesBy(
  lines: readonly Known[],
  keysOf: (line: Known) => readonly string[],
): ReadonlyMap<string, readonly Known[]> {
  const found = new Map<string, Known[]>()
  for (const line of lines) {
    for (const key of keysOf(line)) {
      const others = found.get(key)
      if (others === undefined) found.set(key, [line])
      else others.push(line)
    }
  }
  return found
}

async function known(entry: Listed): Promise<Known> {
  const { target } = entry
  const { journal, manifest, control, lock } = statePaths(parseLocation(target), { target, state: null })
  return {
    entry,
    source: await placeKeys(entry.source),
    target: await placeKeys(target),
    state: await namesInFolders([journal, manifest, control, lock]),
  }
}
