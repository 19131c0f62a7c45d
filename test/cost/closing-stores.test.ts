import { expect, test } from 'vitest'
import type { Offer } from '../../src/domain/offers.ts'
import { catalogue, compare, component, deployment, plain, price, provider, server, sourced } from './build.ts'

const ends = { date: '2027-02-01', evidence: sourced }
const backup = { retentionDays: 1, copies: 1, otherProvider: true } as const
const offers: readonly Offer[] = [
  ...['north', 'south', 'east'].map((id) => server('s', [price('10', 'month')], { at: `${id}/one` })),
  plain('object-storage', [price('0.01', 'GiB-month')], 'south/one'),
  plain('object-storage', [price('0.001', 'GiB-month')], 'old/one'),
]
const providers = ['north', 'south', 'east', 'old'].map((id) => provider(id, id === 'old' ? { closed: ends } : {}))

/** Who keeps the backups of each alternative. */
function keepers(require: readonly string[] = []): Readonly<Record<string, string>> {
  const wanted = deployment([component('web')], { backup, require })
  const { alternatives } = compare(catalogue(offers, { providers }), wanted)
  const kept = alternatives.flatMap(({ id, state, cost }) => {
    const line = cost?.lines.find(({ part }) => part === 'backups')
    return state === 'ranked' ? [[id, line?.offer ?? 'nobody'] as const] : []
  })
  return Object.fromEntries(kept)
}

test('who has announced its end keeps backups only where nobody else may, however cheap it is', () => {
  const [staying, closing] = ['south/one/object-storage', 'old/one/object-storage']
  expect([keepers(), keepers(['provider!=south'])]).toEqual([
    { 'north/one': staying, 'east/one': staying, 'south/one': closing },
    { 'north/one': closing, 'east/one': closing },
  ])
})
