import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import { message } from '../../src/domain/message.ts'
import type { Points } from './scored.ts'
import { scored, verdict } from './scored.ts'

const holders = { constraint: 'control=european', text: message('criteria.constraint.controlUnknown') }
const quote = { constraint: 'bill<=100', text: message('bill.fact.price') }
const all = (points: number): Partial<Record<'security' | 'sovereignty' | 'skills' | 'fit', Points>> =>
  Object.fromEntries(['security', 'sovereignty', 'skills', 'fit'].map((key) => [key, [points, points, points]]))
const open = (points: number, part: Partial<Alternative> = {}): Alternative =>
  scored('great/one', all(points), { state: 'undecided', reasons: [holders], ...part })

describe('an undecided alternative that lacks one fact and scores more than the first', () => {
  it('takes the verdict its clearness, and its fact decides', () => {
    const found = verdict(scored('north/one', all(90)), scored('south/one', {}), open(95))
    expect([found.separable, found.decidedBy?.alternative, found.decidedBy?.indicator, found.said.slice(0, 3)]).toEqual(
      [
        false,
        'great/one',
        'control=european',
        [
          'North one comes first among those that qualify, with 73 points of 100 (between 73 and 73), ahead of South one with 50 (50 to 50).',
          'Great one scores more (76 points), but one fact is lacking to let it take part.',
          'To decide, obtain who holds the provider, with capital and votes: if Great one satisfies control=european, it comes first.',
        ],
      ],
    )
  })

  it('is told where only one could be ranked', () => {
    const found = verdict(scored('north/one', {}), open(95))
    expect([found.separable, found.decidedBy?.alternative]).toEqual([false, 'great/one'])
  })

  it.each<[string, Alternative]>([
    ['scores no more', open(90)],
    ['lacks two', open(95, { reasons: [holders, quote] })],
    ['is excluded', open(95, { state: 'excluded' })],
    ['has no score', open(95, { overall: null })],
  ])('not one that %s', (_, other) => {
    const found = verdict(scored('north/one', all(90)), scored('south/one', {}), other)
    expect([found.separable, found.decidedBy]).toEqual([true, null])
  })

  it('the best of several', () => {
    expect(verdict(scored('north/one', {}), open(60), { ...open(95), id: 'great/two' }).decidedBy?.alternative).toBe(
      'great/two',
    )
  })
})
