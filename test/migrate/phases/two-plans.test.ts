import { join } from 'node:path'
import { expect, test } from 'vitest'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { checkLeft } from '../../../src/workflows/migrate/check/check-left.ts'
import { lossesOf } from '../../../src/workflows/migrate/estimate/losses.ts'
import { takeInventory } from '../../../src/workflows/inventory/take-inventory.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { Dead, lifeOf } from './dying.ts'
import { type PhaseName, runNamed } from './named-phases.ts'
import { expectedOf, requireRules } from './rules.ts'
import { everybody, never, reopenWorld, withWorld, type World } from './world.ts'

const tenants = [{ name: 'acme', servers: ['running'], withoutData: true }] as const
const usual = { timeout: 60_000 }

/** The same two clouds by another plan for the same tenant, with a journal of its own. */
function beside(world: World, id: string): World {
  const other = reopenWorld({ ...world, plan: { ...world.plan, id }, facts: [] }, world.folder)
  const stateOf = (entry: string): string => join(world.folder, `${id}-${entry}`)
  const migration: World['migration'] = (life) => {
    const one = other.migration(life)
    return { ...one, machine: { ...one.machine, stateOf } }
  }
  return { ...other, migration }
}

async function saidBy(world: World, phase: PhaseName): Promise<readonly string[]> {
  return (await runNamed(phase, world)).tenants.map(({ says }) => says.key)
}

const rulesFound = async (world: World): Promise<readonly (readonly [string, string])[]> =>
  (await checkLeft({ ...world, state: world.state(), signal: never })).map(({ rule, severity }) => [rule, severity])

/** What keeps a second migration away from the tenant: snapshots of the first, and a name that can only stand once. */
async function deleteByHand({ list, source, target }: World): Promise<void> {
  for (const { id } of await list('source', 'snapshots'))
    await requireFeature(source, 'snapshots').delete({ id, signal: never })
  for (const { id } of await list('target', 'keyPairs'))
    await requireFeature(target, 'keyPairs').delete({ id, signal: never })
}

test('a tenant that another migration copies is refused until that one is undone', usual, async () => {
  await withWorld(tenants, async (world) => {
    const other = beside(world, 'fedcba987654')
    await runNamed('apply', other)
    expect(await saidBy(world, 'apply')).toEqual(['check.takenByOther'])
    expect(await rulesFound(world)).toEqual([['takenByOther', 'error']])
    expect((await world.list('target', 'volumes')).map(({ labels }) => labels['broker-migration'])).toEqual([
      other.plan.id,
    ])
    await runNamed('rollback', other)
    expect(await rulesFound(world)).toEqual([])
    expect(await saidBy(world, 'apply')).toEqual(['migrate.apply.done'])
  })
})

test('a tenant that another migration has moved is neither moved again nor started at the source', usual, async () => {
  await withWorld(tenants, async (world) => {
    const other = beside(world, 'fedcba987654')
    await runNamed('apply', other)
    await expect(runNamed('cutover', other, lifeOf(6))).rejects.toThrow(Dead)
    expect(other.state().tenants.get('acme')).toMatchObject({ milestone: 'cutover-begun' })
    await deleteByHand(world)
    expect(await saidBy(world, 'apply')).toEqual(['migrate.apply.done'])
    expect(await saidBy(world, 'cutover')).toEqual(['migrate.cutover.done'])
    const expected = await expectedOf(world)
    const third = beside(world, '112233445566')
    for (const phase of ['finish', 'cutover'] as const) {
      for (const again of ['rollback', 'cutover'] as const)
        expect(await saidBy(other, again), again).toEqual(['check.movedByOther'])
      expect(await saidBy(third, 'apply')).toEqual(['check.movedByOther'])
      expect(await rulesFound(third)).toContainEqual(['movedByOther', 'error'])
      await requireRules(world, expected)
      await runNamed(phase, world)
    }
    expect((await world.list('source', 'servers')).map(({ state }) => state)).toEqual(['stopped'])
  })
})

test(
  'a tenant without volumes, killed while it starts on the target, is not started at the source by another',
  usual,
  async () => {
    await withWorld([{ name: 'acme', servers: ['running'], fromImage: true, withoutData: true }], async (world) => {
      const other = beside(world, 'fedcba987654')
      const paused = {
        ...everybody(other),
        withoutRehearsal: true,
        acceptUnclean: false,
        pauseAt: 'cutover-begun',
      } as const
      await runNamed('apply', other)
      await cutover(other.migration(), paused)
      await deleteByHand(world)
      await runNamed('apply', world)
      world.plan.hooks.beforeTraffic = { command: ['true'], timeoutSeconds: 1 }
      const migration = world.migration()
      const killed = {
        ...migration.machine,
        runHook: () => Promise.reject(new Dead('dead')),
        shield: () => Promise.reject(new Dead('dead')),
      }
      await cutover({ ...migration, machine: killed }, { ...paused, pauseAt: null })
      expect((await world.list('target', 'servers')).map(({ state }) => state)).toEqual(['running'])
      expect(await saidBy(other, 'rollback')).toEqual(['check.movedByOther'])
      expect(await rulesFound(other)).toContainEqual(['movedByOther', 'error'])
      expect((await world.list('source', 'servers')).map(({ state }) => state)).toEqual(['stopped'])
    })
  },
)

test('what this program has made is not counted as the user’s, in what will be another', usual, async () => {
  await withWorld(tenants, async (world) => {
    await runNamed('apply', world)
    const source = await takeInventory({
      profile: 'old',
      provider: world.source,
      tenants: { kind: 'project' },
      takenAt: '2026-11-22T12:00:00Z',
      onProgress: () => undefined,
      signal: never,
    })
    expect(source.snapshots).toHaveLength(1)
    expect(lossesOf(world.plan, source).map(({ what }) => what)).not.toContain('snapshot')
  })
})
