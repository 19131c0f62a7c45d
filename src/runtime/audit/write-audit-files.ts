import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeText } from '../write-text.ts'

/**
 * Writes results into a folder, which is made where it is missing, each for its owner's eyes only; returns
 * their paths.
 * @throws BrokerError usage – a place cannot be written.
 */
export async function writeAuditFiles(
  folder: string,
  texts: readonly { readonly name: string; readonly text: string }[],
): Promise<readonly string[]> {
  // Where the folder cannot be made, writing into it says so in words.
  await mkdir(folder, { recursive: true }).catch(() => undefined)
  const paths: string[] = []
  for (const { name, text } of texts) {
    const path = join(folder, name)
    await writeText({ path, text, overwrite: true, private: true })
    paths.push(path)
  }
  return paths
}
