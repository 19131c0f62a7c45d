import { expect, test } from 'vitest'
import type { Catalogue } from '../../src/domain/offers.ts'
import { ask, bundledCatalogue, scenario } from './world.ts'
import { tr } from './scored.ts'

const catalogue = bundledCatalogue()
const compared = (offered: Catalogue) =>
  ask({ deployment: scenario('small-business'), catalogue: offered, today: '2026-11-22' })

/** With the price of snapshots somewhere confirmed at an amount. */
function confirmed(at: { provider: string; region?: string }, amount: string): Catalogue {
  const offers = catalogue.offers.map((offer) =>
    offer.kind === 'snapshot' && offer.provider === at.provider && offer.region === (at.region ?? offer.region)
      ? {
          ...offer,
          prices: offer.prices.map((price) => ({
            ...price,
            amount,
            evidence: { ...price.evidence, date: '2026-11-20', confidence: 'sourced' as const },
          })),
        }
      : offer,
  )
  return { ...catalogue, offers }
}

const firstWith = (offered: Catalogue) => {
  const [first] = compared(offered).alternatives
  return [first?.id, first?.cost?.total.toFixed(2)]
}

test('small-business: who is first above and below the totals that the condition names', () => {
  const said = compared(catalogue).verdict.sentences.map((sentence) => tr.t(sentence))
  expect(said).toContain(
    'AWS eu-west-3 is first only if its total is confirmed at or below US$54.38 a month; above that AWS eu-central-1 is.',
  )
  expect(said).toContain('Confirmed at US$124.43 or less, OVHcloud DE1 comes first.')
  const paris = { provider: 'aws', region: 'eu-west-3' }
  expect(firstWith(confirmed(paris, '0.057'))).toEqual(['aws/eu-west-3', '54.35'])
  expect(firstWith(confirmed(paris, '0.058'))[0]).toBe('aws/eu-central-1')
  expect(firstWith(confirmed({ provider: 'ovh' }, '0.0385'))).toEqual(['ovh/DE1', '124.26'])
  expect(firstWith(confirmed({ provider: 'ovh' }, '0.039'))[0]).toBe('aws/eu-west-3')
})
