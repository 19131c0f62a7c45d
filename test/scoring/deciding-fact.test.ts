import { describe, expect, it } from 'vitest'
import type { Alternative, Cost, NotIncluded } from '../../src/domain/comparison.ts'
import { message } from '../../src/domain/message.ts'
import { Big } from '../../src/domain/money.ts'
import { line } from '../presenters/samples.ts'
import { cost, unverified } from './build.ts'
import type { Points } from './scored.ts'
import { lacking, scored, verdict, verdictOf } from './scored.ts'

const first = scored('north/one', { fit: [64, 64, 64] })
const missing = (...keys: ('snapshots' | 'addresses')[]): readonly NotIncluded[] =>
  keys.map((key) => ({ what: message(`bill.missing.${key}`), why: message('bill.why.noPrice'), needed: true }))
const incomplete = (notIncluded: readonly NotIncluded[], total = 100): { cost: Cost } => ({
  cost: cost(total, { lowerBound: true, notIncluded }),
})
const decided = (...alternatives: Alternative[]) => {
  const { decidedBy } = verdict(first, ...alternatives)
  return decidedBy === null ? null : [decidedBy.alternative, decidedBy.indicator, Math.round(10 * decidedBy.swing)]
}

describe('a price that is missing', () => {
  const none: Points = [0, 0, 50, 'unknown']
  const better: Partial<Record<'skills', Points>> = { skills: [66, 66, 66] }
  const south = (notIncluded: readonly NotIncluded[], total?: number) =>
    scored('south/one', { cost: none, ...better }, incomplete(notIncluded, total))

  it('is scored as nothing: the whole bill without it, not the bounds of one indicator', () => {
    expect([decided(south(missing('snapshots'))), decided(south(missing('snapshots'), 120))]).toEqual([
      ['south/one', 'cost.total', 71],
      null,
    ])
  })

  it('is one price for several entries of a kind, and none for several kinds', () => {
    expect([
      decided(south(missing('snapshots', 'snapshots'))),
      decided(south(missing('snapshots', 'addresses'))),
    ]).toEqual([['south/one', 'cost.total', 71], null])
  })

  it('is asked for only where no answer within the evidence would do', () => {
    const east = scored('east/one', { flexibility: [50, 50, 70, 'stale'] })
    expect(decided(south(missing('snapshots')), east)).toEqual(['east/one', 'flexibility.resize', 29])
  })

  it('of an offer that might replace what is billed is scored without that part', () => {
    const lines = [line({ part: 'compute', amount: new Big(60) }), line({ part: 'storage', amount: new Big(40) })]
    const south = scored('south/one', { cost: [50, 50, 90, 'partial'] }, { cost: cost(100, { lines }) })
    const offer = { fact: message('facts.feature.vpn'), seller: null }
    const without = (parts: readonly ('storage' | 'support')[]) =>
      verdictOf([first, south], ({ provider }) => (provider === 'south' ? [{ lacking: offer, parts }] : [])).decidedBy
    expect([without(['storage'])?.alternative, without(['support'])]).toEqual(['south/one', null])
  })
})

describe('a price in doubt', () => {
  it('moves every bill that it stands on', () => {
    const lines = [line({ part: 'backups', amount: new Big(100), evidence: unverified, seller: 'West' })]
    const range = { low: new Big(75), high: new Big(125), shareUncertain: 1 }
    const kept = { cost: cost(100, { lines, range }) }
    const points = { cost: [42, 50, 60, 'partial'] } as const
    const alone = verdict(scored('north/one', { fit: [55, 55, 55] }), scored('south/one', points, kept))
    const both = verdict(scored('north/one', { ...points, fit: [55, 55, 55] }, kept), scored('south/one', points, kept))
    expect([alone.decidedBy?.indicator, both.decidedBy]).toEqual(['cost.total', null])
  })
})

describe('how many volumes a server takes', () => {
  it('is asked where servers are counted as at worst', () => {
    const { bill, operations, placements } = { ...cost(180), placements: [] }
    const atWorst = { bill, operations, placements, range: null }
    const south = scored('south/one', { cost: [29, 29, 80, 'partial'] }, { cost: cost(50, { atWorst }) })
    expect(verdict(first, south).decidedBy?.text.values['fact']).toEqual(message('criteria.decide.limit'))
  })

  it('is asked where nobody could count them, whatever else has no price', () => {
    const carriers = { what: message('bill.missing.carriers'), why: message('bill.why.noLimit'), needed: true }
    const asked = (...notIncluded: NotIncluded[]) => {
      const points = { cost: [0, 0, 50, 'unknown'], skills: [66, 66, 66] } as const
      return verdict(first, scored('south/one', points, incomplete(notIncluded, 50))).decidedBy?.text.values['fact']
    }
    const limit = message('criteria.decide.limit')
    expect([asked(carriers), asked(carriers, ...missing('snapshots'))]).toEqual([limit, limit])
  })
})

describe('who is not ranked', () => {
  const unknown: Points = [0, 25, 100, 'unknown']
  const facts = { security: 'resize', skills: 'images', fit: 'zones', flexibility: 'ddos' } as const
  const high: Points = [95, 95, 95]

  it('comes first where one fact lets it be ranked, not where two are needed', () => {
    const some = { security: unknown, skills: unknown, fit: unknown, sovereignty: high, consistency: high }
    const four = { ...some, flexibility: unknown }
    expect([
      decided(lacking(scored('south/one', some), facts)),
      decided(lacking(scored('south/one', four), facts)),
    ]).toEqual([['south/one', expect.any(String), 107], null])
  })

  it('comes first where the fact that a constraint waits for counts in its points as well', () => {
    const waits = (constraint: string): Alternative => {
      const one = scored(
        'south/one',
        { security: [40, 40, 99, 'partial'] },
        { state: 'undecided', reasons: [{ constraint, text: message('bill.fact.price') }] },
      )
      const { criteria } = one
      if (criteria === null) throw new Error('not scored')
      const indicators = criteria.security.indicators.map((each) => ({ ...each, lacking: ['certifications'] as const }))
      return { ...one, criteria: { ...criteria, security: { ...criteria.security, indicators } } }
    }
    expect([decided(waits('certification=HDS')), decided(waits('control=european'))]).toEqual([
      ['south/one', 'certification=HDS', 84],
      null,
    ])
  })
})
