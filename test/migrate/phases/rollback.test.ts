import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import type { NewFact } from '../../../src/plan/fact.ts'
import type { PhaseReport } from '../../../src/workflows/migrate/migration.ts'
import { onwardOf } from '../../../src/workflows/migrate/onward.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { Dead } from './dying.ts'
import { runNamed } from './named-phases.ts'
import { expectedOf, requireRules } from './rules.ts'
import { archiveIn, everybody, never, readDisk, withWorld, type World } from './world.ts'
import { writeDisk } from './write-disk.ts'

const tenants = [{ name: 'acme', servers: ['running', 'running'], withoutData: true }] as const
const usual = { timeout: 120_000 }
const late = 'an order of this afternoon'

const saysOf = ({ tenants: all }: PhaseReport) => all.map(({ says }) => says.key)
const undo = (world: World, acceptLoss = false) => rollback(world.migration(), { ...everybody(world), acceptLoss })
const acceptingLoss = { kind: 'again', flags: { 'accept-loss': true } }

async function switched(world: World): Promise<void> {
  await runNamed('apply', world)
  await runNamed('cutover', world)
}

async function states(world: World, side: 'source' | 'target'): Promise<readonly string[]> {
  return (await world.list(side, 'servers')).map(({ state }) => state)
}

/** A server of the target is started by hand, writes to its disk, and is stopped again, or not. */
async function worksOn(world: World, text: string, ends: 'running' | 'stopped'): Promise<void> {
  const servers = requireFeature(world.target, 'servers')
  for (const { id, volumes } of await world.list('target', 'servers')) {
    await servers.power({ id, state: 'running', signal: never })
    for (const { volumeId } of volumes) await writeDisk(await world.disk('target', volumeId), text, 8192)
    await servers.power({ id, state: ends, signal: never })
  }
}

/** Whether all files that a rollback has saved hold a text. */
async function areSaved(world: World, text: string): Promise<readonly boolean[]> {
  const keys = world.plan.tenants['acme']?.volumes.map(({ key }) => key) ?? []
  const files = await Promise.all(keys.map((key) => readFile(join(world.folder, 'saved-acme-1', `${key}.raw`))))
  return files.map((bytes) => bytes.includes(text))
}

type IsLine = (fact: NewFact, world: World) => boolean

/** A process that dies right after a line of its journal. */
async function dieAfter(world: World, isLine: IsLine): Promise<void> {
  const migration = world.migration()
  let isDead = false
  const append: typeof migration.journal.append = async (fact) => {
    if (!isDead) await migration.journal.append(fact)
    isDead ||= isLine(fact, world)
    if (isDead) throw new Dead('dead')
  }
  const dying = { ...migration, journal: { ...migration.journal, append } }
  await expect(rollback(dying, everybody(world))).rejects.toThrow(Dead)
}

const isDeletedVolume: IsLine = (fact, world) =>
  fact.kind === 'deleted' && world.state().made.get(fact.createKey)?.resource === 'volumes'

async function removeServer(world: World, side: 'source' | 'target', number = 0): Promise<string> {
  const server = (await world.list(side, 'servers')).find(({ name }) => name === `acme server-${String(number)}`)
  const id = server?.id ?? ''
  await requireFeature(world[side], 'servers').delete({ id, signal: never })
  return id
}

describe('a rollback that was interrupted, and whose target somebody has started since', () => {
  test.each([
    ['saved', (fact) => fact.kind === 'reached' && fact.milestone === 'saved'],
    ['saved-volume', (fact) => fact.kind === 'saved-volume'],
  ] as const satisfies readonly (readonly [string, IsLine])[])(
    'after %s: saves what was written there before anything is deleted',
    usual,
    async (_, isLine) => {
      for (const ends of ['running', 'stopped'] as const) {
        await withWorld(tenants, async (world) => {
          await switched(world)
          const expected = await expectedOf(world)
          await dieAfter(world, isLine)
          await worksOn(world, late, ends)
          expect(saysOf(await undo(world))).toEqual(['migrate.rollback.saved'])
          expect(await areSaved(world, late)).toEqual([true, true])
          expect(await states(world, 'source')).toEqual(['running', 'running'])
          await requireRules(world, expected)
        })
      }
    },
  )

  test('between the copy of a volume and its end, in one run: the copy is made again', usual, async () => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      const migration = world.migration()
      const distrusted: boolean[] = []
      const copyVolume: typeof migration.copyVolume = async (request) => {
        const report = await migration.copyVolume(request)
        distrusted.push(request.distrust)
        if (distrusted.length === 2) await worksOn(world, late, 'stopped')
        return report
      }
      expect(saysOf(await rollback({ ...migration, copyVolume }, everybody(world)))).toEqual(['migrate.rollback.saved'])
      expect(await areSaved(world, late)).toEqual([true, true])
      // A copy that was killed is not gone on with where it stopped: what it has read may be another by now.
      expect(distrusted).toEqual([true, true, false, false])
    })
  })
})

