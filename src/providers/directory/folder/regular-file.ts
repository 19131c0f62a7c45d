import { constants, lstat, open } from 'node:fs/promises'
import { directoryError, systemCode, unlessMissing } from '../directory-error.ts'

const { O_NOFOLLOW, O_NONBLOCK, O_RDONLY } = constants

/**
 * The text of a plain file; null: there is none. Links, pipes and devices are never opened: they may lead out of the folder, or wait.
 * @throws ProviderError `unexpected` – there is something else under that name.
 */
export async function readRegular(path: string): Promise<string | null> {
  const found = await lstat(path).catch(unlessGone)
  if (found === null) return null
  if (!found.isFile()) throw notRegular(path)
  const file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch(unlessGone)
  if (file === null) return null
  try {
    if (!(await file.stat()).isFile()) throw notRegular(path)
    return await file.readFile('utf8')
  } finally {
    await file.close()
  }
}

function notRegular(path: string): Error {
  return directoryError({ code: 'unexpected', exit: 'usage', key: 'directory.notRegular', values: { path } })
}

/** A file where a folder is looked for holds nothing either. */
function unlessGone(error: unknown): null {
  return systemCode(error) === 'ENOTDIR' ? null : unlessMissing(error)
}
