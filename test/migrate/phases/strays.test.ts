import { describe, expect, test } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { createKey, switchedLabel } from '../../../src/plan/create-key.ts'
import { plannedKinds } from '../../../src/plan/entries.ts'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import { checkLeft } from '../../../src/workflows/migrate/check/check-left.ts'
import { deletionOrder, unmakeAll } from '../../../src/workflows/migrate/parts/unmake.ts'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { cleanup } from '../../../src/workflows/migrate/phases/cleanup.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { sync } from '../../../src/workflows/migrate/phases/sync.ts'
import { Dead, lifeOf } from './dying.ts'
import { runNamed } from './named-phases.ts'
import { everybody, never, readDisk, withWorld, type World } from './world.ts'
import { writeDisk } from './write-disk.ts'

const tenants = [{ name: 'acme', servers: ['running'], withoutData: true }] as const
const nothing = { ids: [], dryRun: false }

describe('what the journal does not know of', () => {
  test('is refused when the journal was lost, and taken over when that is asked for', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const volumes = await world.list('target', 'volumes')
      world.facts.length = 0
      await expect(runNamed('apply', world)).rejects.toMatchObject({ kind: 'refused', says: { key: 'migrate.strays' } })
      const adopted = await apply(world.migration(), { ...everybody(world), adopt: true })
      expect(adopted.tenants.map(({ outcome }) => outcome)).toEqual(['done'])
      expect(await world.list('target', 'volumes')).toEqual(volumes)
      await runNamed('rollback', world)
      expect(await world.list('target', 'volumes')).toEqual([])
    })
  })

  test('is written over at no moment of its taking over, where it runs on the target', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await runNamed('cutover', world)
      const [volume] = await world.list('target', 'volumes')
      const path = await world.disk('target', volume?.id ?? '')
      await writeDisk(path, 'since the switch', 4096)
      const expected = await readDisk(path)
      const adopting = { ...everybody(world), adopt: true }
      for (let moments = 1; ; moments++) {
        world.facts.length = 0
        const died = await apply(world.migration(lifeOf(moments)), adopting).then(() => false, isDead)
        const again = await runNamed('apply', world).catch((error: unknown) => error)
        if (died && again instanceof Error) expect(again).toMatchObject({ kind: 'refused' })
        expect((await readDisk(path)).equals(expected), `after ${String(moments)} moments`).toBe(true)
        if (!died) break
      }
      expect(world.state().tenants.get('acme')).toMatchObject({ milestone: 'traffic-switched', adopted: true })
    })
  })

  test('is taken over as switched also where its servers have stopped', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await runNamed('cutover', world)
      const [server] = await world.list('target', 'servers')
      await requireFeature(world.target, 'servers').power({ id: server?.id ?? '', state: 'stopped', signal: never })
      world.facts.length = 0
      const { tenants: outcomes } = await apply(world.migration(), { ...everybody(world), adopt: true })
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['already'])
      expect(world.state().tenants.get('acme')?.milestone).toBe('traffic-switched')
    })
  })

  test('was started by somebody else before the switch: nothing goes on until that counts', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const paused = {
        ...everybody(world),
        withoutRehearsal: true,
        acceptUnclean: false,
        pauseAt: 'final-copied',
      } as const
      await cutover(world.migration(), paused)
      const until = world.facts.length
      await runNamed('cutover', world)
      const [server] = await world.list('target', 'servers')
      const change = { kind: 'servers', id: server?.id ?? '', set: {}, remove: [switchedLabel], signal: never } as const
      await requireFeature(world.target, 'labels').change(change)
      // The server is known, and that it was started is not.
      const made = world.facts.findIndex((fact) => fact.kind === 'created' && fact.resource === 'servers')
      expect(made).toBeGreaterThanOrEqual(until)
      world.facts.length = made + 1
      for (const phase of ['cutover', 'rollback', 'sync'] as const) {
        const { tenants: outcomes } = await runNamed(phase, world)
        expect(
          outcomes.map(({ says }) => says.key),
          phase,
        ).toEqual(['migrate.journalOlder'])
      }
      const undone = await rollback(world.migration(), { ...everybody(world), adopt: true })
      expect(undone.tenants.map(({ says }) => says.key)).toEqual(['migrate.rollback.saved'])
      expect((await world.list('source', 'servers')).map(({ state }) => state)).toEqual(['running'])
    })
  })

  test('made anew since under an identity that the journal knows is a stray too', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const before = [...world.facts]
      await runNamed('rollback', world)
      await runNamed('apply', world)
      const now = await world.list('target', 'volumes')
      world.facts.splice(0, world.facts.length, ...before)
      await expect(runNamed('sync', world)).rejects.toMatchObject({ says: { key: 'migrate.strays' } })
      await sync(world.migration(), { ...everybody(world), adopt: true })
      const known = [...world.state().made.values()].flatMap(({ resource, id }) => (resource === 'volumes' ? [id] : []))
      expect(known).toEqual(now.map(({ id }) => id))
    })
  })

  test('found by a create call alone is not taken for known the next time', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      world.facts.length = 0
      for (const { id } of await world.list('source', 'snapshots'))
        await requireFeature(world.source, 'snapshots').delete({ id, signal: never })
      const migration = world.migration()
      const blind = { ...migration, target: { ...migration.target, features: { ...migration.target.features } } }
      const list: AllFeatures['inventory']['list'] = async function* () {
        // Nothing yet: what was made a moment ago is listed later.
      }
      blind.target.features.inventory = { kinds: plannedKinds, list }
      for (let attempt = 0; attempt < 2; attempt++) {
        const { tenants: outcomes } = await apply(blind, everybody(world))
        expect(outcomes.map(({ says }) => says.key)).toEqual(['migrate.notInJournal'])
      }
    })
  })

  test('is listed by cleanup, and deleted only by its id', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const stray = await strayVolume(world)
      const listed = await cleanup(world.migration(), nothing)
      expect([listed.removed, listed.strays.map(({ id }) => id), listed.removedStrays]).toEqual([[], [stray], []])
      expect((await world.list('target', 'volumes')).map(({ id }) => id)).toContain(stray)
      const removed = await cleanup(world.migration(), { ids: [stray], dryRun: false })
      expect([removed.strays, removed.removedStrays.map(({ id }) => id)]).toEqual([[], [stray]])
      expect((await world.list('target', 'volumes')).map(({ id }) => id)).not.toContain(stray)
    })
  })

  test('may be a key pair of somebody, which is used and outlives a rollback', async () => {
    await withWorld(tenants, async (world) => {
      const [mine] = await world.list('source', 'keyPairs')
      const creation = { key: 'theirs', name: mine?.name ?? '', labels: {}, signal: never }
      const publicKey = mine?.publicKey ?? ''
      await requireFeature(world.target, 'keyPairs').create({ ...creation, publicKey })
      await runNamed('apply', world)
      await runNamed('rollback', world)
      expect((await world.list('target', 'keyPairs')).map(({ name }) => name)).toEqual([creation.name])
    })
  })
})

