import type { Shape } from '../../domain/manual.ts'

export function linear(zeroAt: number, fullAt: number): Shape {
  return { kind: 'linear', zeroAt, fullAt }
}

export function log(zeroAt: number, fullAt: number): Shape {
  return { kind: 'log', zeroAt, fullAt }
}

export function ladder(rungs: Readonly<Record<string, number>>): Shape {
  return { kind: 'ladder', rungs }
}

/** Points of a value in per cent that is itself the score. */
export const percent: Shape = linear(0, 100)

export function pointsOf(shape: Shape, value: number | string): number {
  switch (shape.kind) {
    case 'linear':
      return clamp((100 * (asNumber(value) - shape.zeroAt)) / (shape.fullAt - shape.zeroAt))
    case 'log':
      return logPoints(asNumber(value), shape)
    case 'ladder':
      return rungPoints(shape.rungs, String(value))
  }
}

export function clamp(points: number): number {
  return Math.min(100, Math.max(0, points))
}

/** A value of nothing lies beyond every bound on the lower side. */
function logPoints(value: number, shape: { readonly zeroAt: number; readonly fullAt: number }): number {
  if (value <= 0) return shape.fullAt < shape.zeroAt ? 100 : 0
  return clamp((100 * Math.log(value / shape.zeroAt)) / Math.log(shape.fullAt / shape.zeroAt))
}

function rungPoints(rungs: Readonly<Record<string, number>>, rung: string): number {
  const points = rungs[rung]
  if (points === undefined) throw new RangeError(`no rung ${rung} among ${Object.keys(rungs).join(', ')}`)
  return points
}

function asNumber(value: number | string): number {
  if (typeof value === 'number' && !Number.isNaN(value)) return value
  throw new RangeError(`not a number: ${value}`)
}
