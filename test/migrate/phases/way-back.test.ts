import { describe, expect, test } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { finish } from '../../../src/workflows/migrate/phases/finish.ts'
import { Dead, lifeOf } from './dying.ts'
import { runNamed } from './named-phases.ts'
import { expectedOf, requireRules } from './rules.ts'
import { everybody, never, withWorld, type World } from './world.ts'

const tenants = [{ name: 'acme', servers: ['running'], withoutData: true }] as const
const outcomes = ({ tenants: all }: { readonly tenants: readonly { readonly says: { readonly key: string } }[] }) =>
  all.map(({ says }) => says.key)

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

describe('a finish', () => {
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
