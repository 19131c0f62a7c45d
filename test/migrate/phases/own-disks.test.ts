import { describe, expect, test } from 'vitest'
import type { PhaseReport } from '../../../src/workflows/migrate/migration.ts'
import { onwardOf } from '../../../src/workflows/migrate/onward.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { runNamed } from './named-phases.ts'
import { everybody, withWorld, type World } from './world.ts'

const usual = { timeout: 120_000 }
const acceptingLoss = { kind: 'again', flags: { 'accept-loss': true } }

const saysOf = ({ tenants: all }: PhaseReport) => all.map(({ says }) => says.key)
const undo = (world: World, acceptLoss = false) => rollback(world.migration(), { ...everybody(world), acceptLoss })

async function states(world: World, side: 'source' | 'target'): Promise<readonly string[]> {
  return (await world.list(side, 'servers')).map(({ state }) => state)
}

describe('servers of the target with disks of their own', () => {
  const fromImage = [{ name: 'acme', servers: ['running'], fromImage: true }] as const

  test('after the switch: nothing is stopped until the loss is accepted, and the end names them', usual, async () => {
    await withWorld(fromImage, async (world) => {
      await runNamed('apply', world)
      await runNamed('cutover', world)
      const [server] = await world.list('target', 'servers')
      const values = { names: `acme server-0 (${server?.id ?? ''})` }
      const refused = await undo(world)
      expect(refused.tenants).toMatchObject([
        { says: { key: 'migrate.rollback.ownDisk', values }, error: { kind: 'refused' } },
      ])
      expect(onwardOf(refused.tenants[0]?.error)).toEqual(acceptingLoss)
      expect([await states(world, 'source'), await states(world, 'target')]).toEqual([['stopped'], ['running']])
      expect((await undo(world, true)).tenants).toMatchObject([
        { says: { key: 'migrate.rollback.ownDisk.end', values: { ...values, says: { values: { count: 1 } } } } },
      ])
      expect([await states(world, 'source'), await states(world, 'target')]).toEqual([['running'], []])
    })
  })

  test('before the switch nothing is asked: nobody was sent there', usual, async () => {
    await withWorld(fromImage, async (world) => {
      await runNamed('apply', world)
      world.weather.sick = true
      await runNamed('cutover', world)
      expect(saysOf(await undo(world))).toEqual(['migrate.rollback.done'])
    })
  })
})
