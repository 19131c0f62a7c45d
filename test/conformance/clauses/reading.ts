import { expect } from 'vitest'
import { resourceKinds, type ResourceKind } from '../../../src/domain/inventory.ts'
import type { AccessCheck, InventoryFeature } from '../../../src/providers/contract/reading-features.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { type Bench, collect } from '../bench.ts'
import { type Absence, type Clauses, clauseOf, unless } from '../clause.ts'
import { abortedListBefore } from './before.ts'
import { expectAbort, expectCode } from '../expectations.ts'
import { makeOne } from '../maker.ts'
import { networkMaker, securityGroupMaker } from '../network-makers.ts'
import { volumeMaker } from '../storage-makers.ts'

const accessClause = clauseOf('access')

const usable = 'a usable account has no failed check, and checks come at most once each and in the order of their ids.'
const checkIds: readonly AccessCheck['id'][] = [
  'closed',
  'reachable',
  'credentials',
  'clock',
  'region',
  'endpoints',
  'permissions',
  'contents',
]

const noSecrets: Absence = ({ harness }) => (harness.wrongSecret === null ? 'there are no secrets' : null)

async function checksOfWrongSecret(bench: Bench): Promise<readonly AccessCheck[]> {
  const wrong = await bench.harness.wrongSecret?.()
  if (wrong === undefined) throw new Error('there are no secrets')
  bench.later(() => wrong.close())
  return await collect(requireFeature(wrong, 'access').check(bench))
}

export const access: Clauses['access'] = [
  accessClause(usable, async (bench) => {
    const checks = await collect(requireFeature(bench.provider, 'access').check(bench))
    expect(checks.filter(({ state }) => state === 'failed')).toEqual([])
    const ids = checks.map(({ id }) => id)
    expect(ids.length).toBeGreaterThan(0)
    expect(checkIds.filter((id) => ids.includes(id))).toEqual(ids)
  }),
  unless(
    accessClause('a wrong secret is a failed check and no error.', async (bench) => {
      const failed = (await checksOfWrongSecret(bench)).filter(({ state }) => state === 'failed')
      expect(failed.map(({ id }) => id)).toContain('credentials')
    }),
    noSecrets,
  ),
  unless(
    accessClause('a check that is not ok says what to do next.', async (bench) => {
      const checks = await checksOfWrongSecret(bench)
      expect(checks.map(({ state, next }) => (state === 'ok') === (next === null))).toEqual(checks.map(() => true))
    }),
    noSecrets,
  ),
  abortedListBefore('access', ({ provider }, signal) => requireFeature(provider, 'access').check({ signal })),
]

const kindsWithout = ({ kinds }: InventoryFeature): readonly ResourceKind[] =>
  resourceKinds.filter((kind) => !kinds.includes(kind))

const inventoryClause = clauseOf('inventory')

export const inventory: Clauses['inventory'] = [
  inventoryClause('every resource comes exactly once, with an id that is not empty.', async (bench) => {
    for (const maker of [volumeMaker, networkMaker, securityGroupMaker]) {
      if (bench.provider.features[maker.feature] !== undefined) await makeOne(bench, maker)
    }
    for (const kind of requireFeature(bench.provider, 'inventory').kinds) {
      const ids = (await bench.list(kind)).map(({ id }) => id)
      expect({ kind, empty: ids.filter((id) => id === '') }).toEqual({ kind, empty: [] })
      expect({ kind, count: new Set(ids).size }).toEqual({ kind, count: ids.length })
    }
  }),
  inventoryClause('a list that was aborted ends within a second with the reason of its signal.', async (bench) => {
    const inventory = requireFeature(bench.provider, 'inventory')
    for (const kind of inventory.kinds) {
      for (const afterMs of [0, 1, 10])
        await expectAbort((signal) => collect(inventory.list({ kind, signal })), { afterMs })
    }
  }),
  unless(
    inventoryClause('a kind that the provider does not have is unsupported.', async ({ provider, signal }) => {
      const inventory = requireFeature(provider, 'inventory')
      for (const kind of kindsWithout(inventory)) {
        await expectCode(collect(inventory.list({ kind, signal })), 'unsupported')
      }
    }),
    ({ provider }) =>
      kindsWithout(requireFeature(provider, 'inventory')).length === 0 ? 'the provider has all kinds' : null,
  ),
]

const offersClause = clauseOf('offers')

export const offers: Clauses['offers'] = [
  offersClause('every size comes exactly once, with at least one vCPU and some memory.', async (bench) => {
    const all = await collect(requireFeature(bench.provider, 'offers').list(bench))
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    expect(all.filter(({ vcpu, memoryMib }) => vcpu < 1 || memoryMib <= 0)).toEqual([])
  }),
  abortedListBefore('offers', ({ provider }, signal) => requireFeature(provider, 'offers').list({ signal })),
]

const quotasClause = clauseOf('quotas')

export const quotas: Clauses['quotas'] = [
  quotasClause('every quota comes exactly once, and what is used is not negative.', async (bench: Bench) => {
    const all = await collect(requireFeature(bench.provider, 'quotas').list(bench))
    expect(new Set(all.map(({ resource }) => resource)).size).toBe(all.length)
    expect(all.filter(({ used, limit }) => (used ?? 0) < 0 || (limit ?? 0) < 0)).toEqual([])
    expect(all.length).toBeGreaterThan(0)
  }),
  abortedListBefore('quotas', ({ provider }, signal) => requireFeature(provider, 'quotas').list({ signal })),
]
