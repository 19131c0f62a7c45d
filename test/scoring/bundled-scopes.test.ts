import { describe, expect, it } from 'vitest'
import type { FactBook } from '../../src/domain/facts.ts'
import { brief } from './build.ts'
import { ask, bundledCatalogue, knowledge, scenario } from './world.ts'

const today = '2026-11-22'

function facts(id: string): FactBook {
  return knowledge.providers.find(({ provider }) => provider === id)?.facts ?? {}
}

describe('what is known of a product line', () => {
  it.each([
    ['hetzner', 'cx23', '67'],
    ['hetzner', 'cax11', '67'],
    ['hetzner', 'cpx22', '177'],
    ['hetzner', 'ccx13', '177'],
    ['ovh', 'b3-8', 'null'],
  ])('price rises at %s for %s: %s %%', (provider, sku, rise) => {
    const products = [{ sku, kind: 'server' }] as const
    const found = brief('cost.priceStability', { facts: facts(provider), products, today })
    expect(found.split(':')[0]).toBe(rise)
  })

  it('who encrypts nothing offers nothing for the keys, everywhere alike', () => {
    const alike = ['hetzner', 'dedibox', 'scaleway'].map(
      (id) => brief('security.keyHolder', { facts: facts(id) }).split(':')[0],
    )
    expect(alike).toEqual(Array<string>(3).fill('none'))
  })

  it('HDS for an unknown part of the instances is to be obtained, not refused', () => {
    const wanted = { ...scenario('small-business'), require: ['certification=HDS'] }
    const found = ask({ deployment: wanted, catalogue: bundledCatalogue(), today })
    const states = found.alternatives
      .filter(({ id }) => ['scaleway/fr-par-1', 'scaleway/pl-waw-1', 'ovh/GRA', 'exoscale/at-vie-1'].includes(id))
      .map(({ id, state }) => `${id} ${state}`)
    expect(states.toSorted()).toEqual([
      'exoscale/at-vie-1 undecided',
      'ovh/GRA undecided',
      'scaleway/fr-par-1 undecided',
      'scaleway/pl-waw-1 excluded',
    ])
  })
})
