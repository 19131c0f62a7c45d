import { open, stat } from 'node:fs/promises'
import { withoutCrc } from '../crc.ts'
import { systemCode } from '../disk-error.ts'
import { headBytes, magic } from './encode-manifest.ts'

/** Whether a file begins as manifests do, damaged ones as well. False for what is no file. */
export async function looksLikeManifest(path: string): Promise<boolean> {
  return hasMagic(await headOf(path))
}

/** Whether a file begins with the whole head of a manifest, its sum as well, as no disk does by chance. False where no file is. */
export async function hasManifestHead(path: string): Promise<boolean> {
  if ((await stat(path).catch(missing)) === null) return false
  const head = withoutCrc(await headOf(path))
  return head !== null && hasMagic(head)
}

/** Whether bytes begin as a manifest does. */
export function hasMagic(head: Buffer): boolean {
  return head.toString('latin1', 0, magic.length) === magic
}

/** Fewer bytes where there are fewer; none of what is no file. */
async function headOf(path: string): Promise<Buffer> {
  if (!(await stat(path)).isFile()) return Buffer.alloc(0)
  const file = await open(path, 'r')
  try {
    const into = Buffer.alloc(headBytes)
    const { bytesRead } = await file.read(into, 0, into.length, 0)
    return into.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function missing(error: unknown): null {
  if (systemCode(error) === null) throw error
  return null
}
