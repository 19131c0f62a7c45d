import { describe, expect, test } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { cleanup } from '../../../src/workflows/migrate/phases/cleanup.ts'
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

/** Something with the label of the migration that somebody else made. */
async function strayVolume({ target, plan }: World): Promise<string> {
  const creation = { key: 'somebody-elses', name: 'a stray', labels: { 'broker-migration': plan.id }, signal: never }
  const wanted = { sizeBytes: 4096, class: null, from: null }
  const { resource } = await requireFeature(target, 'volumes').create({ ...creation, ...wanted })
  return resource.id
}
