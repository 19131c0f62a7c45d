import { mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { runBroker } from '../../src/runtime/demo/run-broker.ts'

/** Numbers of the programs that run in a folder. */
async function brokersIn(folder: string): Promise<readonly string[]> {
  const numbers = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    numbers.map(async (number) => {
      const at = await readlink(`/proc/${number}/cwd`).catch(() => null)
      const words = at === folder ? await readFile(`/proc/${number}/cmdline`, 'utf8').catch(() => '') : ''
      return words.includes('bin/broker.js') ? [number] : []
    }),
  )
  return found.flat()
}

test('a step of the demo that is interrupted has ended when that is told', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broker-step-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const stop = new AbortController()
  const step = runBroker(['demo', '--folder', 'here'], { folder, signal: stop.signal }).then(
    () => 'done',
    () => 'interrupted',
  )
  while ((await brokersIn(folder)).length === 0) await sleep(20)
  await sleep(1500)
  expect(await brokersIn(folder)).not.toEqual([])
  stop.abort()
  expect([await step, await brokersIn(folder)]).toEqual(['interrupted', []])
}, 60_000)
