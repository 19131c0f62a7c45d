import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import { message } from '../../src/domain/message.ts'
import { Big } from '../../src/domain/money.ts'
import { line } from '../presenters/samples.ts'
import { cost, unverified } from './build.ts'
import type { Points } from './scored.ts'
import { scored, verdict } from './scored.ts'

describe('what is weakest', () => {
  it('is told once where one thing to find out would settle several indicators', () => {
    const one = scored('north/one', { skills: [0, 25, 100, 'unknown'], fit: [20, 50, 80, 'partial'] })
    const caused = (key: 'criteria.reason.today' | 'criteria.reason.unverified'): Alternative => {
      const { criteria } = one
      if (criteria === null) throw new Error('not scored')
      const because = (name: 'skills' | 'fit') => ({
        ...criteria[name],
        indicators: criteria[name].indicators.map((indicator) => ({ ...indicator, reason: message(key) })),
      })
      return { ...one, criteria: { ...criteria, skills: because('skills'), fit: because('fit') } }
    }
    const told = (at: Alternative) => verdict(at, scored('south/one', {})).weakest.map(({ indicator }) => indicator)
    expect([told(caused('criteria.reason.today')), told(caused('criteria.reason.unverified'))]).toEqual([
      ['skills.api'],
      ['skills.api', 'fit.waste'],
    ])
  })
})

describe('rivals', () => {
  it('takes what runs today for a rival, even at the same provider', () => {
    const stay = scored('north/', {}, { id: 'current', region: '' })
    expect(verdict(scored('north/one', { fit: [90, 90, 90] }), stay).said[0]).toBe(
      'North one comes first with 56 points of 100 (between 56 and 56), clearly ahead of staying at North with 50 (50 to 50).',
    )
  })

  it('has no rival among the regions of one provider, and no fact to decide by', () => {
    const wide: Points = [20, 50, 80, 'unverified']
    const found = verdict(
      scored('north/one', { fit: [40, 64, 64, 'unverified'] }, { cost: cost(100, { lowerBound: true }) }),
      scored('north/two', { skills: wide }),
      scored('north/three', { skills: wide }),
    )
    expect([found.separable, found.decidedBy, found.said]).toEqual([
      true,
      null,
      [
        'North is the only provider that could be ranked; of its places North one comes first with 52 points of 100 (between 49 and 52), before North three, North two.',
        'North one costs at least €100.00 a month in all, without tax.',
        'The lowest complete total of the ranking is that of North three: €100.00.',
        'The price of North one is not certain: ask for a quote before deciding.',
      ],
    ])
  })

  it('counts the providers further down that could come first as well', () => {
    const open: Points = [30, 35, 99, 'unverified']
    const found = verdict(
      scored('north/one', { fit: [64, 64, 64] }),
      scored('south/one', {}),
      scored('east/one', { skills: open }),
      scored('east/two', { skills: open }),
      scored('west/one', { fit: [20, 20, 20] }),
    )
    expect([found.separable, found.said[1]]).toEqual([
      false,
      'The evidence does not tell 1 provider further down apart from North one.',
    ])
  })

  it('decides by a price where a price is what is missing, never by an indicator that nobody can obtain', () => {
    const notIncluded = [{ what: message('facts.feature.vpn'), why: message('facts.none'), needed: true }]
    const dear = { cost: cost(100, { lowerBound: true, notIncluded }) }
    const lower: Points = [0, 50, 50, 'partial']
    const found = verdict(
      scored('north/one', { fit: [60, 64, 64, 'unknown'] }),
      scored('south/one', { cost: [0, 0, 50, 'unknown'], fit: [50, 63, 63], skills: [55, 55, 55] }, dear),
    )
    expect(found.said[1]).toBe(
      'To decide, ask South for this: price of VPN. With the best answer South one comes first, unless North one can give one as good.',
    )
    expect(found.decidedBy).toMatchObject({ indicator: 'cost.total', fact: null })
    const lines = [line({ part: 'snapshots', amount: new Big(100), evidence: unverified })]
    const quote = { cost: cost(100, { lines, range: { low: new Big(90), high: new Big(300), shareUncertain: 1 } }) }
    const asked = verdict(scored('north/one', { cost: lower }, quote), scored('south/one', { fit: [49, 49, 49] }))
    expect(asked.said[1]).toContain('ask North for this: price by a quote, above all of snapshots')
    const nothing = verdict(scored('north/one', { cost: lower }), scored('south/one', { fit: [49, 49, 49] }))
    expect([nothing.decidedBy, nothing.said[1]]).toEqual([
      null,
      'North one costs €100.00 a month in all, without tax; South one, €100.00.',
    ])
  })
})
