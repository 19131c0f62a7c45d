import { describe, expect, it } from 'vitest'
import { ladder, linear, log, percent, pointsOf } from '../../src/scoring/criteria/shape.ts'

describe('points of a value', () => {
  it.each([
    ['linear upwards', linear(0, 20), [-1, 0, 5, 20, 21], [0, 0, 25, 100, 100]],
    ['linear downwards', linear(150, 0), [200, 150, 75, 0, -5], [0, 0, 50, 100, 100]],
    ['per cent', percent, [0, 40, 100], [0, 40, 100]],
    ['logarithm upwards', log(1, 100), [0.5, 1, 10, 100, 1000], [0, 0, 50, 100, 100]],
    ['logarithm downwards', log(4, 0.25), [8, 4, 1, 0.25, 0.1], [0, 0, 50, 100, 100]],
    ['logarithm of nothing, less is better', log(2, 0.02), [0, -1], [100, 100]],
    ['logarithm of nothing, more is better', log(1, 30), [0, -1], [0, 0]],
    ['ladder', ladder({ no: 0, stop: 75, live: 100 }), ['no', 'stop', 'live'], [0, 75, 100]],
  ])('%s', (_, shape, values, points) => {
    expect(values.map((value) => Math.round(pointsOf(shape, value) * 1e6) / 1e6)).toEqual(points)
  })

  it('refuses what it cannot place', () => {
    expect(() => pointsOf(ladder({ no: 0 }), 'maybe')).toThrow('no rung maybe among no')
    expect(() => pointsOf(percent, 'no')).toThrow('not a number: no')
    expect(() => pointsOf(percent, NaN)).toThrow('not a number: NaN')
  })
})