describe('what a rollback has saved, and is gone or changed when it goes on', () => {
  test.each(['gone', 'changed'] as const)('%s: is saved again while the volume is there', usual, async (how) => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      await worksOn(world, late, 'running')
      await dieAfter(world, (fact) => fact.kind === 'reached' && fact.milestone === 'saved')
      const folder = join(world.folder, 'saved-acme-1')
      const [volume] = world.plan.tenants['acme']?.volumes ?? []
      if (how === 'gone') await rm(folder, { recursive: true })
      else await writeDisk(join(folder, `${volume?.key ?? ''}.raw`), 'x'.repeat(late.length), 8192)
      expect(saysOf(await undo(world))).toEqual(['migrate.rollback.saved'])
      expect(await areSaved(world, late)).toEqual([true, true])
    })
  })

  test('is asked for where the volume is gone too', usual, async () => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      await dieAfter(world, isDeletedVolume)
      await rm(join(world.folder, 'saved-acme-1'), { recursive: true })
      const refused = await undo(world)
      expect(saysOf(refused)).toEqual(['migrate.rollback.lost'])
      expect(onwardOf(refused.tenants[0]?.error)).toEqual(acceptingLoss)
      expect(saysOf(await undo(world, true))).toEqual(['migrate.rollback.lost.end'])
    })
  })
})

describe('what an earlier rollback has saved', () => {
  const first = 'an order of the first time'
  const savedIn = async (world: World, number: number, text: string): Promise<readonly boolean[]> => {
    const keys = world.plan.tenants['acme']?.volumes.map(({ key }) => key) ?? []
    const folder = archiveIn(world.folder, { tenant: 'acme', number })
    return await Promise.all(keys.map(async (key) => (await readFile(join(folder, `${key}.raw`))).includes(text)))
  }

  test.each(['lost', 'cut back to where it was saving', 'whole'] as const)(
    'stays as it is when the tenant is moved and undone again, and the journal is %s',
    usual,
    async (how) => {
      await withWorld(tenants, async (world) => {
        await switched(world)
        await worksOn(world, first, 'running')
        expect(saysOf(await undo(world))).toEqual(['migrate.rollback.saved'])
        const begun = world.facts.slice(0, world.facts.findIndex(({ kind }) => kind === 'saved-volume') + 1)
        if (how !== 'whole') world.facts.length = 0
        await switched(world)
        await worksOn(world, late, 'running')
        if (how === 'cut back to where it was saving') world.facts.splice(0, Infinity, ...begun)
        const again = await rollback(world.migration(), { ...everybody(world), adopt: true })
        expect(again.tenants.map(({ outcome }) => outcome)).toEqual(['done'])
        expect(await savedIn(world, 1, first)).toEqual([true, true])
        expect(await savedIn(world, 2, late)).toEqual([true, true])
      })
    },
  )
})

