import { expect, test } from 'vitest'
import type { Holder } from '../../src/domain/facts.ts'
import { factConstraints } from '../../src/scoring/constraints/fact-constraints.ts'
import { parseConstraint } from '../../src/scoring/constraints/parse-constraint.ts'
import { today } from '../cost/build.ts'
import { about, alternative, book } from './build.ts'

const jurisdictions = { european: ['DE', 'FR'] }
const half = (country: string, part: Partial<Holder> = {}): Holder => ({
  name: `${country} holding`,
  country,
  capitalPercent: 50,
  votesPercent: null,
  veto: false,
  ...part,
})

function judge(holders: readonly Holder[]): string | undefined {
  const table = factConstraints({ facts: [about('north', book({ holders }))], jurisdictions, today })
  const parsed = parseConstraint('control=european', table)
  if (parsed.kind === 'problem') throw new Error(parsed.message.key)
  return table['control']?.judge(parsed.constraint, { alternative: alternative('north/one'), offers: [] }).kind
}

test.each<[string, readonly Holder[], string]>([
  ['two halves inside', [half('FR'), half('DE')], 'met'],
  ['one of two halves outside', [half('FR'), half('US')], 'unknown'],
  ['both halves outside', [half('US'), half('US')], 'unknown'],
  [
    'halves of the votes',
    [half('FR', { votesPercent: 50, capitalPercent: null }), half('DE', { votesPercent: 50 })],
    'met',
  ],
  [
    'all of the capital, not of the votes',
    [half('FR', { votesPercent: 40 }), half('DE', { votesPercent: 40 })],
    'unknown',
  ],
  ['not all that there are', [half('FR'), half('DE', { capitalPercent: 30 })], 'unknown'],
])('where nobody decides alone: %s', (_, holders, kind) => {
  expect(judge(holders)).toBe(kind)
})
