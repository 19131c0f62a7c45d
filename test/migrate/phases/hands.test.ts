import { describe, expect, test } from 'vitest'
import type { Migration, PhaseReport } from '../../../src/workflows/migrate/migration.ts'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import { onwardOf } from '../../../src/workflows/migrate/onward.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { volumeBytes } from './make-tenant.ts'
import { runNamed } from './named-phases.ts'
import { expectedOf, requireRules } from './rules.ts'
import { everybody, never, readDisk, withWorld, type World } from './world.ts'
import { writeDisk } from './write-disk.ts'

const tenants = [
  { name: 'acme', servers: ['running', 'running'] },
  { name: 'zoo', servers: ['running'], withoutData: true },
] as const
const usual = { timeout: 60_000 }
const acme = { waves: [{ tenants: ['acme'], maxParallel: 1 }] }
const signal = never

type Side = 'source' | 'target'

// The clouds of these tests can do everything.
const cloud = (world: World, side: Side): AllFeatures => world[side].features as AllFeatures

async function idOf(world: World, side: Side, kind: 'servers' | 'volumes', name: string): Promise<string> {
  return (await world.list(side, kind)).find((one) => one.name === name)?.id ?? ''
}

async function handOver(world: World, side: Side, volume: string, to: { from: string; to: string }): Promise<void> {
  const volumeId = await idOf(world, side, 'volumes', volume)
  const [from, other] = [await idOf(world, side, 'servers', to.from), await idOf(world, side, 'servers', to.to)]
  await cloud(world, side).attachments.detach({ volumeId, serverId: from, signal })
  await cloud(world, side).attachments.attach({ volumeId, serverId: other, signal })
}

async function cut(world: World, migration: Migration = world.migration()): Promise<PhaseReport> {
  return await cutover(migration, { ...everybody(world), ...acme, withoutRehearsal: true, acceptUnclean: false })
}

/** Does something when a line is about to be written. */
function when(world: World, isLine: (fact: World['facts'][number]) => boolean, work: () => Promise<void>): Migration {
  const migration = world.migration()
  const append: Migration['journal']['append'] = async (fact) => {
    if (isLine({ ...fact, at: '' })) await work()
    await migration.journal.append(fact)
  }
  return { ...migration, journal: { ...migration.journal, append } }
}

const statesOf = async (world: World, side: Side): Promise<readonly string[]> =>
  (await world.list(side, 'servers')).map(({ name, state }) => `${name} ${state}`).toSorted()
const allRunning = ['acme server-0 running', 'acme server-1 running', 'zoo server-0 running']

describe('a cutover whose volume is in the hands of a server that is not of the tenant', () => {
  const taken = { from: 'acme server-0', to: 'zoo server-0' }

  test('refuses before anything is stopped', usual, async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await handOver(world, 'source', 'acme data-0', taken)
      const { tenants: outcomes } = await cut(world)
      expect(outcomes).toMatchObject([
        {
          says: {
            key: 'migrate.volumes.heldElsewhere',
            values: { name: 'acme data-0', server: 'zoo server-0', tenant: 'acme' },
          },
          error: { kind: 'refused' },
        },
      ])
      expect(world.facts.some(({ kind }) => kind === 'prior-power')).toBe(false)
      expect(await statesOf(world, 'source')).toEqual(allRunning)
    })
  })

  test.each([
    ['stopping', (fact) => fact.kind === 'hook' && fact.hook === 'beforeStop', 0],
    ['the last copies', (fact) => fact.kind === 'reached' && fact.milestone === 'final-copied', 4],
  ] as const satisfies readonly (readonly [string, (fact: World['facts'][number]) => boolean, number])[])(
    'puts everything back where that comes with %s',
    usual,
    async (_, isLine, copies) => {
      await withWorld(tenants, async (world) => {
        world.plan.hooks.beforeStop = { command: ['true'], timeoutSeconds: 1 }
        await runNamed('apply', world)
        const before = world.facts.filter(({ kind }) => kind === 'copied').length
        const { tenants: outcomes } = await cut(
          world,
          when(world, isLine, () => handOver(world, 'source', 'acme data-0', taken)),
        )
        expect(outcomes).toMatchObject([
          { says: { key: 'migrate.restored', values: { says: { key: 'migrate.volumes.heldElsewhere' } } } },
        ])
        expect(world.facts.filter(({ kind }) => kind === 'copied')).toHaveLength(before + copies)
        expect([await statesOf(world, 'source'), await statesOf(world, 'target')]).toEqual([allRunning, []])
      })
    },
  )
})

