import { expect, test } from 'vitest'
import { askNetworks } from '../../../src/workflows/migrate/planning/ask-networks.ts'
import type { PlanAsker } from '../../../src/workflows/migrate/planning/plan-asker.ts'
import { planOf } from './plan-of-clouds.ts'
import { network, nothing } from './inventories.ts'
import { clouds } from './small-tenant.ts'

/** Answers with the first choice, or with none. */
function asker(answers: 'first' | 'later'): PlanAsker & { readonly asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    choice: ({ says, choices }) => {
      const { name } = says.values
      asked.push(typeof name === 'string' ? name : '')
      return Promise.resolve((answers === 'first' ? choices[0] : choices.at(-1))?.value ?? [])
    },
  }
}

test('each open network is asked for once, among those of the target that many use; later is an answer', async () => {
  const { plan } = await planOf(await clouds())
  const now = {
    source: { ...nothing, networks: [network('public', { external: true })] },
    target: { ...nothing, networks: [network('own'), network('ext', { external: true })] },
    offers: [],
  }
  const open = { ...plan, mapping: { networks: { 'public-id': null, decided: 'x' } } }
  const first = asker('first')
  expect(await askNetworks({ plan: open, now, asker: first })).toEqual(new Map([['public-id', 'ext-id']]))
  expect(first.asked).toEqual(['public'])
  expect(await askNetworks({ plan: open, now, asker: asker('later') })).toBeNull()
  expect(await askNetworks({ plan: open, now, asker: null })).toBeNull()
  expect(await askNetworks({ plan, now, asker: first })).toBeNull()
})
