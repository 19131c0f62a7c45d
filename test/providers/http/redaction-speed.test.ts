import { expect, test } from 'vitest'
import { createRedactor } from '../../../src/providers/shared/http/redactor.ts'

test.each([
  ['accents', 'éèàü'],
  ['entities', '&eacute;'],
  ['percents', '%C3%A9'],
  ['JSON', '{"id": "0a1b-2c3d", "name": "web-1", "size": 10},\n'],
])('a text of %s takes time in proportion to its length', (_, piece) => {
  const { text } = createRedactor([
    'Tr0ub4dor-secret',
    'Sécrèt-Mot2Passe',
    'correct horse battery',
    'gAAA-token-XYZ1234',
    'p4ss/w+rd',
  ])
  const spentMs = (length: number): number => {
    const long = piece.repeat(length / piece.length)
    const before = process.cpuUsage()
    text(long)
    return process.cpuUsage(before).user / 1000
  }
  // Beside each other, so that whatever else the machine does weighs on both.
  const spent = [1, 2, 3, 4, 5].map(() => [spentMs(2 ** 18), spentMs(2 ** 20)] as const)
  const [quarter, whole] = [Math.min(...spent.map(([one]) => one)), Math.min(...spent.map(([, one]) => one))] as const
  // In proportion: four times; by the square: sixteen.
  expect(whole).toBeLessThan(9 * Math.max(quarter, 10))
  expect(whole).toBeLessThan(600)
})
