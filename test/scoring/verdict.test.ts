import { describe, expect, it } from 'vitest'
import { Big } from '../../src/domain/money.ts'
import { rankByScore } from '../../src/scoring/rank/rank-by-score.ts'
import type { Alternative } from '../../src/domain/comparison.ts'
import { alternative, cost } from './build.ts'
import type { Points } from './scored.ts'
import { lacking, scored, tr, verdict } from './scored.ts'

describe('ranking by score', () => {
  const order = (...alternatives: Alternative[]) =>
    rankByScore(alternatives).map(({ id, state, rank }) => `${id} ${state} ${String(rank)}`)

  it('puts the best first, then what is cheaper, then by name; what is not ranked behind', () => {
    const bad: Points = [0, 25, 100, 'unknown']
    expect(
      order(
        scored('north/one', { fit: [90, 90, 90] }, { state: 'excluded' }),
        scored('east/one', {}),
        scored('west/one', {}, { cost: cost(90) }),
        scored('down/one', {}),
        scored('up/one', { fit: [60, 60, 60] }),
        scored('south/one', { fit: [80, 80, 80] }, { state: 'undecided' }),
        scored('dark/one', { fit: bad, skills: bad, security: bad }),
        scored('dim/one', { fit: bad, skills: bad }),
        alternative('bare/one'),
      ),
    ).toEqual([
      'up/one ranked 1',
      'west/one ranked 2',
      'down/one ranked 3',
      'east/one ranked 4',
      'dim/one ranked 5',
      'south/one undecided null',
      'dark/one notRanked null',
      'bare/one notRanked null',
      'north/one excluded null',
    ])
  })

  it('of equal scores, puts a country of the users first', () => {
    const [here, there] = ['FR', 'DE'].map((country) => ({ country }))
    const far = scored('north/a', {}, { ...there, cost: cost(50) })
    const near = scored('north/b', {}, { ...here, cost: cost(90) })
    const best = scored('south/one', { fit: [60, 60, 60] }, there)
    const ids = (usersIn: readonly string[]) => rankByScore([far, near, best], usersIn).map(({ id }) => id)
    expect([ids(['BE', 'FR']), ids([])]).toEqual([
      ['south/one', 'north/b', 'north/a'],
      ['south/one', 'north/a', 'north/b'],
    ])
  })

  it('says why something is not ranked', () => {
    const bad: Points = [0, 25, 100, 'unknown']
    const [dark] = rankByScore([scored('dark/one', { fit: bad, skills: bad, security: bad })])
    expect(dark?.reasons.map(({ constraint, text }) => [constraint, tr.t(text)])).toEqual([
      ['evidence', '42.9% of what the criteria ask is unknown (at most 30% may be)'],
    ])
  })
})

