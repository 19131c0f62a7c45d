import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { decodeBundled } from '../workflows/decode-bundled.ts'
import type { CiSystem } from '../workflows/init-ci.ts'
import { readBundled } from './bundled.ts'
import { fileProblem } from './read-text.ts'
import { writeText } from './write-text.ts'

/** The job of one system, with places for what is asked. */
export async function ciTemplate(system: CiSystem): Promise<string> {
  return decodeBundled('ci', await readBundled('ci'))[system]
}

/**
 * Writes the job, and the folders above it.
 * @throws BrokerError refused – it is there, and is not to be overwritten.
 */
export async function writeCiFile(file: Parameters<typeof writeText>[0]): Promise<void> {
  try {
    await mkdir(dirname(file.path), { recursive: true })
  } catch (error) {
    throw fileProblem(error, file.path)
  }
  await writeText(file)
}
