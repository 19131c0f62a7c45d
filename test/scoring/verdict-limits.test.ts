import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import { message } from '../../src/domain/message.ts'
import { mostUnknown, rankByScore } from '../../src/scoring/rank/rank-by-score.ts'
import { todayWarnings } from '../../src/scoring/rank/today-warning.ts'
import { about, alternative } from './build.ts'
import type { Points } from './scored.ts'
import { scored, verdict } from './scored.ts'

describe('ranks', () => {
  const order = (...all: Alternative[]) => rankByScore(all).map(({ id, state, rank }) => [id, state, rank])

  it('put what has no bill behind what has one, then go by name', () => {
    const bare = (id: string) => scored(id, {}, { cost: null })
    const expected = [
      ['z/one', 'ranked', 1],
      ['a/one', 'ranked', 2],
      ['b/one', 'ranked', 3],
    ]
    expect([
      order(bare('b/one'), scored('z/one', {}), bare('a/one')),
      order(bare('a/one'), bare('b/one'), scored('z/one', {})),
    ]).toEqual([expected, expected])
  })

  it('are given up to the share of unknowns that is allowed; what is open says it as well', () => {
    const unknown = (share: number, part: Partial<Alternative> = {}): Alternative => {
      const one = scored('north/one', {}, part)
      return { ...one, overall: one.overall && { ...one.overall, unknownShare: share } }
    }
    const judged = (one: Alternative): unknown => {
      const [only] = rankByScore([one])
      return [only?.state, only?.reasons.map(({ text }) => text.key)]
    }
    expect([
      judged(unknown(mostUnknown)),
      judged(unknown(mostUnknown + 0.01)),
      judged(unknown(1, { state: 'undecided' })),
      judged(alternative('bare/one')),
    ]).toEqual([
      ['ranked', []],
      ['notRanked', ['criteria.notRanked.unknown']],
      ['undecided', ['criteria.notRanked.unknown']],
      ['notRanked', ['criteria.notRanked.noScore']],
    ])
  })
})

describe('the verdict at its limits', () => {
  const best: Points = [90, 90, 90]

  it('is not clear where the lowest of the first is the highest of the next', () => {
    const open: Points = [43, 50, 50, 'stale']
    const found = verdict(scored('north/one', { fit: open }), scored('south/one', { fit: [43, 43, 43] }))
    expect([found.separable, found.sentences[0]?.key]).toEqual([false, 'criteria.verdict.notClear'])
  })

  it('counts regions of one provider where there are more than two', () => {
    const regions = ['one', 'two', 'three', 'four'].map((region) => scored(`north/${region}`, { fit: best }))
    const { sentences } = verdict(...regions, scored('south/one', {}))
    const names = message('criteria.verdict.regions', { count: 3, provider: 'North' })
    expect(sentences[1]).toEqual(message('criteria.verdict.sameProvider', { names }))
  })

  it('takes the fact that turns it by most, wherever that stands', () => {
    const found = verdict(
      scored('north/one', { fit: [64, 64, 64] }),
      scored('south/one', { skills: [40, 50, 90, 'stale'] }),
      scored('east/one', { flexibility: [40, 50, 70, 'stale'] }),
    )
    expect(found.decidedBy?.alternative).toBe('south/one')
  })

  it('warns of today by name', () => {
    const current = { ...alternative('north/'), id: 'current' }
    expect(todayWarnings([current], [about('north', {})])).toEqual([
      message('criteria.warning.today', {
        who: message('bill.name.current', { provider: 'North' }),
        provider: 'North',
      }),
    ])
  })
})
