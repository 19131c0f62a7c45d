import { expect } from 'vitest'
import { keyLabel } from '../../../src/providers/contract/creation.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { type Clauses, clauseOf } from '../clause.ts'
import { expectCode } from '../expectations.ts'
import { makeOne } from '../maker.ts'
import { volumeMaker } from '../storage-makers.ts'

const clause = clauseOf('labels')
const needs = ['volumes', 'inventory'] as const

export const labels: Clauses['labels'] = [
  clause(
    'labels that were set are those that are listed, and the identity stays.',
    async (bench) => {
      const { resource, creation } = await makeOne(bench, volumeMaker)
      const set = requireFeature(bench.provider, 'labels')
      const wanted = { tier: 'gold', empty: '' }
      const changed = await set.set({ kind: 'volumes', id: resource.id, labels: wanted, signal: bench.signal })
      const listed = (await bench.list('volumes')).find(({ id }) => id === resource.id)
      expect([changed, listed?.labels]).toEqual([{ changed: true }, { ...wanted, [keyLabel]: creation.key }])
    },
    needs,
  ),
  clause(
    'setting the labels that are there changes nothing.',
    async (bench) => {
      const { resource } = await makeOne(bench, volumeMaker)
      const set = requireFeature(bench.provider, 'labels')
      const request = { kind: 'volumes', id: resource.id, labels: { tier: 'gold' }, signal: bench.signal } as const
      await set.set(request)
      expect(await set.set(request)).toEqual({ changed: false })
    },
    needs,
  ),
  clause('labels of what does not exist are not-found.', async ({ provider, signal }) => {
    const set = requireFeature(provider, 'labels')
    const id = '00000000-0000-4000-8000-000000000000'
    await expectCode(set.set({ kind: 'volumes', id, labels: {}, signal }), 'not-found')
  }),
]
