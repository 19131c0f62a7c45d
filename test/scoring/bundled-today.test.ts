import { describe, expect, it } from 'vitest'
import type { IndicatorScore } from '../../src/domain/score.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { ask, bundledCatalogue, scenario } from './world.ts'

const tr = await createTranslator('en')

describe('what runs today', () => {
  it('borrows no facts from other products of its provider, only what holds for the company', () => {
    const found = ask({ deployment: scenario('solo-host'), catalogue: bundledCatalogue(), today: '2026-11-22' })
    const current = found.alternatives.find(({ id }) => id === 'current')
    const scores: readonly IndicatorScore[] = Object.values(current?.criteria ?? {}).flatMap((one) => one.indicators)
    const sure = scores.filter(({ status }) => status === 'known').map(({ id }) => id)
    expect(sure).toEqual(['cost.total', 'cost.arriving', 'skills.headcount'])
    const rest = scores.filter(({ id }) => !sure.includes(id))
    expect(rest.filter(({ status }) => status !== 'unknown').map(({ id, lacking }) => [id, lacking])).toEqual([
      ['sovereignty.SOV-1', ['SOV-1']],
      ['sovereignty.SOV-2', ['SOV-2']],
    ])
    const unexplained = rest.filter(
      ({ status, reason }) => status === 'unknown' && reason?.key !== 'criteria.reason.today',
    )
    expect(unexplained.map(({ id, lacking }) => [id, lacking])).toEqual([
      ['fit.continuity', ['founded', 'closingNotice']],
    ])
    expect(current?.state).toBe('notRanked')
    expect(current?.seal?.overall).toEqual({ low: 0, high: 2 })
    expect(found.warnings.map((warning) => tr.t(warning))).toContain(
      'The invoice lines are not linked to a product of the catalogue: for “staying at Hetzner”, only what is known of Hetzner as a company counts, as unconfirmed; what depends on the product is unknown.',
    )
  })

  it.each(['control=european', 'jurisdiction=DE', 'certification=ISO27001', 'seal>=1', 'seal>=4'])(
    'leaves %s open',
    (wish) => {
      const deployment = { ...scenario('solo-host'), require: [wish] }
      const { alternatives } = ask({ deployment, catalogue: bundledCatalogue(), today: '2026-11-22' })
      const current = alternatives.find(({ id }) => id === 'current')
      expect([current?.state, current?.reasons[0]?.constraint]).toEqual(['undecided', wish])
    },
  )
})
