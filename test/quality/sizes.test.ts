import { expect, test } from 'vitest'
import { compare, improved } from '../../scripts/sizes.js'
import { measureSource } from '../../scripts/sizes/measure-source.js'

const figures = {
  fileP95: 101,
  fileMax: 290,
  functionP95: 21,
  functionMax: 44,
  any: 0,
  castsPerThousandLines: 0.42,
  castsWithoutReason: 0,
  clonesPercent: 0.13,
  filesThatNameOneProvider: 2,
}
const stored = {
  fileP95: 105,
  fileMax: 290,
  functionP95: 25,
  functionMax: 45,
  any: 0,
  castsPerThousandLines: 0.5,
  castsWithoutReason: 0,
  clonesPercent: 0.2,
  filesThatNameOneProvider: 2,
}

test('a file is measured', () => {
  const text = [
    'export function long(x: unknown): string {',
    '  // The caller has checked it.',
    '  const text = x as string',
    '  return text',
    '}',
    '',
    'const names = [1] as const',
    'const any = (x: any) => x as number',
    '',
  ].join('\n')
  expect(measureSource('a.ts', text)).toEqual({ lines: 8, functions: [5], any: 1, casts: 2, castsWithoutReason: 1 })
})

test('figures as good as the stored ones pass', () => {
  expect(compare(figures, stored).filter(({ worse }) => worse)).toEqual([])
})

test.each(Object.keys(figures))('%s may not get worse', (key) => {
  const worse = { ...figures, [key]: stored[key as keyof typeof stored] + 10 }
  expect(
    compare(worse, stored)
      .filter((row) => row.worse)
      .map((row) => row.key),
  ).toEqual([key])
})

test('limits hold without a stored figure', () => {
  expect(
    compare({ ...figures, fileMax: 301 }, {})
      .filter(({ worse }) => worse)
      .map(({ key }) => key),
  ).toEqual(['fileMax'])
})

test('an update stores what is better and keeps what is worse', () => {
  expect(improved({ ...figures, fileP95: 90, functionMax: 58 }, stored)).toEqual({ ...stored, fileP95: 90 })
})
