import { expect, test } from 'vitest'
import type { Migration } from '../../../src/workflows/migrate/migration.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { runNamed } from './named-phases.ts'
import { everybody, withWorld } from './world.ts'

/** A source that starts no server. */
function unreachable({ source }: Migration): Migration['source'] {
  const { servers } = source.features
  if (servers === undefined) throw new Error('the source has no servers')
  const power: typeof servers.power = (request) =>
    request.state === 'running' ? Promise.reject(new Error('no route to it')) : servers.power(request)
  return { ...source, features: { ...source.features, servers: { ...servers, power } } }
}

test('whoever presses Ctrl-C hears of what could not be put back', async () => {
  await withWorld([{ name: 'acme', servers: ['running'], withoutData: true }], async (world) => {
    await runNamed('apply', world)
    const abort = new AbortController()
    const migration = world.migration()
    const copyVolume: Migration['copyVolume'] = () => {
      abort.abort()
      return Promise.reject(abort.signal.reason as Error)
    }
    const request = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false }
    const interrupted = { ...migration, source: unreachable(migration), copyVolume, signal: abort.signal }
    await expect(cutover(interrupted, request)).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'migrate.notRestored', values: { failure: { values: { detail: 'no route to it' } } } },
      next: { values: { servers: expect.stringMatching(/^acme server-0 \(/) as unknown } },
    })
    expect((await world.list('source', 'servers')).map(({ state }) => state)).toEqual(['stopped'])
    await runNamed('rollback', world)
    expect((await world.list('source', 'servers')).map(({ state }) => state)).toEqual(['running'])
  })
})
