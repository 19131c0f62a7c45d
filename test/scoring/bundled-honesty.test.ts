import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import { paid } from '../../src/domain/paid.ts'
import type { IndicatorScore } from '../../src/domain/score.ts'
import { criterionKeys } from '../../src/domain/score.ts'
import { byCheaperReading } from '../../src/scoring/cost/uncertainty.ts'
import { ask, bundledCatalogue, knowledge, scenario, withoutBasis } from './world.ts'

const today = '2026-11-22'
const catalogue = bundledCatalogue()
const at = (name: string, from = catalogue) => ask({ deployment: scenario(name), catalogue: from, today }).alternatives

function indicator({ criteria }: Alternative, id: string): IndicatorScore {
  const all = criterionKeys.flatMap((key) => criteria?.[key].indicators ?? [])
  const found = all.find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

describe('scores of the bundled examples', () => {
  it('hold a share of usage open as far as the bill does', () => {
    const ovh = at('town-hall', withoutBasis(catalogue, 'ovh')).find(({ id }) => id === 'ovh/GRA')
    if (ovh === undefined || ovh.cost === null) throw new Error('no bill')
    const { low, high, status } = indicator(ovh, 'cost.usageShare')
    const { lines, bill } = ovh.cost
    const saved = lines.map((line) => line.amount.minus(byCheaperReading(line)).toNumber())
    const snapshots = lines.filter(({ part }) => part === 'snapshots' || part === 'traffic')
    const cheaper = snapshots.reduce((sum, line) => sum + byCheaperReading(line).toNumber(), 0)
    const share = cheaper / (bill.toNumber() - saved.reduce((sum, one) => sum + one, 0))
    expect(share).toBeLessThan(0.15)
    expect([low, status]).toEqual([0, 'partial'])
    expect(high).toBeGreaterThanOrEqual(100 * (1 - 2 * share))
  })

  it('measure against the budget what is held against it, tax included', () => {
    const deployment = scenario('web4all')
    const budget = Number(deployment.budget?.monthly)
    const alternatives = at('web4all').filter(({ cost, criteria }) => cost !== null && criteria !== null)
    const wrong = alternatives.filter((one) => {
      const ratio = Number(indicator(one, 'cost.total').value)
      return one.cost === null || Math.abs(ratio - paid(one.cost).toNumber() / budget) > 1e-9
    })
    expect(alternatives.some(({ cost }) => cost?.tax?.toPay.gt(0) === true)).toBe(true)
    expect(wrong.map(({ id }) => id)).toEqual([])
  })

  it('call unknown what may be anything, and rank nobody of whom more than 30 % is', () => {
    for (const one of ['web4all', 'town-hall']
      .flatMap((name) => at(name))
      .filter(({ criteria }) => criteria !== null)) {
      const all = criterionKeys.map((key) => one.criteria?.[key].indicators ?? [])
      const open = all.map((each) => each.filter(({ low, high }) => low === 0 && high === 100))
      expect(open.flat().filter(({ status }) => status !== 'unknown')).toEqual([])
      const weight = (each: readonly IndicatorScore[]) => each.reduce((sum, indicator) => sum + indicator.weight, 0)
      const share = all.reduce((sum, each, index) => sum + weight(open[index] ?? []) / weight(each), 0) / all.length
      if (share > 0.3001) expect([one.id, one.state === 'ranked']).toEqual([one.id, false])
    }
  })

  it('believe no source about the years after it', () => {
    const all = at('town-hall').filter(({ criteria, id }) => criteria !== null && id !== 'current')
    const sure = all.filter((one) => {
      const { low, evidence } = indicator(one, 'fit.incidents')
      const newest =
        evidence
          .map(({ date }) => date)
          .toSorted()
          .at(-1) ?? ''
      return newest < '2025-11-22' && low > 60
    })
    expect(sure.map(({ id }) => id)).toEqual([])
    const ovh = knowledge.providers.find(({ provider }) => provider === 'ovh')
    const dates = ovh?.facts.incidents?.flatMap((entry) => (entry.known ? entry.value.map(({ date }) => date) : []))
    expect(dates).toContain('2024-10-30')
  })

  it('an article from before the five years leaves incidents unknown', () => {
    const providers = knowledge.providers.map((one) => {
      const incidents = one.facts.incidents?.filter((entry) => entry.known && entry.evidence.date < '2021-11-22') ?? []
      return one.provider === 'ovh' ? { ...one, facts: { ...one.facts, incidents } } : one
    })
    const { alternatives } = ask({
      deployment: scenario('town-hall'),
      catalogue,
      today,
      knowledge: { ...knowledge, providers },
    })
    const ovh = alternatives.find(({ id }) => id === 'ovh/GRA')
    if (ovh === undefined) throw new Error('no OVH')
    const { low, score, high, status } = indicator(ovh, 'fit.incidents')
    expect([low, score, high, status]).toEqual([0, 25, 100, 'unknown'])
  })

  it('give nobody more for keys by encrypting nothing', () => {
    const none = knowledge.providers.filter(({ facts }) =>
      (facts.encryptionAtRest ?? []).some((entry) => entry.known && entry.value === 'by-customer'),
    )
    expect(none.length).toBeGreaterThan(2)
    const holders = none.flatMap(({ facts }) => facts.keyHolder ?? [])
    expect(new Set(holders.map((entry) => (entry.known ? entry.value : 'unknown')))).toEqual(new Set(['none']))
  })
})
