import { expect, test } from 'vitest'
import type { Fact } from '../../../src/plan/fact.ts'
import { stateOf } from '../../../src/plan/migration-state.ts'

const at = '2026-11-22T10:00:00.000Z'
const made = {
  side: 'target',
  resource: 'volumes',
  purpose: 'product',
  tenant: 'acme',
  entry: 'data',
  createKey: 'k-data',
} as const
const creating: Fact = { kind: 'creating', at, ...made }
const created: Fact = { kind: 'created', at, ...made, id: 'v-1' }
const deleted: Fact = { kind: 'deleted', at, createKey: 'k-data', id: 'v-1' }

test.each([
  ['begun for the first time', [creating], null],
  ['begun again, while it may be there', [creating, created, creating], 'v-1'],
  ['begun again after it was deleted: nobody knows the new id yet', [creating, created, deleted, creating], null],
] as const)('a creation that was %s', (_, facts, id) => {
  expect(stateOf(facts).made.get('k-data')).toMatchObject({ state: 'creating', id })
})
