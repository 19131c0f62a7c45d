import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '../disks.ts'

/** Does some work where there are programs of these names alone, each a script of the shell. */
export async function withTools<T>(tools: Readonly<Record<string, string>>, work: () => Promise<T>): Promise<T> {
  const folder = await temporaryFolder()
  for (const [name, text] of Object.entries(tools)) {
    await writeFile(join(folder, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  }
  const before = process.env['PATH']
  process.env['PATH'] = folder
  try {
    return await work()
  } finally {
    process.env['PATH'] = before
  }
}
