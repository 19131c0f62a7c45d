import { expect, test } from 'vitest'
import { terminalWidth } from './terminal-width.ts'

test.each([
  ['120', null, 120],
  ['120', 100, 120],
  [undefined, 100, 100],
  ['', 100, 100],
  ['wide', 100, 100],
  ['19', 100, 100],
  ['80.5', 100, 100],
  [undefined, null, 80],
  [undefined, 0, 80],
  ['0', 0, 80],
])('COLUMNS=%s at a terminal of %s columns makes %i', (wish, ofTerminal, width) => {
  expect(terminalWidth(wish, ofTerminal)).toBe(width)
})
