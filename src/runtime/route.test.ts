import { expect, test } from 'vitest'
import { routed } from './route.ts'

test.each([
  [[], { argv: [], bare: true }],
  [['--lang', 'fr'], { argv: ['--lang', 'fr'], bare: true }],
  [['help', 'compare'], { argv: ['compare', '--help'], bare: false }],
  [['help'], { argv: ['--help'], bare: false }],
  [['--lang=fr', '-q', 'compare', 'a.yaml'], { argv: ['compare', 'a.yaml', '--lang=fr', '-q'], bare: false }],
  [['compare', '--lang', 'fr'], { argv: ['compare', '--lang', 'fr'], bare: false }],
  [['--version'], { argv: ['--version'], bare: false }],
])('%j', (argv, line) => {
  expect(routed(argv)).toEqual(line)
})
