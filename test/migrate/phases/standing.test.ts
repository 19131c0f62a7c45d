import { describe, expect, test } from 'vitest'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import { checkPlan } from '../../../src/workflows/migrate/check/check-plan.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { volumeBytes } from './make-tenant.ts'
import { runNamed } from './named-phases.ts'
import { everybody, never, withWorld, type World } from './world.ts'

const tenants = [{ name: 'acme', servers: ['running'], withoutData: true }] as const
const usual = { timeout: 60_000 }
const signal = never

// The clouds of these tests can do everything.
const cloud = (world: World, side: 'source' | 'target'): AllFeatures => world[side].features as AllFeatures

async function power(world: World, side: 'source' | 'target', state: 'running' | 'stopped'): Promise<void> {
  for (const { id } of await world.list(side, 'servers')) await cloud(world, side).servers.power({ id, state, signal })
}

async function errorsOf(world: World): Promise<readonly string[]> {
  const { findings } = await checkPlan({
    plan: world.plan,
    sides: {
      source: { profile: 'old', provider: world.source },
      target: { profile: 'new', provider: world.target },
    },
    state: world.state(),
    floor: null,
    at: '2026-11-22T12:00:00Z',
    tenants: null,
    onProgress: () => undefined,
    signal,
  })
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
}

async function switched(world: World): Promise<void> {
  await runNamed('apply', world)
  await runNamed('cutover', world)
}

describe('a cutover of a tenant that was switched over', () => {
  test('fails while it runs on both sides, and check names the server', usual, async () => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      await power(world, 'source', 'running')
      const { tenants: refused } = await runNamed('cutover', world)
      const values = { tenant: 'acme', source: 'acme server-0', target: 'acme server-0' }
      expect(refused).toMatchObject([{ says: { key: 'migrate.bothSides', values }, error: { kind: 'findings' } }])
      expect(await errorsOf(world)).toContain('bothSides')
      await power(world, 'source', 'stopped')
      expect(await errorsOf(world)).not.toContain('bothSides')
      expect((await runNamed('cutover', world)).tenants.map(({ says }) => says.key)).toEqual([
        'migrate.cutover.already',
      ])
    })
  })

  test('says that nothing of it runs, also where it was taken over', usual, async () => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      await power(world, 'target', 'stopped')
      const said = async (adopt: boolean): Promise<readonly object[]> => {
        const request = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false, adopt }
        return (await cutover(world.migration(), request)).tenants.map(({ says: { key, values } }) => ({ key, values }))
      }
      const still = { key: 'migrate.cutover.already.still', values: { source: '–' } }
      expect(await said(false)).toMatchObject([still])
      world.facts.length = 0
      expect(await said(true)).toMatchObject([still])
    })
  })
})

describe('parts of the target that somebody has deleted', () => {
  async function withoutNetworks(world: World): Promise<void> {
    const { routers, networks } = cloud(world, 'target')
    for (const { id } of await world.list('target', 'routers')) await routers.delete({ id, signal })
    for (const { id } of await world.list('target', 'networks')) await networks.delete({ id, signal })
  }

  test('are made again before anything is stopped', usual, async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      await withoutNetworks(world)
      const { tenants: outcomes } = await runNamed('cutover', world)
      expect(outcomes.map(({ says }) => says.key)).toEqual(['migrate.cutover.done'])
      const networks = (await world.list('target', 'networks')).map(({ id }) => id)
      expect(networks).toHaveLength(1)
      expect((await world.list('target', 'subnets')).map(({ networkId }) => networkId)).toEqual(networks)
      const made = world.facts.findLastIndex((fact) => fact.kind === 'created' && fact.resource === 'networks')
      expect(made).toBeLessThan(world.facts.findIndex(({ kind }) => kind === 'prior-power'))
      await runNamed('rollback', world)
      expect(await world.list('target', 'networks')).toEqual([])
    })
  })

  test('are refused before anything is stopped where they are a security group', usual, async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const { securityGroups } = cloud(world, 'target')
      for (const { id } of await world.list('target', 'securityGroups')) await securityGroups.delete({ id, signal })
      const { tenants: outcomes } = await runNamed('cutover', world)
      expect(outcomes).toMatchObject([{ says: { key: 'migrate.groupGone' }, error: { kind: 'refused' } }])
      expect([
        await world.list('target', 'securityGroups'),
        world.facts.filter((one) => one.kind === 'prior-power'),
      ]).toEqual([[], []])
    })
  })

  test('are not signed as moved', usual, async () => {
    await withWorld([{ name: 'acme', servers: [] }], async (world) => {
      await switched(world)
      await withoutNetworks(world)
      const { tenants: outcomes } = await runNamed('finish', world)
      expect(outcomes.map(({ says }) => says.key)).toEqual(['migrate.goneFromTarget'])
      expect(world.facts.some(({ kind }) => kind === 'receipt')).toBe(false)
    })
  })
})

test('a finish refuses a volume that came to a server of the source after the plan', usual, async () => {
  await withWorld(tenants, async (world) => {
    await switched(world)
    const { volumes, attachments } = cloud(world, 'source')
    const identity = { key: 'late', name: 'late', labels: {}, signal }
    const { resource } = await volumes.create({ ...identity, sizeBytes: volumeBytes, class: null, from: null })
    const [server] = await world.list('source', 'servers')
    await attachments.attach({ volumeId: resource.id, serverId: server?.id ?? '', signal })
    const said = async (): Promise<readonly string[]> =>
      (await runNamed('finish', world)).tenants.map(({ says }) => says.key)
    expect(await said()).toEqual(['migrate.volumes.leftOut'])
    await attachments.detach({ volumeId: resource.id, serverId: server?.id ?? '', signal })
    expect(await said()).toEqual(['migrate.finish.done'])
  })
})
