import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root: string = fileURLToPath(new URL('../../', import.meta.url))

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the built program as a user would: a process of its own, no terminal, English unless `env` says otherwise. */
export async function broker(
  args: readonly string[],
  request: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', LANG: 'C', ...request.env }
  return await new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(root, 'bin/broker.js'), ...args],
      { cwd: request.cwd ?? root, env, maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, stderr) => {
        resolve({ code: exitCode(error), stdout, stderr })
      },
    )
    child.stdin?.end()
  })
}

function exitCode(error: Error | null): number {
  if (error === null) return 0
  return 'code' in error && typeof error.code === 'number' ? error.code : -1
}

export async function temporaryFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'broker-'))
}
