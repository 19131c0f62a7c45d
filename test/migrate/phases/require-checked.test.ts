import { expect, test } from 'vitest'
import { requireChecked } from '../../../src/workflows/migrate/check/require-checked.ts'
import { onwardOf } from '../../../src/workflows/migrate/onward.ts'
import { runNamed } from './named-phases.ts'
import { withWorld, type World } from './world.ts'

const tenants = [
  { name: 'acme', servers: ['stopped'], withoutData: true },
  { name: 'zoo', servers: ['stopped'], withoutData: true },
] as const
const file = 'migrations/test.plan.yaml'

async function errorsOf(world: World, ...names: readonly string[]): Promise<unknown> {
  return await requireChecked(world.migration(), { tenants: names, file }).then(
    () => null,
    (error: unknown) => error,
  )
}

/** A target that holds so many servers. */
function limited({ target }: World, limit: number): void {
  Object.assign(target.features, {
    quotas: {
      async *list() {
        yield await Promise.resolve({ resource: 'servers', limit, used: 0 } as const)
      },
    },
  })
}

test('apply refuses with every error of check that is about its tenants', async () => {
  await withWorld(tenants, async (world) => {
    expect(await errorsOf(world, 'acme', 'zoo')).toBe(null)
    const [server] = world.plan.tenants['acme']?.servers ?? []
    const [group] = world.plan.tenants['acme']?.securityGroups ?? []
    if (server === undefined || group === undefined) throw new Error('nothing to edit')
    server.desired.size = null
    group.how = { action: 'use', targetId: 'nowhere', remark: null }
    const error = await errorsOf(world, 'acme')
    expect(error).toMatchObject({
      kind: 'findings',
      says: { key: 'migrate.unready', values: { count: 2 } },
      problems: [
        {
          file,
          message: { values: { says: { key: 'check.unknownTarget' } } },
          hint: { key: 'check.unknownTarget.next' },
        },
        { file, message: { values: { says: { key: 'check.noSize' } } } },
      ],
    })
    expect(onwardOf(error)).toEqual({ kind: 'look', command: 'check' })
    expect(await errorsOf(world, 'zoo')).toBe(null)
    expect([world.facts, await world.list('target', 'networks')]).toEqual([[], []])
  })
})

test('quotas count those that are applied now and those that were, not the ones to come', async () => {
  await withWorld(tenants, async (world) => {
    limited(world, 2)
    expect(await errorsOf(world, 'zoo')).toBe(null)
    expect(await errorsOf(world, 'acme', 'zoo')).toMatchObject({ kind: 'findings' })
    await runNamed('apply', world)
    expect(await errorsOf(world, 'acme', 'zoo')).toBe(null)
  })
})
