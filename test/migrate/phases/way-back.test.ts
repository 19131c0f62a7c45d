import { describe, expect, test } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { finish } from '../../../src/workflows/migrate/phases/finish.ts'
import { Dead, lifeOf } from './dying.ts'
import { runNamed } from './named-phases.ts'
import { expectedOf, requireRules } from './rules.ts'
import { everybody, never, readDisk, withWorld, type World } from './world.ts'
import { writeDisk } from './write-disk.ts'

const tenants = [{ name: 'acme', servers: ['running'], withoutData: true }] as const
const outcomes = ({ tenants: all }: { readonly tenants: readonly { readonly says: { readonly key: string } }[] }) =>
  all.map(({ says }) => says.key)

const cutting = { withoutRehearsal: true, acceptUnclean: false }

const finishAndDelete = (world: World) =>
  finish(world.migration(), { ...everybody(world), acceptWeakProof: true, deleteSource: true })

describe('a rollback that was interrupted', () => {
  test('is gone on with, whatever else is asked for; the source is never deleted', { timeout: 120_000 }, async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await runNamed('cutover', world)
      const expected = await expectedOf(world)
      await expect(runNamed('rollback', world, lifeOf(4))).rejects.toThrow(Dead)
      for (let moments = 5; ; moments += 3) {
        for (const phase of ['apply', 'rehearse', 'sync', 'cutover', 'finish'] as const) {
          expect(outcomes(await runNamed(phase, world)), phase).toEqual(['migrate.inRollback'])
        }
        expect(outcomes(await finishAndDelete(world))).toEqual(['migrate.inRollback'])
        await requireRules(world, expected)
        const died = await runNamed('rollback', world, lifeOf(moments)).then(() => false, isDead)
        if (!died) break
      }
      await requireRules(world, expected)
      expect((await world.list('source', 'servers')).map(({ state }) => state)).toEqual(['running'])
    })
  })
})

describe('a cutover that was paused after the last differences', () => {
  const pause = (world: World) =>
    cutover(world.migration(), { ...everybody(world), ...cutting, pauseAt: 'final-copied' })

  test.each(['running', 'stopped'] as const)(
    'brings what was written at the source in between, whose server is %s then',
    async (state) => {
      await withWorld(tenants, async (world) => {
        await runNamed('apply', world)
        expect(outcomes(await pause(world))).toEqual(['migrate.paused'])
        const [server] = await world.list('source', 'servers')
        const id = server?.id ?? ''
        const servers = requireFeature(world.source, 'servers')
        await servers.power({ id, state: 'running', signal: never })
        for (const { volumeId } of server?.volumes ?? [])
          await writeDisk(await world.disk('source', volumeId), 'written in between', 8192)
        await servers.power({ id, state, signal: never })
        const expected = await expectedOf(world)
        expect(outcomes(await runNamed('cutover', world))).toEqual(['migrate.cutover.done'])
        await requireRules(world, expected)
        const moved = Object.values(world.state().tenants.get('acme')?.copied ?? {})
        for (const { entry, targetId } of moved) {
          const from = world.plan.tenants['acme']?.volumes.find(({ key }) => key === entry)?.observed.id ?? ''
          const [here, there] = [await world.disk('source', from), await world.disk('target', targetId)]
          expect((await readDisk(there)).equals(await readDisk(here)), entry).toBe(true)
        }
        expect((await world.list('target', 'servers')).map((one) => one.state)).toEqual(['running'])
      })
    },
  )
})

describe('what is said of a tenant on the target', () => {
  test.each([
    [['running'], 'migrate.cutover.done', { count: 1 }],
    [['running', 'stopped'], 'migrate.cutover.done.some', { count: 1, total: 2 }],
    [['stopped'], 'migrate.cutover.done.none', { count: 1 }],
    [[], 'migrate.cutover.done.empty', {}],
  ] as const)('with servers that were %j', async (servers, key, values) => {
    await withWorld([{ name: 'acme', servers, withoutData: true }], async (world) => {
      await runNamed('apply', world)
      const { tenants: said } = await runNamed('cutover', world)
      expect(said.map(({ says }) => [says.key, says.values])).toEqual([[key, values]])
    })
  })
})

describe('a finish', () => {
  test('deletes nothing of a source that was written to after the last copy, and signs without deleting', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await runNamed('cutover', world)
      const [volume] = await world.list('source', 'volumes')
      await writeDisk(await world.disk('source', volume?.id ?? ''), 'written too late', 8192)
      const expected = await expectedOf(world)
      expect(outcomes(await finishAndDelete(world))).toEqual(['migrate.sourceWritten'])
      expect(world.facts.some(({ kind }) => kind === 'receipt' || kind === 'source-deleting')).toBe(false)
      await requireRules(world, expected)
      expect(outcomes(await runNamed('finish', world))).toEqual(['migrate.finish.done'])
      expect(outcomes(await finishAndDelete(world))).toEqual(['migrate.sourceWritten'])
      await requireRules(world, expected)
    })
  })

  test('signs and deletes nothing while the source runs, or a target volume is gone, or a server is not well', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await runNamed('cutover', world)
      const expected = await expectedOf(world)
      const [old] = await world.list('source', 'servers')
      const [fresh] = await world.list('target', 'servers')
      const power = requireFeature(world.source, 'servers')
      await power.power({ id: old?.id ?? '', state: 'running', signal: never })
      expect(outcomes(await finishAndDelete(world))).toEqual(['migrate.notStopped'])
      await power.power({ id: old?.id ?? '', state: 'stopped', signal: never })
      world.weather.sick = true
      expect(outcomes(await finishAndDelete(world))).toEqual(['migrate.unhealthy'])
      world.weather.sick = false
      await requireFeature(world.target, 'servers').power({ id: fresh?.id ?? '', state: 'stopped', signal: never })
      expect(outcomes(await finishAndDelete(world))).toEqual(['migrate.unhealthy'])
      await requireFeature(world.target, 'servers').delete({ id: fresh?.id ?? '', signal: never })
      expect(outcomes(await finishAndDelete(world))).toEqual(['migrate.goneFromTarget'])
      expect(world.facts.some(({ kind }) => kind === 'receipt' || kind === 'source-deleting')).toBe(false)
      await requireRules(world, expected)
    })
  })

  test('deletes servers and volumes of the source when everything is well on the target', async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await runNamed('cutover', world)
      expect(outcomes(await finishAndDelete(world))).toEqual(['migrate.finish.deleted'])
      expect([await world.list('source', 'servers'), await world.list('source', 'volumes')]).toEqual([[], []])
      expect((await world.list('target', 'servers')).map(({ state }) => state)).toEqual(['running'])
    })
  })
})

function isDead(error: unknown): boolean {
  if (error instanceof Dead) return true
  throw error
}
