import { describe, expect, test } from 'vitest'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { finish } from '../../../src/workflows/migrate/phases/finish.ts'
import { rehearse } from '../../../src/workflows/migrate/phases/rehearse.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { sync } from '../../../src/workflows/migrate/phases/sync.ts'
import { everybody, readDisk, withWorld } from './world.ts'
import { writeDisk } from './write-disk.ts'

const tenants = [{ name: 'acme', servers: ['running', 'stopped'] }] as const

describe('a migration that goes well', () => {
  test('ends with equal disks, servers in the states of before, and nothing of ours at the source', async () => {
    await withWorld(tenants, async (world) => {
      const all = everybody(world)
      const outcomes = [
        await apply(world.migration(), all),
        await rehearse(world.migration(), all),
        await sync(world.migration(), all),
        await cutover(world.migration(), { ...all, withoutRehearsal: false, acceptUnclean: false }),
        await finish(world.migration(), { ...all, acceptWeakProof: true, deleteSource: false }),
      ].map(({ phase, tenants: [first] }) => [phase, first?.outcome, first?.says.key])
      expect(outcomes).toEqual([
        ['apply', 'done', 'migrate.apply.done'],
        ['rehearse', 'done', 'migrate.rehearse.done'],
        ['sync', 'done', 'migrate.sync.done'],
        ['cutover', 'done', 'migrate.cutover.done.some'],
        ['finish', 'done', 'migrate.finish.done'],
      ])
      const states = async (side: 'source' | 'target') =>
        (await world.list(side, 'servers')).map(({ name, state }) => [name, state]).toSorted()
      expect(await states('source')).toEqual([
        ['acme server-0', 'stopped'],
        ['acme server-1', 'stopped'],
      ])
      expect(await states('target')).toEqual([
        ['acme server-0', 'running'],
        ['acme server-1', 'stopped'],
      ])
      expect(await world.list('source', 'snapshots')).toEqual([])
      expect(await world.list('target', 'snapshots')).toEqual([])
      const volumes = await world.list('source', 'volumes')
      const moved = await world.list('target', 'volumes')
      expect(moved.map(({ name }) => name).toSorted()).toEqual(volumes.map(({ name }) => name).toSorted())
      for (const { id, name } of volumes) {
        const other = moved.find((one) => one.name === name)?.id ?? ''
        const [mine, theirs] = [
          await readDisk(await world.disk('source', id)),
          await readDisk(await world.disk('target', other)),
        ]
        expect(theirs.equals(mine), name).toBe(true)
      }
    })
  })
})

describe('a cutover that fails', () => {
  test('puts the source back as it was, and can be tried again', async () => {
    await withWorld(tenants, async (world) => {
      const all = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false }
      await apply(world.migration(), all)
      world.weather.sick = true
      const failed = await cutover(world.migration(), all)
      expect(failed.tenants.map(({ outcome, says }) => [outcome, says.key])).toEqual([['failed', 'migrate.restored']])
      const servers = await world.list('source', 'servers')
      expect(servers.map(({ name, state }) => [name, state]).toSorted()).toEqual([
        ['acme server-0', 'running'],
        ['acme server-1', 'stopped'],
      ])
      expect(await world.list('target', 'servers')).toEqual([])
      world.weather.sick = false
      const again = await cutover(world.migration(), all)
      expect(again.tenants.map(({ outcome, says }) => [outcome, says.key])).toEqual([
        ['done', 'migrate.cutover.done.some'],
      ])
    })
  })

  test('after the switch a rollback saves what was written on the target', async () => {
    await withWorld(tenants, async (world) => {
      const all = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false }
      await apply(world.migration(), all)
      await cutover(world.migration(), all)
      const [volume] = (await world.list('target', 'volumes')).filter(({ name }) => name === 'acme data-0')
      await writeDisk(await world.disk('target', volume?.id ?? ''), 'written on the target', 4096)
      const undone = await rollback(world.migration(), all)
      expect(undone.tenants.map(({ outcome, says }) => [outcome, says.key])).toEqual([
        ['done', 'migrate.rollback.saved'],
      ])
      const saved = world.facts.flatMap((fact) => (fact.kind === 'saved-volume' ? [fact.file] : []))
      const texts = await Promise.all(saved.map(async (file) => (await readDisk(file)).toString('latin1', 4096, 4117)))
      expect(texts).toContain('written on the target')
      for (const kind of [
        'servers',
        'volumes',
        'networks',
        'subnets',
        'routers',
        'securityGroups',
        'keyPairs',
      ] as const) {
        expect(await world.list('target', kind), kind).toEqual([])
      }
      expect(await world.list('source', 'snapshots')).toEqual([])
    })
  })
})
