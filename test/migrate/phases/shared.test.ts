import { expect, test } from 'vitest'
import { migrationLabel } from '../../../src/plan/create-key.ts'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import { cleanup } from '../../../src/workflows/migrate/phases/cleanup.ts'
import { finish } from '../../../src/workflows/migrate/phases/finish.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { runNamed } from './named-phases.ts'
import { everybody, never, withWorld, type World } from './world.ts'

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

test('a subnet that only its label says is ours goes with its network, and is not said to be removed without it', async () => {
  await withWorld(tenants, async (world) => {
    await runNamed('apply', world)
    await runNamed('rollback', world)
    const { networks } = world.target.features as AllFeatures
    const identity = { name: 'left', signal: never, labels: { [migrationLabel]: world.plan.id } }
    const network = await networks.create({ ...identity, key: 'left-net', labels: {}, mtu: null })
    const range = {
      cidr: '10.9.0.0/24',
      version: 4,
      gateway: null,
      dhcp: true,
      dnsServers: [],
      pools: [],
      routes: [],
    } as const
    const of = { networkId: network.resource.id, ipv6Mode: null }
    const { resource } = await networks.createSubnet({ ...identity, ...range, ...of, key: 'left-subnet' })
    const { removedStrays, strays } = await cleanup(world.migration(), { ids: [resource.id], dryRun: false })
    expect([removedStrays, strays.map(({ id }) => id)]).toEqual([[], [resource.id]])
    expect((await world.list('target', 'subnets')).map(({ id }) => id)).toEqual([resource.id])
  })
})
