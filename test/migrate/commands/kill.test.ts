import { spawn } from 'node:child_process'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test, vi } from 'vitest'
import type { ResourceKind } from '../../../src/domain/inventory.ts'
import type { Fact } from '../../../src/plan/fact.ts'
import { root } from '../../acceptance/cli.ts'
import { calmOf, cutover, type Kill, killAt, removeWorlds, repeats, scenarios, worldAfter } from './killing.ts'
import { copyOf, moving, upTo } from './moving.ts'

const usual = { timeout: 300_000 }
afterAll(removeWorlds)

const moments = ['before', 'after-write', 'after-sync'] as const

/** A handful of lines, the first and the last among them; every one of them is tried in the long tests. */
function some({ length }: readonly Fact[]): readonly Kill[] {
  const chosen = [0, 0.4, 1].map((share) => 1 + Math.round(share * (length - 1)))
  return [...new Set(chosen)].map((line, nth) => ({ line, moment: moments[(line + nth) % moments.length] ?? 'before' }))
}

describe('kill -9 of the process, and the same command again', () => {
  test.each(Object.entries(scenarios))('%s', { timeout: 300_000 }, async (_, scenario) => {
    expect(await killAt(scenario, some)).toBeGreaterThan(2)
  })
})

/** Before something of a kind is made, and when it is there and nobody has written down its id. */
function around(kind: ResourceKind): (facts: readonly Fact[]) => readonly Kill[] {
  return (facts) => {
    const lineOf = (of: 'creating' | 'created'): number =>
      1 + facts.findIndex((fact) => fact.kind === of && fact.resource === kind)
    return [
      { line: lineOf('creating'), moment: 'after-sync' },
      { line: lineOf('created'), moment: 'before' },
    ]
  }
}

describe('kill -9 where something is made again under the identity of what was deleted', () => {
  test.each(Object.entries(repeats))('%s', { timeout: 300_000 }, async (_, scenario) => {
    expect(await killAt(scenario, around(scenario.makes))).toBe(2)
  })
})

test('what was being made again when the program was killed goes with a rollback', usual, async () => {
  const again = repeats['apply after a rollback']
  const world = await worldAfter(again.after)
  const { facts } = await calmOf(world, again)
  const [, unwritten] = around(again.makes)(facts)
  const move = await copyOf(world)
  const env = { BROKER_CRASH_AT: `journal:${String(unwritten?.line)}:before` }
  expect((await move.migrate(again.words, env)).code).toBe(-1)
  // Others may be under way beside it.
  expect(await move.list('new', 'volumes')).not.toEqual([])
  await upTo(move, ['rollback'])
  expect([await move.list('new', 'volumes'), await move.list('old', 'snapshots')]).toEqual([[], []])
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
  const hook = '{ command: [ sleep, "8" ], timeoutSeconds: 60 }'
  await writeFile(plan, (await readFile(plan, 'utf8')).replace('beforeStop: null', `beforeStop: ${hook}`))
  const journal = join(move.folder, 'migrations/move.journal.jsonl')
  const before = (await stat(journal)).size
  const first = move.migrate([...cutover, '--accept-changes'])
  await vi.waitUntil(async () => (await stat(journal)).size > before, 20_000)
  const second = await move.migrate(['sync'])
  expect(second.code).toBe(6)
  expect(second.stderr).toMatch(/somebody works on this migration .*: process \d+ on .*, since 20/)
  expect((await first).code).toBe(0)
})

test('Ctrl-C in a cutover puts the source back before the program ends', usual, async () => {
  const move = await moving('acme')
  await move.migrate(['apply'])
  const plan = join(move.folder, 'migrations/move.plan.yaml')
  const script = join(move.folder, 'script.sh')
  await writeFile(script, 'sleep 30')
  const hook = `{ command: [ sh, ${script} ], timeoutSeconds: 60 }`
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
  const again = /broker migrate (cutover migrations\/move\.plan\.yaml( --[a-z-]+( move)?)*)/.exec(said)?.[1] ?? ''
  expect((await move.list('old', 'servers')).map(({ state }) => state)).toEqual(['running'])
  expect((await move.list('new', 'servers')).map(({ state }) => state)).not.toContain('running')
  expect(await move.result('status')).toMatchObject({ tenants: [{ milestone: 'synced' }] })
  await writeFile(script, 'exit 0')
  expect((await move.migrate(again.split(' '))).code).toBe(0)
  expect(await move.result('status')).toMatchObject({ tenants: [{ milestone: 'traffic-switched' }] })
})
