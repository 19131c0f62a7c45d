import { readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { places } from '../../../src/providers/directory/folder/layout.ts'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import type { Migration, PhaseReport } from '../../../src/workflows/migrate/migration.ts'
import { onwardOf } from '../../../src/workflows/migrate/onward.ts'
import { finish } from '../../../src/workflows/migrate/phases/finish.ts'
import { type TenantWanted, volumeBytes } from './make-tenant.ts'
import { runNamed } from './named-phases.ts'
import { everybody, never, withWorld, type World } from './world.ts'

const usual = { timeout: 120_000 }
const tenants = [{ name: 'acme', servers: ['running', 'stopped'] }] as const
const signal = never

// The clouds of these tests can do everything.
const cloud = (world: World): AllFeatures => world.source.features as AllFeatures

const closing = { acceptWeakProof: true, deleteSource: true }
const deleteSource = (world: World, migration: Migration = world.migration()): Promise<PhaseReport> =>
  finish(migration, { ...everybody(world), ...closing })
const saysOf = ({ tenants: all }: PhaseReport): readonly string[] => all.map(({ says }) => says.key)

const kinds = ['servers', 'volumes', 'publicIps'] as const

async function idsOf(world: World): Promise<readonly string[]> {
  const lists = await Promise.all(kinds.map((kind) => world.list('source', kind)))
  return lists.flat().map(({ id }) => id)
}

/** Nothing of the source is deleted, and the same is said again; then the cause is gone, and everything is. */
async function expectRefusal(world: World, key: string, mend: () => Promise<unknown>): Promise<void> {
  const before = await idsOf(world)
  for (let times = 0; times < 2; times++) {
    const refused = await deleteSource(world)
    expect(saysOf(refused)).toEqual([key])
    expect(onwardOf(refused.tenants[0]?.error)).toEqual({ kind: 'again', flags: { 'delete-source': false } })
    expect(await idsOf(world)).toEqual(before)
    expect(world.facts.some(({ kind }) => kind === 'source-deleting' || kind === 'receipt')).toBe(false)
  }
  await mend()
  expect(saysOf(await deleteSource(world))).toEqual(['migrate.finish.deleted'])
}

/** A public address of the tenant, planned before it was taken from its server. */
async function address(world: World): Promise<string> {
  const identity = { key: 'address', name: '', labels: {}, signal }
  const { id, address } = (await cloud(world).publicIps.create({ ...identity, externalNetworkId: null })).resource
  world.plan.tenants['acme']?.publicIps.push({
    key: 'address',
    desired: { server: null, version: 4 },
    observed: { id, address },
    how: { action: 'create', targetId: null, remark: null },
  })
  return id
}

async function withSwitched(wanted: readonly TenantWanted[], work: (world: World) => Promise<void>): Promise<void> {
  await withWorld(wanted, async (world) => {
    await runNamed('apply', world)
    await runNamed('cutover', world)
    await work(world)
  })
}

/** Changes a record of the source, as its provider would. */
async function change(
  world: World,
  kind: (typeof kinds)[number],
  { id, set }: { readonly id: string; readonly set: object },
): Promise<void> {
  const { folder, file } = places[kind]
  const all = join(world.folder, 'old', folder)
  const own = (await readdir(all)).find((name) => name.endsWith(`--${id}`)) ?? ''
  const path = join(all, own, file)
  // The records of a directory cloud are objects.
  const record = JSON.parse(await readFile(path, 'utf8')) as object
  await writeFile(path, JSON.stringify({ ...record, ...set }))
}

/** A server of the source that is in no plan. */
async function stranger(world: World): Promise<string> {
  const plain = { sizeId: 'small', state: 'running', networkIds: [], securityGroupIds: [], zone: null } as const
  const volumes = { key: 'disk', name: 'disk of the proxy', labels: {}, signal }
  const disk = await cloud(world).volumes.create({ ...volumes, sizeBytes: volumeBytes, class: null, from: null })
  const boot = { kind: 'volume', id: disk.resource.id } as const
  const identity = { key: 'proxy', name: 'proxy', labels: {}, signal }
  const { resource } = await cloud(world).servers.create({ ...identity, ...plain, boot, keyPair: null, userData: null })
  return resource.id
}

describe('finish --delete-source looks at everything before it deletes the first', () => {
  test.each([1.5, 0.5])('a volume that is %f times as large is not what was copied', usual, async (times) => {
    await withSwitched(tenants, async (world) => {
      const id = (await world.list('source', 'volumes')).find(({ name }) => name === 'acme data-1')?.id ?? ''
      const resize = async (sizeBytes: number): Promise<void> => {
        await truncate(await world.disk('source', id), sizeBytes)
        await change(world, 'volumes', { id, set: { sizeBytes } })
      }
      await resize(times * volumeBytes)
      await expectRefusal(world, 'migrate.sourceResized', () => resize(volumeBytes))
      expect(await idsOf(world)).toEqual([])
    })
  })

  test('an address that a server has which stays', usual, async () => {
    await withWorld(tenants, async (world) => {
      const id = await address(world)
      await runNamed('apply', world)
      await runNamed('cutover', world)
      const give = (serverId: string | null): Promise<void> => change(world, 'publicIps', { id, set: { serverId } })
      await give(await stranger(world))
      await expectRefusal(world, 'migrate.undeletable.addressHeld', () => give(null))
      expect(await world.list('source', 'publicIps')).toEqual([])
    })
  })

  test('a volume that a server has which is left behind', usual, async () => {
    await withWorld(tenants, async (world) => {
      for (const { desired, how } of world.plan.tenants['acme']?.servers ?? [])
        if (desired.name === 'acme server-1') how.action = 'skip'
      await runNamed('apply', world)
      await runNamed('cutover', world)
      const holder = (await world.list('source', 'servers')).find(({ name }) => name === 'acme server-1')?.id ?? ''
      await expectRefusal(world, 'migrate.undeletable.volumeHeld', () =>
        cloud(world).servers.delete({ id: holder, signal }),
      )
      expect(await idsOf(world)).toEqual([])
    })
  })

  test('a server with a disk of its own, of which nothing was copied', usual, async () => {
    await withSwitched([{ name: 'acme', servers: ['running'], fromImage: true }], async (world) => {
      const [server] = await world.list('source', 'servers')
      await expectRefusal(world, 'migrate.undeletable.ownDisk', () =>
        cloud(world).servers.delete({ id: server?.id ?? '', signal }),
      )
      expect(await idsOf(world)).toEqual([])
    })
  })

  test('what has come into other hands while all volumes were read', usual, async () => {
    await withSwitched(tenants, async (world) => {
      const migration = world.migration()
      const volume = (await world.list('source', 'volumes')).find(({ name }) => name === 'acme data-0')
      const [holder] = volume?.attachedTo ?? []
      const serverId = await stranger(world)
      const before = await idsOf(world)
      const of = { volumeId: volume?.id ?? '', signal }
      const readVolume: Migration['readVolume'] = async (request) => {
        await cloud(world).attachments.detach({ ...of, serverId: holder?.serverId ?? '' })
        await cloud(world).attachments.attach({ ...of, serverId })
        return await migration.readVolume(request)
      }
      expect(saysOf(await deleteSource(world, { ...migration, readVolume }))).toEqual([
        'migrate.undeletable.volumeHeld',
      ])
      expect(await idsOf(world)).toEqual(before)
    })
  })
})
