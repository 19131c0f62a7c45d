import { expect, test } from 'vitest'
import { onwardOf } from '../../../src/workflows/migrate/onward.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { runNamed } from './named-phases.ts'
import { everybody, withWorld, type World } from './world.ts'

type Servers = NonNullable<World['plan']['tenants'][string]>['servers']

const edits: readonly (readonly [string, (servers: Servers) => void])[] = [
  ['size', (servers) => servers.forEach(({ desired }) => (desired.size = 'large'))],
  ['health check', (servers) => servers.forEach(({ how }) => how.healthChecks.pop())],
]

test.each(edits)('a rehearsal counts for no servers of another %s', { timeout: 60_000 }, async (_, edit) => {
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