describe('the verdict', () => {
  it('names a clear winner', () => {
    const { said, separable, decidedBy, weakest } = verdict(
      scored('north/one', { fit: [99, 99, 99] }),
      scored('south/one', {}),
    )
    expect({ said, separable, decidedBy, weakest }).toEqual({
      said: [
        'North one comes first with 57 points of 100 (between 57 and 57), clearly ahead of South one with 50 (50 to 50).',
        'North one costs €100.00 a month in all, without tax; South one, €100.00.',
      ],
      separable: true,
      decidedBy: null,
      weakest: [],
    })
  })

  it('names no winner where intervals overlap, and the fact that could turn it', () => {
    const found = verdict(
      scored('north/one', { fit: [64, 64, 64] }),
      scored('south/one', { flexibility: [25, 50, 75, 'unverified'], skills: [40, 50, 60, 'stale'] }),
      scored('east/one', { flexibility: [20, 45, 70, 'unverified'] }),
    )
    expect([found.separable, found.said]).toEqual([
      false,
      [
        'Not clear: North one (52 points, possibly 52–52) cannot be told apart from South one (50, possibly 45–55), nor from 1 more provider.',
        'To decide, ask South for this: change of a server’s size. With the best answer South one comes first, unless North one can give one as good.',
        'North one costs €100.00 a month in all, without tax; South one, €100.00.',
      ],
    ])
    expect(found.decidedBy).toMatchObject({
      alternative: 'south/one',
      indicator: 'flexibility.resize',
      fact: 'resize',
      swing: expect.closeTo((25 + 10) / 7, 9) as number,
    })
    expect(found.weakest.map((one) => tr.t(one.text))).toEqual([
      'South one, “Resizing a server”: 7.1 of 100 points open.',
      'South one, “Standard or own API”: 2.9 of 100 points open.',
    ])
  })

  it('also looks for what would bring the first down', () => {
    const found = verdict(scored('north/one', { fit: [20, 60, 60, 'unverified'] }), scored('south/one', {}))
    expect(found.said[1]).toBe(
      'To decide, ask North for this: change of a server’s size. At its worst, South one comes before North one.',
    )
  })

  it('admits that no single fact would turn it', () => {
    const apart = { flexibility: 'resize', skills: 'images', fit: 'zones' } as const
    const wide: Points = [40, 50, 60, 'stale']
    const found = verdict(
      scored('north/one', { fit: [64, 64, 64] }),
      lacking(scored('south/one', { flexibility: wide, skills: wide, fit: [45, 50, 55, 'stale'] }), apart),
    )
    expect([found.separable, found.decidedBy, found.said[1]]).toEqual([
      false,
      null,
      'No single fact is enough to change who is first; several together may be.',
    ])
  })

  it('looks for what would turn it at other providers only, and takes the surest', () => {
    const found = verdict(
      scored('north/one', { fit: [64, 64, 64] }),
      scored('north/two', { fit: [63, 63, 63], security: [0, 50, 100, 'unverified'] }),
      scored('south/one', { skills: [40, 50, 66, 'stale'] }),
      scored('east/one', { flexibility: [40, 50, 70, 'stale'] }),
      scored('west/one', { security: [10, 40, 90] }),
    )
    expect(found.decidedBy).toEqual({
      alternative: 'east/one',
      criterion: 'flexibility',
      indicator: 'flexibility.resize',
      fact: 'resize',
      swing: expect.closeTo(20 / 7, 9) as number,
      text: expect.objectContaining({ key: 'criteria.decide.rise' }) as unknown,
    })
  })

  it('needs more than a tie to turn it', () => {
    const tie = verdict(
      scored('north/one', { fit: [64, 64, 64] }),
      scored('south/one', { skills: [40, 50, 64, 'stale'] }),
    )
    expect(tie.decidedBy).toBe(null)
  })

  it('sorts what is weakest by what it leaves open, five at most, with the reason', () => {
    const found = verdict(
      scored('north/one', { fit: [60, 64, 68, 'stale'], skills: [50, 50, 50, 'stale'], security: [40, 50, 60] }),
      scored('south/one', {
        security: [45, 50, 55, 'stale'],
        flexibility: [20, 50, 80, 'unverified'],
        consistency: [30, 50, 70, 'partial'],
        cost: [40, 50, 60, 'partial'],
        skills: [49, 50, 51, 'stale'],
        fit: [0, 25, 100, 'unknown'],
      }),
      scored('east/one', { fit: [0, 25, 100, 'unknown'], skills: [10, 10, 10] }),
    )
    expect(
      found.weakest.map(
        ({ alternative: id, indicator: what, status, width }) => `${id} ${what} ${status} ${width.toFixed(1)}`,
      ),
    ).toEqual([
      'south/one fit.waste unknown 14.3',
      'south/one flexibility.resize unverified 8.6',
      'south/one consistency.images partial 5.7',
      'south/one cost.total partial 2.9',
      'south/one security.ddos stale 1.4',
    ])
  })

  it('takes other regions of the first for no rivals', () => {
    const found = verdict(
      scored('north/one', { fit: [90, 90, 90] }),
      scored('north/two', { fit: [90, 90, 90] }),
      scored('south/one', {}),
    )
    expect([found.separable, found.said]).toEqual([
      true,
      [
        'North one comes first with 56 points of 100 (between 56 and 56), clearly ahead of South one with 50 (50 to 50).',
        'Other places of the same provider stand between the two: North two.',
        'North one costs €100.00 a month in all, without tax; South one, €100.00.',
      ],
    ])
  })

  it('speaks of one alternative, and of none', () => {
    expect(verdict(scored('north/one', {})).said).toEqual([
      'North one is the only alternative that could be ranked: 50 points of 100 (between 50 and 50).',
      'North one costs €100.00 a month in all, without tax.',
    ])
    expect(verdict(scored('north/one', {}, { state: 'excluded' })).said).toEqual([
      'Nothing could be ranked by the seven criteria. The reasons stand with each alternative.',
    ])
  })

  it('says what those named cost, and who is cheapest', () => {
    const range = { low: new Big(80), high: new Big(150), shareUncertain: 0.3 }
    const cheap = scored('east/one', { fit: [20, 20, 20] }, { cost: cost(40) })
    const some = verdict(
      scored('north/one', { fit: [99, 99, 99] }, { cost: cost(110, { range, bill: new Big(100) }) }),
      scored('south/one', {}, { cost: cost(90, { lowerBound: true }) }),
      cheap,
    )
    expect(some.said.slice(1, 3)).toEqual([
      'North one costs €90.00 to €160.00 a month in all, without tax; South one, at least €90.00.',
      'The lowest complete total of the ranking is that of East one: €40.00.',
    ])
    const open = verdict(scored('north/one', {}, { cost: cost(100, { range, lowerBound: true }) }))
    expect(open.said[1]).toBe('North one costs at least €80.00 to €150.00 a month in all, without tax.')
  })
})
