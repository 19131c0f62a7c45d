import { expect, test } from 'vitest'
import { onwardOf } from '../../../src/workflows/migrate/onward.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { rehearse } from '../../../src/workflows/migrate/phases/rehearse.ts'
import type { Migration } from '../../../src/workflows/migrate/migration.ts'
import { Dead } from './dying.ts'
import { runNamed } from './named-phases.ts'
import { everybody, withWorld, type World } from './world.ts'

const usual = { timeout: 60_000 }

type Servers = NonNullable<World['plan']['tenants'][string]>['servers']

const edits: readonly (readonly [string, (servers: Servers) => void])[] = [
  ['size', (servers) => servers.forEach(({ desired }) => (desired.size = 'large'))],
  ['health check', (servers) => servers.forEach(({ how }) => how.healthChecks.pop())],
]

test.each(edits)('a rehearsal counts for no servers of another %s', usual, async (_, edit) => {
  await withWorld([{ name: 'acme', servers: ['running'], withoutData: true }], async (world) => {
    await runNamed('apply', world)
    await runNamed('rehearse', world)
    edit(world.plan.tenants['acme']?.servers ?? [])
    const request = { ...everybody(world), withoutRehearsal: false, acceptUnclean: false }
    const { tenants: refused } = await cutover(world.migration(), request)
    expect(refused).toMatchObject([{ says: { key: 'migrate.rehearsedOtherwise' }, error: { kind: 'refused' } }])
    expect(onwardOf(refused[0]?.error)).toEqual({ kind: 'phase', phase: 'rehearse', tenants: null })
    expect((await world.list('source', 'servers')).map(({ state }) => state)).toEqual(['running'])
    await runNamed('rehearse', world)
    const { tenants: done } = await cutover(world.migration(), request)
    expect(done.map(({ outcome }) => outcome)).toEqual(['done'])
  })
})

test('copies that a killed rehearsal has left go with the cutover', usual, async () => {
  await withWorld([{ name: 'acme', servers: ['running'], withoutData: true }], async (world) => {
    await runNamed('apply', world)
    const migration = world.migration()
    const dies = (): Promise<never> => Promise.reject(new Dead('dead'))
    await rehearse(
      { ...migration, machine: { ...migration.machine, checkHealth: dies, shield: dies } },
      everybody(world),
    )
    expect((await world.list('target', 'servers')).map(({ name }) => name)).toEqual(['rehearsal acme server-0'])
    const says: string[] = []
    const onEvent: Migration['onEvent'] = (event) => event.kind === 'step' && says.push(event.says.key)
    const request = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false }
    const { tenants } = await cutover({ ...world.migration(), onEvent }, request)
    expect(tenants.map(({ outcome }) => outcome)).toEqual(['done'])
    expect(says[0]).toBe('migrate.step.copiesLeft')
    expect((await world.list('target', 'servers')).map(({ name }) => name)).toEqual(['acme server-0'])
    expect(await world.list('target', 'volumes')).toHaveLength(1)
  })
})
