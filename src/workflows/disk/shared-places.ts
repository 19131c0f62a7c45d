import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { message, type Message } from '../../domain/message.ts'
import { ifThere } from '../../transfer/file/storage-keys.ts'
import type { Listed } from '../../transfer/list/read-list.ts'
import { diskKeys } from '../../transfer/location/disk-keys.ts'
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
  const files = new Set((await namesOf(kept)).concat(lines.flatMap(({ state }) => state)))
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
    for (const key of keysOf(line)) found.set(key, [...(found.get(key) ?? []), line])
  }
  return found
}

async function known(entry: Listed): Promise<Known> {
  const { target } = entry
  const { journal, manifest, control, lock } = statePaths(parseLocation(target), { target, state: null })
  return {
    entry,
    source: await keysOf(entry.source),
    target: await keysOf(target),
    state: await namesOf([journal, manifest, control, lock]),
  }
}

async function keysOf(text: string): Promise<readonly string[]> {
  const location = parseLocation(text)
  if (location.kind === 'nbd' || location.kind === 'ssh') return await diskKeys(location)
  const found = await ifThere(() => stat(location.path))
  // What is neither may keep whoever opens it waiting.
  const isDisk = found?.isFile() === true || found?.isBlockDevice() === true
  return [...((isDisk ? await ifThere(() => diskKeys(location)) : null) ?? []), ...(await namesOf([location.path]))]
}

/** Names in a folder by the folder itself, which may have several paths. */
async function namesOf(paths: readonly string[]): Promise<readonly string[]> {
  const name = async (path: string): Promise<string> => {
    const folder = dirname(resolve(path))
    const found = await ifThere(() => stat(folder, { bigint: true }))
    const place = found === null ? folder : `${String(found.dev)}-${String(found.ino)}`
    return `name-${place}-${basename(resolve(path))}`
  }
  return await Promise.all(paths.map(name))
}