test('a cutover refuses a volume of a server that is left behind, until that is stopped', usual, async () => {
  await withWorld(tenants, async (world) => {
    await runNamed('apply', world)
    const [server] = world.plan.tenants['acme']?.servers ?? []
    if (server === undefined) throw new Error('no server')
    server.how.action = 'skip'
    const { tenants: refused } = await cut(world)
    expect(refused).toMatchObject([
      { says: { key: 'migrate.volumes.heldByLeft', values: { server: 'acme server-0' } }, error: { kind: 'refused' } },
    ])
    expect(onwardOf(refused[0]?.error)).toEqual({ kind: 'again', flags: { 'accept-changes': true } })
    expect(await statesOf(world, 'source')).toEqual(allRunning)
    await cloud(world, 'source').servers.power({ id: server.observed.id, state: 'stopped', signal })
    const { tenants: done } = await cut(world)
    expect(done.map(({ outcome }) => outcome)).toEqual(['done'])
  })
})

test('a cutover refuses a volume that came after the plan, until the plan says something of it', usual, async () => {
  await withWorld(tenants, async (world) => {
    await runNamed('apply', world)
    const { volumes, attachments } = cloud(world, 'source')
    const identity = { key: 'late', name: 'late', labels: {}, signal }
    const { resource } = await volumes.create({ ...identity, sizeBytes: volumeBytes, class: null, from: null })
    const serverId = await idOf(world, 'source', 'servers', 'acme server-0')
    await attachments.attach({ volumeId: resource.id, serverId, signal })
    const { tenants: refused } = await cut(world)
    const values = { server: 'acme server-0', id: resource.id }
    expect(refused).toMatchObject([{ says: { key: 'migrate.volumes.leftOut', values }, error: { kind: 'refused' } }])
    expect(await statesOf(world, 'source')).toEqual(allRunning)
    const entries = world.plan.tenants['acme']?.volumes ?? []
    const [other] = entries
    if (other === undefined) throw new Error('no volume')
    const how = { ...other.how, action: 'skip' } as const
    entries.push({ ...other, key: 'late', observed: { ...other.observed, id: resource.id }, how })
    expect((await cut(world)).tenants.map(({ outcome }) => outcome)).toEqual(['done'])
  })
})

test.each([
  ['health', (fact) => fact.kind === 'health'],
  ['beforeTraffic', (fact) => fact.kind === 'hook' && fact.hook === 'beforeTraffic'],
] as const satisfies readonly (readonly [string, (fact: World['facts'][number]) => boolean])[])(
  'a server of the source that comes back with %s: both sides do not run, and nothing is switched',
  usual,
  async (_, isLine) => {
    await withWorld(tenants, async (world) => {
      world.plan.hooks.beforeTraffic = { command: ['true'], timeoutSeconds: 1 }
      await runNamed('apply', world)
      const expected = await expectedOf(world)
      const id = await idOf(world, 'source', 'servers', 'acme server-1')
      const { tenants: outcomes } = await cut(
        world,
        when(world, isLine, async () => {
          await cloud(world, 'source').servers.power({ id, state: 'running', signal })
        }),
      )
      expect(outcomes).toMatchObject([
        { says: { key: 'migrate.restored', values: { says: { key: 'migrate.notStopped', values: { id } } } } },
      ])
      const hooks = world.facts.filter((fact) => fact.kind === 'hook' && fact.hook === 'beforeTraffic')
      expect(hooks).toHaveLength(
        isLine({ kind: 'health', at: '', tenant: '', entry: '', passed: true, detail: '' }) ? 0 : 1,
      )
      expect([await statesOf(world, 'source'), await statesOf(world, 'target')]).toEqual([allRunning, []])
      await requireRules(world, expected)
    })
  },
)

