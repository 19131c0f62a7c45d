import { spawn } from 'node:child_process'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { root } from '../../acceptance/cli.ts'

/** A process that runs a command which says that it is there, works for a while, and says that it has ended. */
async function killedWhile(command: string, signal: 'SIGKILL' | null): Promise<string> {
  const file = join(await mkdtemp(join(tmpdir(), 'broker-command-')), 'said')
  const script = `
    import { runCommand } from ${JSON.stringify(join(root, 'dist/runtime/migration/run-command.js'))}
    await runCommand({
      command: ['/bin/sh', '-c', ${JSON.stringify(command)}, 'sh', ${JSON.stringify(file)}],
      environment: process.env,
      timeoutMs: 60_000,
      clean: (text) => text,
      signal: new AbortController().signal,
    })
  `
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  const said = (): Promise<string> => readFile(file, 'utf8').catch(() => '')
  while (child.exitCode === null && !(await said()).includes('begun')) await sleep(20)
  if (signal !== null) child.kill(signal)
  await ended
  await sleep(2000)
  return (await said()).trim().replaceAll('\n', ' ')
}

const work = 'echo begun >>"$1"; sleep 1; echo ended >>"$1"'

test('a command ends with the process that runs it, however that ends', async () => {
  expect(await killedWhile(work, 'SIGKILL')).toBe('begun')
  expect(await killedWhile(work, null)).toBe('begun ended')
})

test('what a command has left running in the background goes on when all is done', async () => {
  const script = 'exec >/dev/null 2>&1; { sleep 1; echo later >>"$1"; } & echo begun >>"$1"'
  expect(await killedWhile(script, null)).toBe('begun later')
})
