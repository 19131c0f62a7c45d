import { stat } from 'node:fs/promises'
import { withoutCrc } from '../crc.ts'
import { systemCode } from '../disk-error.ts'
import { headOf } from '../file/head-of.ts'
import { headBytes, magic } from './encode-manifest.ts'

/** Whether a file begins as manifests do, damaged ones as well. False for what is no file. */
export async function looksLikeManifest(path: string): Promise<boolean> {
  return hasMagic(await headOf(path, headBytes))
}

/** Whether a file begins with the whole head of a manifest, its sum as well, as no disk does by chance. False where no file is. */
export async function hasManifestHead(path: string): Promise<boolean> {
  if ((await stat(path).catch(missing)) === null) return false
  const head = withoutCrc(await headOf(path, headBytes))
  return head !== null && hasMagic(head)
}

/** Whether bytes begin as a manifest does. */
export function hasMagic(head: Buffer): boolean {
  return head.toString('latin1', 0, magic.length) === magic
}

function missing(error: unknown): null {
  if (systemCode(error) === null) throw error
  return null
}
