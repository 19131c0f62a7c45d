import { expect, test } from 'vitest'
import type { Alternative, Comparison } from '../../src/domain/comparison.ts'
import type { Deployment } from '../../src/domain/deployment.ts'
import { compareCost } from '../../src/scoring/compare-cost.ts'
import { met } from '../../src/scoring/constraints/constraint.ts'
import type { ConstraintTable, Outcome } from '../../src/scoring/constraints/constraint.ts'
import { message } from '../../src/domain/message.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { catalogue, component, deployment, norms, price, rates, server, today } from './build.ts'

const tr = await createTranslator('en')
const fact = message('bill.fact.arch')

/** Judges each provider by what is said here: unmet, unknown, else met. */
const judged = (unmet: readonly string[], unknown: readonly string[]): ConstraintTable[string] => ({
  operators: ['='],
  coversBackups: ['='],
  check: () => null,
  judge: (_, { alternative }): Outcome => {
    if (unmet.includes(alternative.provider)) return { kind: 'unmet', reason: fact }
    return unknown.includes(alternative.provider) ? { kind: 'unknown', fact } : met
  },
})

function compared(moreConstraints: ConstraintTable, part: Partial<Deployment> = {}): Comparison {
  const offers = [
    server('s', [price('10', 'month')], { at: 'north/x' }),
    server('s', [price('20', 'month')], { at: 'south/x' }),
  ]
  return compareCost({
    deployment: deployment([component('web')], { require: ['a=yes', 'b=yes'], ...part }),
    catalogue: catalogue(offers),
    stores: catalogue(offers),
    rates,
    norms,
    options: { jurisdictions: {}, moreConstraints },
    today,
  })
}

const said = ({ verdict }: Comparison): string | undefined => verdict.sentences.map((each) => tr.t(each)).at(-1)
const open = ({ alternatives }: Comparison): readonly (readonly [string, readonly string[]])[] =>
  alternatives.map(({ provider, stillOpen = [] }: Alternative) => [provider, stillOpen.map((one) => one.constraint)])

test('an excluded one keeps what nobody could judge, and does not qualify by giving up the other constraint', () => {
  const found = compared({ a: judged(['north', 'south'], []), b: judged([], ['north', 'south']) })
  expect(open(found)).toEqual([
    ['north', ['b=yes']],
    ['south', ['b=yes']],
  ])
  expect(said(found)).toBe('Without a=yes, North x would still be open – find out which processors are used.')
})

test('one that would qualify comes before a cheaper one that would still be open', () => {
  const found = compared({ a: judged(['north', 'south'], []), b: judged([], ['north']) })
  expect(said(found)).toBe('Without a=yes, South x would qualify at €20.00 a month.')
})

test('no amount is named where the backups would lie elsewhere without the constraint', () => {
  const backup = { retentionDays: 7, copies: 1, otherProvider: true }
  const found = compared({ a: judged(['north', 'south'], []), b: judged([], []) }, { backup })
  expect(said(found)).toBe('Without a=yes, North x would qualify; run it again without that constraint for the amount.')
})
