import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from '../disks.ts'

export async function fileWith(
  content: Buffer | string,
  flags = 'r+',
): Promise<{ file: Awaited<ReturnType<typeof open>>; path: string }> {
  const path = join(await temporaryFolder(), 'f')
  await writeFile(path, content)
  const file = await open(path, flags)
  onTestFinished(() => file.close().catch(() => undefined))
  return { file, path }
}
