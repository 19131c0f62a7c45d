import { open, stat } from 'node:fs/promises'

/** The first bytes of a file; fewer where there are fewer, none of what is no file. */
export async function headOf(path: string, bytes: number): Promise<Buffer> {
  if (!(await stat(path)).isFile()) return Buffer.alloc(0)
  const file = await open(path, 'r')
  try {
    const into = Buffer.alloc(bytes)
    const { bytesRead } = await file.read(into, 0, bytes, 0)
    return into.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The same as text, each byte a letter. */
export async function textHeadOf(path: string, bytes: number): Promise<string> {
  return (await headOf(path, bytes)).toString('latin1')
}