test(
  'a server of the target that is deleted in a cutover that fails: the source is put back all the same',
  usual,
  async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      world.weather.sick = true
      const deleting = when(
        world,
        ({ kind }) => kind === 'health',
        async () => {
          const id = await idOf(world, 'target', 'servers', 'acme server-0')
          await cloud(world, 'target').servers.delete({ id, signal })
        },
      )
      expect((await cut(world, deleting)).tenants.map(({ says }) => says.key)).toEqual(['migrate.restored'])
      expect([await statesOf(world, 'source'), await statesOf(world, 'target')]).toEqual([allRunning, []])
    })
  },
)

test(
  'a server of the source that is gone when a cutover is put back: the others start, and the way back ends',
  usual,
  async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      world.weather.sick = true
      const deleting = when(
        world,
        ({ kind }) => kind === 'health',
        async () => {
          const id = await idOf(world, 'source', 'servers', 'acme server-0')
          await cloud(world, 'source').servers.delete({ id, signal })
        },
      )
      const { tenants: failed } = await cut(world, deleting)
      expect(failed).toMatchObject([
        { says: { key: 'migrate.notRestored', values: { failure: { key: 'migrate.wayBack.sourceGone.after' } } } },
      ])
      expect(onwardOf(failed[0]?.error)).toEqual({ kind: 'phase', phase: 'rollback', tenants: null })
      const left = allRunning.filter((one) => !one.startsWith('acme server-0'))
      expect([await statesOf(world, 'source'), await statesOf(world, 'target')]).toEqual([left, []])
      const undo = async (acceptLoss: boolean): Promise<readonly string[]> =>
        (await rollback(world.migration(), { ...everybody(world), ...acme, acceptLoss })).tenants.map(
          ({ says }) => says.key,
        )
      expect(await undo(false)).toEqual(['migrate.wayBack.sourceGone.after'])
      expect(await undo(true)).toEqual(['migrate.rollback.sourceGone.end'])
      expect(await statesOf(world, 'source')).toEqual(left)
    })
  },
)

describe('a rollback whose volume on the target is in the hands of another server', () => {
  test('refuses before anything is stopped, and saves what that server wrote when it is detached', usual, async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await runNamed('cutover', world)
      const taken = { from: 'acme server-0', to: 'zoo server-0' }
      await handOver(world, 'target', 'acme data-0', taken)
      const undo = () => rollback(world.migration(), { ...everybody(world), ...acme })
      expect((await undo()).tenants).toMatchObject([
        { says: { key: 'migrate.rollback.held', values: { server: 'zoo server-0' } }, error: { kind: 'refused' } },
      ])
      expect(await statesOf(world, 'target')).toEqual(allRunning)
      const volumeId = await idOf(world, 'target', 'volumes', 'acme data-0')
      await writeDisk(await world.disk('target', volumeId), 'written by another', 8192)
      const serverId = await idOf(world, 'target', 'servers', 'zoo server-0')
      await cloud(world, 'target').attachments.detach({ volumeId, serverId, signal })
      expect((await undo()).tenants.map(({ says }) => says.key)).toEqual(['migrate.rollback.saved'])
      const saved = world.facts.flatMap((fact) => (fact.kind === 'saved-volume' ? [fact.file] : []))
      const texts = await Promise.all(saved.map(async (file) => (await readDisk(file)).includes('written by another')))
      expect(texts).toContain(true)
    })
  })
})
