import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { type CommandResult, runCommand } from '../../../src/runtime/migration/run-command.ts'
import { environmentOfCommands, redactorOfSecrets } from '../../../src/runtime/migration/user-environment.ts'

const before = { ...process.env }
afterEach(() => {
  process.env = { ...before }
})

async function run(
  command: readonly string[],
  request: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<CommandResult> {
  const redactor = await redactorOfSecrets()
  return await runCommand({
    command,
    environment: environmentOfCommands({ BROKER_TENANT: 'shop' }),
    timeoutMs: request.timeoutMs ?? 10_000,
    clean: (text) => redactor.text(text),
    signal: request.signal ?? new AbortController().signal,
  })
}

const shell = (script: string): readonly string[] => ['/bin/sh', '-c', script]

test('what it prints and how it ends', async () => {
  expect(await run(shell('echo one; echo two >&2; exit 3'))).toEqual({ exit: 3, timedOut: false, output: 'one\ntwo' })
})

test('words are no script', async () => {
  expect(await run(['/bin/echo', '$HOME;', '`id`'])).toEqual({ exit: 0, timedOut: false, output: '$HOME; `id`' })
})

test('it knows the tenant, and none of our credentials', async () => {
  process.env['OS_PASSWORD'] = 'hunter22'
  process.env['HCLOUD_TOKEN'] = 'token-of-hcloud'
  process.env['DNS_API_TOKEN'] = 'token-of-dns'
  const script = 'echo "$BROKER_TENANT/$OS_PASSWORD/$HCLOUD_TOKEN/$DNS_API_TOKEN/"; test -n "$DNS_API_TOKEN"'
  expect(await run(shell(script))).toEqual({ exit: 0, timedOut: false, output: 'shop///***/' })
})

test('secrets that it has from elsewhere are not shown', async () => {
  process.env['OS_PASSWORD'] = 'correct horse battery'
  expect(await run(['/bin/echo', 'so correct horse battery it is'])).toEqual({
    exit: 0,
    timedOut: false,
    output: 'so *** it is',
  })
})

test('of much that is printed the end is kept', async () => {
  const { output } = await run(shell('yes 0123456789 | head -n 100000; echo end'))
  expect(output.length).toBeLessThanOrEqual(4096)
  expect(output.endsWith('\nend')).toBe(true)
})

test('when its time is over all that it started ends with it', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'broker-hook-')), 'pid')
  const began = performance.now()
  const result = await run(shell(`sleep 60 & echo $! > ${file}; echo waiting; wait`), { timeoutMs: 3000 })
  expect(result).toEqual({ exit: null, timedOut: true, output: 'waiting' })
  expect(performance.now() - began).toBeLessThan(20_000)
  const pid = Number(await readFile(file, 'utf8'))
  await sleep(100)
  // Whoever inherits it may not have buried it yet.
  const stat = await readFile(`/proc/${String(pid)}/stat`, 'utf8').catch(() => 'gone Z')
  expect(stat).toMatch(/ Z/)
})

test('so it is when nobody waits any more', async () => {
  const began = performance.now()
  const result = await run(shell('trap "" TERM; sleep 60 & wait; sleep 60'), { signal: AbortSignal.timeout(200) })
  expect(result).toEqual({ exit: null, timedOut: false, output: 'aborted' })
  expect(performance.now() - began).toBeLessThan(10_000)
})

test('a command that is not there says so', async () => {
  expect(await run(['/no/such/program'])).toEqual({
    exit: null,
    timedOut: false,
    output: 'spawn /no/such/program ENOENT',
  })
})

test('what it leaves running does not hold us up', async () => {
  const began = performance.now()
  expect(await run(shell('sleep 30 & exit 0'))).toEqual({ exit: 0, timedOut: false, output: '' })
  expect(performance.now() - began).toBeLessThan(15_000)
})
