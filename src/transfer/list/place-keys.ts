import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { ifThere } from '../file/storage-keys.ts'
import { diskKeys } from '../location/disk-keys.ts'
import { parseLocation } from '../location/parse-location.ts'

/**
 * By what the disk at a place is known: what is there, under whatever name, and its name in its folder, for what is still to be made.
 */
export async function placeKeys(text: string): Promise<readonly string[]> {
  const location = parseLocation(text)
  if (location.kind === 'nbd' || location.kind === 'ssh') return await diskKeys(location)
  const found = await ifThere(() => stat(location.path))
  // What is neither may keep whoever opens it waiting.
  const isDisk = found?.isFile() === true || found?.isBlockDevice() === true
  return [
    ...((isDisk ? await ifThere(() => diskKeys(location)) : null) ?? []),
    ...(await namesInFolders([location.path])),
  ]
}

/** Names in a folder by the folder itself, which may have several paths. */
export async function namesInFolders(paths: readonly string[]): Promise<readonly string[]> {
  const name = async (path: string): Promise<string> => {
    const folder = dirname(resolve(path))
    const found = await ifThere(() => stat(folder, { bigint: true }))
    const place = found === null ? folder : `${String(found.dev)}-${String(found.ino)}`
    return `name-${place}-${basename(resolve(path))}`
  }
  return await Promise.all(paths.map(name))
}
