import { describe, expect, test } from 'vitest'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import { checkPlan } from '../../../src/workflows/migrate/check/check-plan.ts'
import type { Migration, PhaseReport } from '../../../src/workflows/migrate/migration.ts'
import type { HookName } from '../../../src/plan/plan-schema.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
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

  test('fails where nothing of it runs, and says so where it was taken over', usual, async () => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      await power(world, 'target', 'stopped')
      const cut = async (adopt: boolean): Promise<PhaseReport['tenants']> => {
        const request = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false, adopt }
        return (await cutover(world.migration(), request)).tenants
      }
      const [server] = await world.list('target', 'servers')
      const values = { source: '–', names: `acme server-0 (${server?.id ?? ''})` }
      const failed = { says: { key: 'migrate.notStanding', values }, error: { kind: 'findings' } }
      expect(await cut(false)).toMatchObject([failed])
      world.facts.length = 0
      const still = { key: 'migrate.cutover.already.still', values: { source: '–' } }
      expect(await cut(true)).toMatchObject([{ says: still, outcome: 'already' }])
    })
  })
})

/** A migration during whose hook somebody does something. */
function during(world: World, name: HookName, work: () => Promise<unknown>): Migration {
  world.plan.hooks[name] = { command: ['true'], timeoutSeconds: 1 }
  const migration = world.migration()
  const runHook: typeof migration.machine.runHook = async (request) => {
    if (request.name === name) await work()
    return await migration.machine.runHook(request)
  }
  return { ...migration, machine: { ...migration.machine, runHook } }
}

async function deleteServers(world: World): Promise<void> {
  for (const { id } of await world.list('target', 'servers'))
    await cloud(world, 'target').servers.delete({ id, signal })
}

async function deleteVolumes(world: World): Promise<void> {
  await deleteServers(world)
  for (const { id } of await world.list('target', 'volumes'))
    await cloud(world, 'target').volumes.delete({ id, signal })
}

async function statesOf(world: World, side: 'source' | 'target'): Promise<readonly string[]> {
  return (await world.list(side, 'servers')).map(({ state }) => state)
}

describe('what changes while a hook runs', () => {
  const request = (world: World) => ({ ...everybody(world), withoutRehearsal: true, acceptUnclean: false })

  test.each([
    ['stops', (world: World) => power(world, 'target', 'stopped'), 'migrate.unhealthy'],
    ['deletes', deleteServers, 'migrate.goneFromTarget'],
    ['deletes the volumes of', deleteVolumes, 'migrate.goneFromTarget'],
    ['starts that of the source, and not', (world: World) => power(world, 'source', 'running'), 'migrate.notStopped'],
  ] as const)('before the switch, and %s the server of the target: all is put back', usual, async (_, work, key) => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const { tenants: outcomes } = await cutover(
        during(world, 'beforeTraffic', () => work(world)),
        request(world),
      )
      expect(outcomes).toMatchObject([
        { outcome: 'failed', says: { key: 'migrate.restored', values: { says: { key } } } },
      ])
      expect([await statesOf(world, 'source'), await statesOf(world, 'target')]).toEqual([['running'], []])
      expect(world.state().tenants.get('acme')?.milestone).toBe('synced')
    })
  })

  test.each([
    ['stops that of the target', (world: World) => power(world, 'target', 'stopped'), 'migrate.notStanding'],
    ['deletes that of the target', deleteServers, 'migrate.notStanding'],
    ['starts that of the source', (world: World) => power(world, 'source', 'running'), 'migrate.bothSides'],
  ] as const)('after the switch, and %s: the cutover fails, and so does the next', usual, async (_, work, key) => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const failed = [{ outcome: 'failed', says: { key }, error: { kind: 'findings' } }]
      const migration = during(world, 'afterTraffic', () => work(world))
      expect((await cutover(migration, request(world))).tenants).toMatchObject(failed)
      expect(world.state().tenants.get('acme')?.milestone).toBe('traffic-switched')
      expect((await cutover(world.migration(), request(world))).tenants).toMatchObject(failed)
    })
  })

  test('and its provider is at work on a server: that is waited for', usual, async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const migration = world.migration()
      const { inventory } = cloud(world, 'target')
      let busy = 0
      const list: typeof inventory.list = async function* (asked) {
        for await (const one of inventory.list(asked)) {
          // The lists before it are those of the start.
          const isBusy = asked.kind === 'servers' && 'state' in one && one.state === 'running' && busy++ < 3
          yield isBusy ? { ...one, state: 'changing' } : one
        }
      }
      const features = { ...migration.target.features, inventory: { ...inventory, list } }
      const target = { ...migration.target, features }
      const { tenants: outcomes } = await cutover({ ...migration, target }, request(world))
      expect(outcomes.map(({ says }) => says.key)).toEqual(['migrate.cutover.done'])
      expect(busy).toBeGreaterThan(3)
    })
  })

  test('of a rollback, and stops the source: nothing more is deleted until it runs', usual, async () => {
    await withWorld(tenants, async (world) => {
      await switched(world)
      const migration = during(world, 'onRollback', () => power(world, 'source', 'stopped'))
      expect((await rollback(migration, everybody(world))).tenants).toMatchObject([
        { says: { key: 'migrate.rollback.still', values: { tenant: 'acme' } }, error: { kind: 'findings' } },
      ])
      expect(await world.list('target', 'volumes')).toHaveLength(1)
      expect((await runNamed('rollback', world)).tenants.map(({ outcome }) => outcome)).toEqual(['done'])
      expect([await statesOf(world, 'source'), await world.list('target', 'volumes')]).toEqual([['running'], []])
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
