import { describe, expect, it } from 'vitest'
import { todayWarnings } from '../../src/scoring/rank/today-warning.ts'
import { about, alternative, score } from './build.ts'

describe('what runs today', () => {
  it('is warned of where its provider is known and it takes part', () => {
    const current = { ...alternative('north/'), id: 'current' }
    const keys = (state: 'ranked' | 'excluded', provider: string) =>
      todayWarnings([alternative('north/one'), { ...current, state }], [about(provider, {})]).map(({ key }) => key)
    expect([keys('ranked', 'north'), keys('ranked', 'south'), keys('excluded', 'north')]).toEqual([
      ['criteria.warning.today'],
      [],
      [],
    ])
  })

  it('hides the reasons of the catalogue behind that of the invoice', () => {
    const current = { ...alternative('north/'), id: 'current', placements: [] }
    expect(score('flexibility.sizes', { alternative: current })?.reason?.key).toBe('criteria.reason.today')
  })
})
