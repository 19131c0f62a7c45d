import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import type { CriterionKey } from '../../src/domain/score.ts'
import { Big } from '../../src/domain/money.ts'
import { settlingFacts } from '../../src/scoring/rank/settling-facts.ts'
import { line } from '../presenters/samples.ts'
import { cost, unverified } from './build.ts'
import type { Points } from './scored.ts'
import { lacking, scored, tr, verdict } from './scored.ts'

const weights = { security: 1, sovereignty: 1, flexibility: 1, consistency: 1, cost: 1, skills: 1, fit: 1 }

const say = (first: Alternative, second: Alternative) =>
  settlingFacts(first, second, weights)?.map((fact) => tr.t(fact)) ?? null

const wide: Points = [30, 50, 80, 'unverified']

describe('what would tell two apart', () => {
  it('are the fewest answers, what brings most first: down for the first, up for the other', () => {
    const first = lacking(scored('north/one', { fit: [50, 60, 90, 'stale'], skills: [20, 60, 60, 'stale'] }), {
      fit: 'images',
      skills: 'zones',
    })
    const second = scored('south/one', { flexibility: wide })
    expect([say(first, second), say(scored('north/one', { fit: [56, 60, 60, 'stale'] }), second)]).toEqual([
      ['“zones of the region” (North one)', '“change of a server’s size” (South one)'],
      ['“change of a server’s size” (South one)'],
    ])
  })

  it('one answer settles all that hangs on it', () => {
    const second = scored('south/one', { flexibility: wide, skills: wide, fit: wide })
    expect(say(scored('north/one', { security: [51, 51, 51] }), second)).toEqual([
      '“change of a server’s size” (South one)',
    ])
  })

  it('one quote of whoever sells to both is asked once, there', () => {
    const range = { low: new Big(90), high: new Big(300), shareUncertain: 1 }
    const lines = [line({ part: 'backups', evidence: unverified, seller: 'West' })]
    const dear = { cost: cost(100, { range, lines }) }
    const total = (one: Alternative): Alternative => {
      if (one.criteria === null) throw new Error('not scored')
      const indicators = one.criteria.cost.indicators.map((each) => ({ ...each, id: 'cost.total', lacking: [] }))
      return { ...one, criteria: { ...one.criteria, cost: { ...one.criteria.cost, indicators } } }
    }
    const first = total(scored('north/one', { security: [51, 51, 51], cost: [30, 50, 80, 'partial'] }, dear))
    const second = total(scored('south/one', { cost: [30, 50, 80, 'partial'] }, dear))
    expect(say(first, second)).toEqual(['“price by a quote, above all of backups” (West)'])
    expect(verdict(first, second).decidedBy).toBeNull()
  })

  it('is nothing where even all answers leave them level, or one has no score', () => {
    const level = scored('south/one', { flexibility: wide })
    const first = scored('north/one', {})
    expect([
      say(first, level),
      say({ ...first, overall: null }, level),
      say(first, { ...level, overall: null }),
    ]).toEqual([null, null, null])
  })

  it('is kept as a whole beside the verdict, and left out where the two are apart', () => {
    const first = scored('north/one', { security: [51, 51, 51], cost: [52, 52, 52] })
    const images = { fit: 'images', skills: 'zones', flexibility: 'resize' } as const
    const three = {
      fit: [30, 50, 80, 'unverified'],
      skills: [30, 50, 70, 'unverified'],
      flexibility: [30, 50, 60, 'stale'],
    } as const
    const settling = verdict(first, lacking(scored('south/one', three), images)).settling
    expect(settling?.map((fact) => tr.t(fact))).toEqual([
      '“cloud-init and images of your own” (South one)',
      '“zones of the region” (South one)',
      '“change of a server’s size” (South one)',
    ])
    const apart = verdict(first, scored('south/one', {}))
    expect([apart.separable, 'settling' in apart]).toEqual([true, false])
  })

  it('is told by number, and by name as far as two', () => {
    const images = { fit: 'images', skills: 'zones', flexibility: 'resize' } as const
    const first = scored('north/one', { security: [51, 51, 51], cost: [52, 52, 52] })
    const open = (points: Partial<Record<CriterionKey, Points>>) => lacking(scored('south/one', points), images)
    const said = (points: Partial<Record<CriterionKey, Points>>) =>
      verdict(first, open(points)).said.filter((text) => text.startsWith('To tell'))
    expect([
      said({ fit: [30, 50, 80, 'unverified'], skills: [30, 50, 70, 'unverified'], flexibility: [30, 50, 60, 'stale'] }),
      said({ fit: [30, 50, 80, 'unverified'], skills: [30, 50, 70, 'unverified'] }),
      said({ fit: [30, 50, 80, 'unverified'] }),
    ]).toEqual([
      [
        'To tell North one and South one apart for certain, 3 facts or prices must be found out and be as estimated, above all “cloud-init and images of your own” (South one), “zones of the region” (South one) (--all lists them).',
      ],
      [
        'To tell North one and South one apart for certain, 2 things must be found out and be as estimated: “cloud-init and images of your own” (South one), “zones of the region” (South one).',
      ],
      [],
    ])
  })
})
