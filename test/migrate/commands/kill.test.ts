import { spawn } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { root } from '../../acceptance/cli.ts'
import { moving, type Moving } from './moving.ts'

const usual = { timeout: 300_000 }
const cutover = ['cutover', '--confirm', 'move', '--without-rehearsal'] as const

/** What matters of both clouds: nothing exists twice, and who runs. */
async function picture({ list }: Moving): Promise<unknown> {
  const names = async (kind: 'volumes' | 'networks' | 'securityGroups' | 'snapshots'): Promise<readonly string[]> =>
    (await list('new', kind)).map(({ name }) => name).toSorted()
  const servers = async (side: 'old' | 'new'): Promise<readonly string[]> =>
    (await list(side, 'servers')).map(({ name, state }) => `${name} ${state}`).toSorted()
  return {
    volumes: await names('volumes'),
    networks: await names('networks'),
    groups: await names('securityGroups'),
    old: await servers('old'),
    new: await servers('new'),
    snapshots: (await list('old', 'snapshots')).length,
  }
}

describe('kill -9 of the process, and the same command again', () => {
  test.each(['before', 'after-write', 'after-sync'])('%s', usual, async (moment) => {
    const [calm, rough] = [await moving('acme'), await moving('acme')]
    for (const words of [['apply'], [...cutover], ['finish']]) {
      expect((await calm.migrate(words)).code).toBe(0)
      // Some lines of the journal, early and late; every one of them is tried without processes elsewhere.
      for (const nth of [1, 4, 9, 14]) {
        const killed = await rough.migrate(words, { BROKER_CRASH_AT: `journal:${String(nth)}:${moment}` })
        const state = await picture(rough)
        const runs = [state].flatMap((one) => JSON.stringify(one).match(/acme[^"]* running/g) ?? [])
        expect(runs.length).toBeLessThanOrEqual(1)
        if (killed.code === 0) break
      }
      expect(await rough.migrate(words)).toMatchObject({ code: 0 })
      expect(await picture(rough)).toEqual(await picture(calm))
    }
  })
})

test('the lock and the mark of a process that was killed are replaced', usual, async () => {
  const move = await moving('acme')
  await move.migrate(['apply'], { BROKER_CRASH_AT: 'journal:5' })
  const marks = async (): Promise<number> =>
    (await move.list('new', 'securityGroups')).filter(({ name }) => name === 'broker-lock-move').length
  expect(await marks()).toBe(1)
  const status = await move.result('status')
  expect(status).toMatchObject({ action: 'status', lock: { alive: false } })
  expect((await move.migrate(['apply'])).code).toBe(0)
  expect([await marks(), await move.result('status')]).toMatchObject([0, { lock: null }])
})

test('two operators at once: the second is told who the first is', usual, async () => {
  const move = await moving('acme')
  await move.migrate(['apply'])
  const plan = join(move.folder, 'migrations/move.plan.yaml')
  const hook = '{ command: [ sleep, "3" ], timeoutSeconds: 60 }'
  await writeFile(plan, (await readFile(plan, 'utf8')).replace('beforeStop: null', `beforeStop: ${hook}`))
  const first = move.migrate([...cutover, '--accept-changes'])
  await sleep(1500)
  const second = await move.migrate(['sync'])
  expect(second.code).toBe(6)
  expect(second.stderr).toMatch(/somebody works on this migration .*: process \d+ on .*, since 20/)
  expect((await first).code).toBe(0)
})

test('Ctrl-C in a cutover puts the source back before the program ends', usual, async () => {
  const move = await moving('acme')
  await move.migrate(['apply'])
  const plan = join(move.folder, 'migrations/move.plan.yaml')
  const hook = '{ command: [ sleep, "30" ], timeoutSeconds: 60 }'
  await writeFile(plan, (await readFile(plan, 'utf8')).replace('beforeTraffic: null', `beforeTraffic: ${hook}`))
  const words = [join(root, 'bin/broker.js'), 'migrate', ...cutover, '--accept-changes']
  const env = { PATH: process.env['PATH'] ?? '', HOME: move.folder, LANG: 'C' }
  const child = spawn(process.execPath, words, { cwd: move.folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)))
  const journal = join(move.folder, 'migrations/move.journal.jsonl')
  for (let waited = 0; waited < 300; waited++) {
    if ((await readFile(journal, 'utf8')).includes('target-starting')) break
    await sleep(100)
  }
  child.kill('SIGINT')
  expect(await ended).toBe(130)
  expect(said).toContain('putting acme back as it was')
  expect(said).toContain('broker migrate cutover migrations/move.plan.yaml')
  expect((await move.list('old', 'servers')).map(({ state }) => state)).toEqual(['running'])
  expect((await move.list('new', 'servers')).map(({ state }) => state)).not.toContain('running')
  expect(await move.result('status')).toMatchObject({ tenants: [{ milestone: 'synced' }] })
})
