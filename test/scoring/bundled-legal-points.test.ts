import { describe, expect, it } from 'vitest'
import { component, deployment } from '../cost/build.ts'
import { ask, bundledCatalogue, knowledge, scenario } from './world.ts'

describe('legal points', () => {
  it('decide: health data of French users go nowhere without a certificate that covers what is placed', () => {
    const wanted = deployment([component('records', { dataClass: 'health' })], { usersIn: ['FR'] })
    const found = ask({ deployment: wanted, catalogue: bundledCatalogue(), today: '2026-11-22' })
    expect(found.legalPoints.map(({ constraint }) => constraint).filter((one) => one !== null)).toEqual([
      'certification=HDS',
      'country=EEA',
    ])
    expect(found.alternatives.filter(({ country, state }) => country === 'US' && state === 'ranked')).toEqual([])
    const hetzner = found.alternatives.find(({ id }) => id === 'hetzner/fsn1')
    expect(hetzner?.reasons.map(({ constraint }) => constraint)).toContain('certification=HDS')
  })

  it('stand in the comparison of the town hall', () => {
    const found = ask({ deployment: scenario('town-hall'), catalogue: bundledCatalogue(), today: '2026-11-22' })
    const classes = new Set(found.legalPoints.map(({ dataClass }) => dataClass))
    expect([...classes].toSorted()).toEqual(['personal', 'public-sector'])
    expect(knowledge.dataClasses.length).toBeGreaterThanOrEqual(found.legalPoints.length)
  })
})
