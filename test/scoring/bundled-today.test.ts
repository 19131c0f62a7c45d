import { describe, expect, it } from 'vitest'
import type { IndicatorScore } from '../../src/domain/score.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { indicators } from '../../src/scoring/criteria/criteria.ts'
import { ask, bundledCatalogue, scenario } from './world.ts'

const tr = await createTranslator('en')

describe('what runs today', () => {
  it('is scored with what is confirmed of its own invoice only', () => {
    const found = ask({ deployment: scenario('solo-host'), catalogue: bundledCatalogue(), today: '2026-11-22' })
    const current = found.alternatives.find(({ id }) => id === 'current')
    const scores: readonly IndicatorScore[] = Object.values(current?.criteria ?? {}).flatMap((one) => one.indicators)
    const sure = scores.filter(({ status }) => status === 'known').map(({ id }) => id)
    expect(sure).toEqual(['cost.total', 'cost.arriving', 'skills.headcount'])
    const derived = new Set(indicators.filter(({ facts }) => facts.length === 0).map(({ id }) => id))
    const unknown = scores.filter(({ id, status }) => derived.has(id) && status === 'unknown')
    expect(unknown.map(({ id, reason }) => [id, reason?.key])).toEqual(
      [
        'flexibility.sizes',
        'flexibility.headroom',
        'consistency.sameOffers',
        'cost.usageShare',
        'cost.leaving',
        'skills.breadth',
        'fit.waste',
        'fit.storageClasses',
        'fit.architectures',
      ].map((id) => [id, 'criteria.reason.today']),
    )
    expect(found.warnings.map((warning) => tr.t(warning))).toContain(
      'The invoice lines are not linked to a product of the catalogue: for “staying at Hetzner”, what is known of Hetzner counts as unconfirmed, and what depends on the product as unknown.',
    )
  })
})
