import { expect, it } from 'vitest'
import { findConflict } from '../../src/scoring/constraints/conflict.ts'
import { baseConstraints } from '../../src/scoring/constraints/base-constraints.ts'
import { factConstraints } from '../../src/scoring/constraints/fact-constraints.ts'
import { readConstraints } from '../../src/scoring/constraints/apply-constraints.ts'

const jurisdictions = { EU: ['DE', 'FR'], EEA: ['DE', 'FR', 'NO'] }
const table = {
  ...baseConstraints(jurisdictions, 'EUR'),
  ...factConstraints({ facts: [], jurisdictions, today: '2026-11-22' }),
}
const conflictOf = (...require: readonly string[]): unknown =>
  findConflict(readConstraints(require, table, 'test'), table)

it.each([
  ['country=DE', 'country=FR', 'country=DE,FR'],
  ['country=DE', 'country!=eu', null],
  ['country!=DE,FR', 'country=DE', null],
  ['control=CH', 'control=EU', 'control=CH,EU'],
  ['control=FR', 'control!=FR', null],
  ['jurisdiction=US', 'jurisdiction=EEA', 'jurisdiction=US,EEA'],
  ['provider=ovh', 'provider=Hetzner', 'provider=ovh,Hetzner'],
  ['provider=OVH', 'provider!=ovh', null],
  ['arch=x86', 'arch=arm64', 'arch=x86,arm64'],
  ['bill<=10', 'bill>=10.01', null],
  ['total>=200', 'total<=100', null],
])('%s and %s exclude each other', (first, second, either) => {
  expect(conflictOf('certification=ISO27001', first, 'seal>=1', second)).toEqual({ first, second, either })
})

it('the first two are named', () => {
  expect(conflictOf('country=EU', 'control=FR', 'control=DE', 'country=NO')).toMatchObject({
    first: 'country=EU',
    second: 'country=NO',
  })
})

it.each([
  [['country=DE,FR', 'country=FR']],
  [['country=uk', 'country=GB']],
  [['country=EEA', 'country!=EU']],
  [['country!=FR', 'country!=DE']],
  [['country=DE', 'control=FR']],
  [['provider=ovh', 'provider=OVH,hetzner']],
  [['bill<=100', 'bill>=100']],
  [['bill<=100', 'bill<=50']],
  [['bill>=100', 'bill>=50']],
  [['bill<=10', 'total>=100']],
  [['region=GRA', 'region=ovh/GRA']],
  [['seal>=1', 'seal>=2']],
  [['certification=HDS', 'certification=C5']],
  [[]],
])('%j can be met together', (require) => {
  expect(conflictOf(...require)).toBeNull()
})