describe('what an interrupted phase has left', () => {
  test('of a rehearsal goes with cleanup, and the products stay', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const before = (await world.list('target', 'volumes')).map(({ id }) => id)
      await expect(runNamed('rehearse', world, lifeOf(14))).rejects.toThrow(Dead)
      expect((await world.list('target', 'volumes')).length).toBeGreaterThan(before.length)
      const { removed } = await cleanup(world.migration(), nothing)
      expect(new Set(removed.map(({ purpose }) => purpose))).toEqual(new Set(['rehearsal']))
      expect((await world.list('target', 'volumes')).map(({ id }) => id)).toEqual(before)
      expect(await world.list('target', 'snapshots')).toEqual([])
    })
  })

  test('goes in an order in which a cloud lets it go: a server before its disk and its network', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const made = 29
      await expect(runNamed('rehearse', world, lifeOf(made))).rejects.toThrow(Dead)
      const { removed } = await cleanup(world.migration(), nothing)
      const order = removed.map(({ resource }) => resource)
      expect(order).toEqual(deletionOrder.filter((kind) => order.includes(kind)))
      expect(order).toEqual(expect.arrayContaining(['servers', 'volumes', 'networks']))
      const deleted = world.facts.flatMap((fact) => (fact.kind === 'deleted' ? [fact.createKey] : []))
      expect(deleted).toEqual(removed.map(({ createKey: key }) => key))
    })
  })

  test('a snapshot of a sync that died is never what a cutover delivers', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await expect(runNamed('sync', world, lifeOf(7))).rejects.toThrow(Dead)
      const [volume] = await world.list('source', 'volumes')
      const path = await world.disk('source', volume?.id ?? '')
      await writeDisk(path, 'after the snapshot', 4096)
      await runNamed('cutover', world)
      const [moved] = await world.list('target', 'volumes')
      const bytes = await readDisk(await world.disk('target', moved?.id ?? ''))
      expect(bytes.equals(await readDisk(path))).toBe(true)
    })
  })
})