describe('what somebody has deleted on the target after the switch', () => {
  test('a server: counts as stopped and removed, and the source is put back', usual, async () => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      await worksOn(world, late, 'running')
      await removeServer(world, 'target')
      expect(saysOf(await undo(world))).toEqual(['migrate.rollback.saved'])
      expect(await areSaved(world, late)).toEqual([true, true])
      expect([await states(world, 'source'), await world.list('target', 'volumes')]).toEqual([
        ['running', 'running'],
        [],
      ])
    })
  })

  test('a volume: nothing is stopped until that loss is accepted, then the rest is saved', usual, async () => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      await removeServer(world, 'target')
      const volume = (await world.list('target', 'volumes')).find(({ name }) => name === 'acme boot-0')
      const of = { id: volume?.id ?? '', signal: never }
      await requireFeature(world.target, 'volumes').delete(of)
      const refused = await undo(world)
      expect(refused.tenants).toMatchObject([
        { says: { key: 'migrate.rollback.lost', values: { names: 'acme boot-0' } }, error: { kind: 'refused' } },
      ])
      expect(onwardOf(refused.tenants[0]?.error)).toEqual(acceptingLoss)
      expect([await states(world, 'source'), await states(world, 'target')]).toEqual([
        ['stopped', 'stopped'],
        ['running'],
      ])
      const ended = await undo(world, true)
      expect(ended.tenants).toMatchObject([
        {
          says: {
            key: 'migrate.rollback.lost.end',
            values: { says: { key: 'migrate.rollback.saved', values: { count: 1 } }, names: 'acme boot-0' },
          },
        },
      ])
      expect(await states(world, 'source')).toEqual(['running', 'running'])
    })
  })
})

describe('what somebody has deleted at the source', () => {
  test('a server, after the switch: the target goes on until that loss is accepted', usual, async () => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      const id = await removeServer(world, 'source')
      const refused = await undo(world)
      expect(refused.tenants).toMatchObject([
        { says: { key: 'migrate.wayBack.sourceGone.before', values: { names: `acme server-0 (${id})` } } },
      ])
      expect(onwardOf(refused.tenants[0]?.error)).toEqual(acceptingLoss)
      expect([await states(world, 'source'), await states(world, 'target')]).toEqual([
        ['stopped'],
        ['running', 'running'],
      ])
      expect(world.facts.some((fact) => fact.kind === 'reached' && fact.milestone === 'rollback-begun')).toBe(false)
      expect(saysOf(await undo(world, true))).toEqual(['migrate.rollback.sourceGone.end'])
      expect([await states(world, 'source'), await states(world, 'target')]).toEqual([['running'], []])
    })
  })

  test(
    'a server, when those of the target are gone already: the others start, and nothing else is deleted',
    usual,
    async () => {
      await withWorld(tenants, async (world) => {
        await switched(world)
        const volumes = await world.list('target', 'volumes')
        await dieAfter(world, (fact) => fact.kind === 'reached' && fact.milestone === 'saved')
        for (const number of [0, 1]) await removeServer(world, 'target', number)
        await removeServer(world, 'source')
        for (let times = 0; times < 2; times++) {
          const failed = await undo(world)
          expect(saysOf(failed)).toEqual(['migrate.wayBack.sourceGone.after'])
          expect(onwardOf(failed.tenants[0]?.error)).toEqual(acceptingLoss)
          expect(await states(world, 'source')).toEqual(['running'])
          expect((await world.list('target', 'volumes')).map(({ id }) => id)).toEqual(volumes.map(({ id }) => id))
        }
        expect(saysOf(await undo(world, true))).toEqual(['migrate.rollback.sourceGone.end'])
        expect(await world.list('target', 'volumes')).toEqual([])
      })
    },
  )

  test(
    'a volume, before the switch: its copy on the target, the only one, stays until that loss is accepted',
    usual,
    async () => {
      await withWorld(tenants, async (world) => {
        await runNamed('apply', world)
        await removeServer(world, 'source')
        const volume = (await world.list('source', 'volumes')).find(({ name }) => name === 'acme boot-0')
        for (const { id, volumeId } of await world.list('source', 'snapshots')) {
          if (volumeId === volume?.id) await requireFeature(world.source, 'snapshots').delete({ id, signal: never })
        }
        await requireFeature(world.source, 'volumes').delete({ id: volume?.id ?? '', signal: never })
        expect(saysOf(await undo(world))).toEqual(['migrate.wayBack.sourceGone.before'])
        const copy = (await world.list('target', 'volumes')).find(({ name }) => name === 'acme boot-0')
        expect((await readDisk(await world.disk('target', copy?.id ?? ''))).includes('this is acme boot-0')).toBe(true)
        expect(saysOf(await undo(world, true))).toEqual(['migrate.rollback.sourceGone.end'])
        expect(await world.list('target', 'volumes')).toEqual([])
      })
    },
  )
})
