import { describe, expect, test } from 'vitest'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { patientProvider } from '../../../src/workflows/migrate/patient-provider.ts'
import { runNamed } from './named-phases.ts'
import { never, reopenWorld, withWorld } from './world.ts'

/** A cloud whose servers stay in *creating* for ever. */
function stuck(): Provider {
  const create = ({ signal }: { readonly signal: AbortSignal }): Promise<never> =>
    new Promise((_, reject) => {
      const end = (): void => reject(signal.reason as Error)
      if (signal.aborted) end()
      else signal.addEventListener('abort', end)
    })
  return {
    id: 'stuck',
    facts: {
      region: null,
      place: '',
      closed: null,
      limits: {},
      volumeSize: { stepBytes: 1, minBytes: 1, maxBytes: { known: false, reason: '' } },
    },
    features: { servers: { create, power: create, delete: create } },
    close: () => Promise.resolve(),
  }
}

describe('the limit of time for a state', () => {
  test('ends what never comes to it, by name', async () => {
    const servers = requireFeature(patientProvider(stuck(), 50), 'servers')
    await expect(servers.power({ id: 'web', state: 'stopped', signal: never })).rejects.toMatchObject({
      kind: 'partial',
      says: { key: 'migrate.tooLate', values: { what: 'servers.power', about: 'web', seconds: 0 } },
    })
  })

  test('leaves an abort as it is', async () => {
    const servers = requireFeature(patientProvider(stuck(), 60_000), 'servers')
    const reason = new Error('Ctrl-C')
    await expect(servers.power({ id: 'web', state: 'stopped', signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

describe('the time of a wave', () => {
  test('a cutover outside of it is refused before anything is stopped', async () => {
    await withWorld([{ name: 'acme', servers: ['running'], withoutData: true }], async (world) => {
      await runNamed('apply', world)
      const window = { start: '2030-01-01T00:00:00Z', end: '2030-01-01T04:00:00Z' }
      const plan = { ...world.plan, waves: world.plan.waves.map((wave) => ({ ...wave, window })) }
      const later = reopenWorld({ ...world, plan }, world.folder)
      const { tenants } = await runNamed('cutover', later)
      expect(tenants.map(({ outcome, says }) => [outcome, says.key])).toEqual([['failed', 'migrate.outsideWindow']])
      expect((await world.list('source', 'servers')).map(({ state }) => state)).toEqual(['running'])
    })
  })
})