describe('what was killed while it measured a rate or checked a receipt', () => {
  test('stops no phase, is told by check, and goes by its ids on either side', async () => {
    await withWorld(tenants, async (world) => {
      for (const side of ['source', 'target'] as const) await leaveProbe(world, side)
      await runNamed('apply', world)
      await leaveSnapshot(world)
      const { tenants: outcomes } = await runNamed('sync', world)
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(['done'])
      const told = await checkLeft({ ...world, state: world.state(), signal: never })
      expect(told.map(({ rule, severity, says }) => [rule, severity, says.values['count']])).toEqual([
        ['leftBehind', 'warning', 3],
      ])
      const { removed, strays } = await cleanup(world.migration(), nothing)
      const words = strays.map(({ side, kind }) => `${side} ${kind}`).toSorted()
      expect([removed, words]).toEqual([[], ['source volumes', 'target snapshots', 'target volumes']])
      await cleanup(world.migration(), { ids: strays.map(({ id }) => id), dryRun: false })
      expect(await checkLeft({ ...world, state: world.state(), signal: never })).toEqual([])
      expect((await world.list('source', 'volumes')).map(({ name }) => name)).toEqual(['acme boot-0'])
    })
  })
})

test('a copy of a rehearsal is taken over by its identity, where the cloud took no labels', async () => {
  await withWorld(tenants, async (world) => {
    await runNamed('apply', world)
    const [network] = world.plan.tenants['acme']?.networks ?? []
    const entry = `networks/${network?.key ?? ''}`
    const key = createKey({ planId: world.plan.id, purpose: 'rehearsal', entry, nth: 0 })
    const creation = { key, name: 'rehearsal', labels: {}, signal: never }
    await requireFeature(world.target, 'networks').create({ ...creation, mtu: null })
    await expect(runNamed('sync', world)).rejects.toMatchObject({ says: { key: 'migrate.strays' } })
    await sync(world.migration(), { ...everybody(world), adopt: true })
    const { removed } = await cleanup(world.migration(), nothing)
    expect(removed.map(({ purpose, resource, tenant }) => [purpose, resource, tenant])).toEqual([
      ['rehearsal', 'networks', 'acme'],
    ])
  })
})

test('a product of a finished migration is not deleted, whatever the journal says', async () => {
  await withWorld(tenants, async (world) => {
    await runNamed('apply', world)
    await runNamed('cutover', world)
    const before = [...world.facts]
    await runNamed('finish', world)
    world.facts.splice(0, world.facts.length, ...before)
    const volumes = await world.list('target', 'volumes')
    await expect(unmakeAll(world.migration(), () => true)).rejects.toMatchObject({
      kind: 'refused',
      says: { key: 'migrate.finishedBefore', values: { tenant: 'acme' } },
    })
    expect(await world.list('target', 'volumes')).toEqual(volumes)
  })
})

function isDead(error: unknown): boolean {
  if (error instanceof Dead) return true
  throw error
}

/** Something with the label of the migration that somebody else made. */
async function strayVolume({ target, plan }: World): Promise<string> {
  const creation = { key: 'somebody-elses', name: 'a stray', labels: { 'broker-migration': plan.id }, signal: never }
  const wanted = { sizeBytes: 4096, class: null, from: null }
  const { resource } = await requireFeature(target, 'volumes').create({ ...creation, ...wanted })
  return resource.id
}

/** As `migrate plan --probe` makes it. */
async function leaveProbe({ plan, ...sides }: World, side: 'source' | 'target'): Promise<void> {
  const key = createKey({ planId: plan.id, purpose: 'probe', entry: 'volumes/probe', nth: 0 })
  const labels = { 'broker-migration': plan.id, 'broker-purpose': 'probe' }
  const creation = { key, name: 'broker probe', labels, signal: never }
  await requireFeature(sides[side], 'volumes').create({ ...creation, sizeBytes: 4096, class: null, from: null })
}

/** As `migrate verify --deep` makes it. */
async function leaveSnapshot(world: World): Promise<void> {
  const { plan, target } = world
  const volumeId = (await world.list('target', 'volumes')).find(({ name }) => name.startsWith('acme'))?.id ?? ''
  const key = createKey({ planId: plan.id, purpose: 'snapshot', entry: `verify/${volumeId}`, nth: 0 })
  const labels = { 'broker-migration': plan.id, 'broker-purpose': 'snapshot' }
  const creation = { key, name: `broker-verify-${volumeId}`, labels, signal: never }
  await requireFeature(target, 'snapshots').create({ ...creation, volumeId })
}
