import { expect, test } from 'vitest'
import { finish } from '../../../src/workflows/migrate/phases/finish.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { runNamed } from './named-phases.ts'
import { everybody, withWorld, type World } from './world.ts'

const tenants = [
  { name: 'acme', servers: ['running'], withoutData: true },
  { name: 'zoo', servers: ['running'], withoutData: true },
] as const

/** The servers of `zoo` are on the network of `acme`. */
function shareNetwork({ plan }: World): void {
  const [network] = plan.tenants['acme']?.networks ?? []
  for (const { desired } of plan.tenants['zoo']?.servers ?? []) desired.networks = [network?.key ?? '']
}

test('a network of two tenants stays whole when one of them goes back: its subnets and its router too', async () => {
  await withWorld(tenants, async (world) => {
    shareNetwork(world)
    await runNamed('apply', world)
    await runNamed('cutover', world)
    const only = (tenant: string) => ({ ...everybody(world), waves: [{ tenants: [tenant], maxParallel: 1 }] })
    await rollback(world.migration(), only('acme'))
    for (const kind of ['networks', 'subnets', 'routers'] as const) {
      expect(
        (await world.list('target', kind)).map(({ name }) => name),
        kind,
      ).toContainEqual(expect.stringMatching(/^acme /))
    }
    const closing = { ...only('zoo'), acceptWeakProof: true, deleteSource: false }
    expect((await finish(world.migration(), closing)).tenants.map(({ outcome }) => outcome)).toEqual(['done'])
  })
})

test('and goes when the other has gone back too', async () => {
  await withWorld(tenants, async (world) => {
    shareNetwork(world)
    await runNamed('apply', world)
    for (let times = 0; times < 2; times++) await runNamed('rollback', world)
    for (const kind of ['networks', 'subnets', 'routers'] as const)
      expect(await world.list('target', kind), kind).toEqual([])
  })
})
