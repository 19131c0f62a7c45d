import { open } from 'node:fs/promises'

/** Writes some bytes to a disk, as a server would. */
export async function writeDisk(path: string, text: string, offset: number): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.write(Buffer.from(text), 0, text.length, offset)
  } finally {
    await file.close()
  }
}
