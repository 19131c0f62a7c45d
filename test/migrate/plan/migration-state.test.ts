import { expect, test } from 'vitest'
import type { Fact } from '../../../src/plan/fact.ts'
import { stateOf, tenantState } from '../../../src/plan/migration-state.ts'
import { knowsFinalCopies } from '../../../src/workflows/migrate/next-step.ts'

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

test('the last copies are known by their place in the journal, whatever the clock says', () => {
  const reached = (milestone: 'final-copied' | 'restored', time: string): Fact => ({
    kind: 'reached',
    at: `2026-11-22T${time}.000Z`,
    tenant: 'acme',
    milestone,
  })
  const known = (facts: readonly Fact[]) => knowsFinalCopies(tenantState(stateOf(facts), 'acme'))
  const first = reached('final-copied', '10:04:00')
  const back = reached('restored', '10:05:00')
  expect([
    known([first]),
    known([first, back]),
    known([first, back, reached('final-copied', '10:06:00')]),
    known([first, back, reached('final-copied', '10:02:00')]),
  ]).toEqual([true, false, true, true])
})
