import { describe, expect, it } from 'vitest'
import type { Alternative } from '../../src/domain/comparison.ts'
import type { Points } from './scored.ts'
import { scored, verdict } from './scored.ts'

const nobodyKnows: Points = [0, 25, 100, 'unknown']
const poor: Points = [5, 5, 5]

const said = (...alternatives: Alternative[]) =>
  verdict(...alternatives).said.filter((text) => text.includes('only because'))

describe('what is unknown, and stands before what is known to be bad', () => {
  it('is told where the order would turn if the unknown were as bad', () => {
    // One seventh of 20 points is the lead; the rest of the two is closer than that.
    const silent = scored('north/one', { fit: nobodyKnows })
    expect([
      said(silent, scored('south/one', { fit: poor, skills: [69, 69, 69] })),
      said(silent, scored('south/one', { fit: poor, skills: [49, 49, 49] })),
      said(silent, scored('south/one', { fit: nobodyKnows, skills: [49, 49, 49] })),
      said(silent, scored('south/one', { fit: [25, 25, 25], skills: [49, 49, 49] })),
    ]).toEqual([
      [
        'North one stands before South one only because something is unknown there: “Bought beyond the need”. It counts 25 of 100 points; at South one it is known, and counts less.',
      ],
      [],
      [],
      [],
    ])
  })

  it('adds up what is unknown, and names the two that weigh most', () => {
    const two = scored('north/one', { fit: nobodyKnows, skills: nobodyKnows })
    expect(said(two, scored('south/one', { fit: [15, 15, 15], skills: [20, 20, 20], cost: [64, 64, 64] }))).toEqual([
      'North one stands before South one only because 2 things are unknown there: “Bought beyond the need”, “Standard or own API”. Each counts 25 of 100 points; at South one they are known, and count less.',
    ])
  })

  it('is told of three pairs at most, and of nothing between regions of one provider', () => {
    const worse = ['south', 'east', 'west', 'down'].map((name) =>
      scored(`${name}/one`, { fit: poor, skills: [69, 69, 69] }),
    )
    const silent = scored('north/one', { fit: nobodyKnows })
    expect([
      said(silent, ...worse).length,
      said(silent, scored('north/two', { fit: poor, skills: [69, 69, 69] })),
    ]).toEqual([3, []])
  })
})

describe('a provider of the user’s own in the verdict', () => {
  it('is marked by name, and nobody has checked it', () => {
    const own = scored('north/one', { fit: [99, 99, 99] }, { selfDeclared: true })
    const found = verdict(own, scored('south/one', {})).said
    expect([found[0], found.at(-1)]).toEqual([
      'North one (self-declared) comes first with 57 points of 100 (between 57 and 57), clearly ahead of South one with 50 (50 to 50).',
      'Nobody has checked what is said about North one (self-declared): its facts, prices and levels are self-declared, so its points look surer than they are.',
    ])
  })
})
