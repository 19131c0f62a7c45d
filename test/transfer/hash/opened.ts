import { open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../disks.ts'

export interface Open {
  readonly name: string
  readonly descriptor: number
}

/** A file with some content, open until the test ends. */
export async function opened(content: Buffer, flags = 'r+'): Promise<Open & { content: () => Promise<Buffer> }> {
  const path = join(await temporaryFolder(), 'd')
  await writeFile(path, content)
  const file = await open(path, flags)
  onTestFinished(() => file.close())
  return { name: path, descriptor: file.fd, content: () => readFile(path) }
}
