import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { receipt } from '../../../src/plan/receipt.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { openDirectory } from '../../conformance/directory-harness.ts'
import { never } from '../phases/world.ts'
import { moving, type Moving } from './moving.ts'
import { factsOf, powerOf } from './picture.ts'

const processes = { BROKER_DIRECTORY_SERVERS: 'processes' }
const cutover = ['cutover', '--confirm', 'move', '--without-rehearsal'] as const

/** Brings the servers of a side to a state; they are processes of this machine. */
async function power({ folder }: Moving, side: 'old' | 'new', state: 'running' | 'stopped'): Promise<void> {
  const cloud = openDirectory(join(folder, side), { servers: 'processes' })
  for await (const { id } of requireFeature(cloud, 'inventory').list({ kind: 'servers', signal: never }))
    await requireFeature(cloud, 'servers').power({ id, state, signal: never })
}

async function pidOf({ folder }: Moving, side: 'old' | 'new'): Promise<number> {
  const [name = ''] = await readdir(join(folder, side, 'servers'))
  const found: unknown = JSON.parse(await readFile(join(folder, side, 'servers', name, 'process.json'), 'utf8'))
  return typeof found === 'object' && found !== null && 'pid' in found ? Number(found.pid) : Number.NaN
}

/** A tenant whose server runs, and listens to nothing any more. */
async function deaf(): Promise<{ readonly move: Moving; readonly pid: number }> {
  const move = await moving('acme')
  onTestFinished(async () => {
    for (const side of ['old', 'new'] as const) await power(move, side, 'stopped')
  })
  await power(move, 'old', 'running')
  expect((await move.migrate(['apply'], processes)).code).toBe(0)
  const pid = await pidOf(move, 'old')
  process.kill(pid, 'SIGSTOP')
  return { move, pid }
}

test(
  'a server that shuts down only after a cutover was given up runs on the target after the next',
  { timeout: 300_000 },
  async () => {
    const { move } = await deaf()
    expect((await move.migrate([...cutover], processes)).code).toBe(6)
    await power(move, 'old', 'stopped')
    const { code, stdout } = await move.migrate([...cutover], processes)
    expect([code, stdout.replaceAll(/\s+/g, ' ')]).toEqual([
      0,
      expect.stringContaining('runs on the target: 1 server;'),
    ])
    expect(await powerOf(move, 'new')).toEqual(['acme server-0 running'])
  },
)

test(
  'a server that does not shut down is turned off by force only where that is accepted',
  { timeout: 300_000 },
  async () => {
    const { move, pid } = await deaf()
    const refused = await move.migrate([...cutover], processes)
    expect([refused.code, refused.stdout.replaceAll(/\s+/g, ' ')]).toEqual([
      6,
      expect.stringMatching(
        /server "acme server-0" .* does not shut down by itself\. Everything is as it was.*--accept-unclean/,
      ),
    ])
    expect(await pidOf(move, 'old')).toBe(pid)
    const taken = await move.migrate([...cutover, '--accept-unclean', '--json'], processes)
    expect([taken.code, taken.stderr]).toEqual([0, expect.not.stringContaining('Error')])
    expect(JSON.parse(taken.stdout)).toMatchObject({ tenants: [{ tenant: 'acme', unclean: ['acme server-0'] }] })
    const notClean = 'Not clean: acme server-0 of acme was turned off by force on the source.'
    for (const words of [cutover, ['status']]) {
      const { stdout } = await move.migrate(words, processes)
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain(notClean)
    }
    const facts = await factsOf(move)
    expect(facts.filter(({ kind }) => kind === 'source-forced')).toHaveLength(1)
    const unsigned = await move.migrate(['finish'], processes)
    expect([unsigned.code, unsigned.stdout]).toEqual([
      6,
      expect.stringContaining('after its server had been turned off'),
    ])
    expect((await move.migrate(['finish', '--accept-weak-proof'], processes)).code).toBe(0)
    const { volumes } = receipt.parse(JSON.parse(await move.text('migrations/move.receipts/acme.receipt.json')))
    expect(volumes.map(({ consistent }) => consistent)).toEqual([false, false])
  },
)
