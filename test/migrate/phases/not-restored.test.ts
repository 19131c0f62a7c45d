import { expect, test } from 'vitest'
import type { NewFact } from '../../../src/plan/fact.ts'
import type { Migration } from '../../../src/workflows/migrate/migration.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { runNamed } from './named-phases.ts'
import { everybody, withWorld, type World } from './world.ts'

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

/** A disk that is full from a moment on. */
function fillsUp(world: World, isFull: (fact: NewFact) => boolean): Migration {
  const migration = world.migration()
  let full = false
  const append: Migration['journal']['append'] = async (fact) => {
    full ||= isFull(fact)
    if (full) throw Object.assign(new Error('no room'), { code: 'ENOSPC' })
    await migration.journal.append(fact)
  }
  return { ...migration, journal: { ...migration.journal, append } }
}

test.each([
  ['a server of the target was started', (fact: NewFact) => fact.kind === 'health'],
  ['the switch', (fact: NewFact) => fact.kind === 'reached' && fact.milestone === 'traffic-switched'],
  ['anything was made on the target', (fact: NewFact) => fact.kind === 'reached' && fact.milestone === 'final-copied'],
] as const)('a journal that takes no line after %s keeps no server of the source from starting', async (_, isFull) => {
  await withWorld([{ name: 'acme', servers: ['running'], withoutData: true }], async (world) => {
    await runNamed('apply', world)
    const request = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false }
    const { tenants } = await cutover(fillsUp(world, isFull), request)
    expect(tenants).toMatchObject([
      {
        outcome: 'failed',
        says: { key: 'migrate.notRestored', values: { failure: { key: 'migrate.halfRestored' } } },
        next: { key: 'migrate.halfRestored.next' },
      },
    ])
    const running = async (side: 'source' | 'target'): Promise<number> =>
      (await world.list(side, 'servers')).filter(({ state }) => state === 'running').length
    expect([await running('source'), await running('target')]).toEqual([1, 0])
    expect((await cutover(world.migration(), request)).tenants.map(({ outcome }) => outcome)).toEqual(['done'])
    expect([await running('source'), await running('target')]).toEqual([0, 1])
  })
})
