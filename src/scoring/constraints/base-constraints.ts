import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Currency } from '../../domain/money.ts'
import type { Candidate, Constraint, ConstraintDefinition, ConstraintTable, Outcome } from './constraint.ts'
import { excludesByValue } from './conflict.ts'
import { met } from './constraint.ts'
import { countryCode } from '../../domain/country-code.ts'
import { moneyConstraint } from './money-constraint.ts'

/** Named groups of countries, by name: ISO 3166-1 codes. */
export type Jurisdictions = Readonly<Record<string, readonly string[]>>

const equality = ['=', '!='] as const

/**
 * The constraints that need nothing but the bill: where, who, how dear (in `currency`), which processors. `provider=` and `region=` choose where it
 * runs, and copies may lie elsewhere; `!=` rules a place out for copies as well.
 */
export function baseConstraints(jurisdictions: Jurisdictions, currency: Currency): ConstraintTable {
  return {
    country: countryConstraint(jurisdictions),
    provider: {
      ...named((candidate) => [candidate.alternative.provider], 'bill.unmet.provider'),
      excludes: excludesByValue(({ values }) => values.map((value) => value.toLowerCase())),
    },
    region: named(({ alternative }) => [alternative.region, alternative.id], 'bill.unmet.region'),
    arch: archConstraint(),
    bill: moneyConstraint('bill', currency),
    total: moneyConstraint('total', currency),
  }
}

function countryConstraint(jurisdictions: Jurisdictions): ConstraintDefinition {
  const groups = new Map(Object.entries(jurisdictions).map(([name, countries]) => [name.toLowerCase(), countries]))
  const countriesOf = (value: string): readonly string[] =>
    groups.get(value.toLowerCase()) ?? [countryCode(value) ?? value]
  return {
    operators: equality,
    coversBackups: equality,
    excludes: excludesByValue(({ values }) => values.flatMap(countriesOf)),
    check: (value) =>
      groups.has(value.toLowerCase()) || countryCode(value) !== null
        ? null
        : message('bill.constraint.country', { value, known: Object.keys(jurisdictions).join(', ') }),
    judge: (constraint, { alternative }) => {
      const { country } = alternative
      if (country === null) return { kind: 'unknown', fact: message('bill.fact.country') }
      const within = constraint.values.flatMap(countriesOf).includes(country)
      return equal(constraint, within, message('bill.unmet.country', { country: { country } }))
    },
  }
}

function named(
  namesOf: (candidate: Candidate) => readonly string[],
  unmet: 'bill.unmet.provider' | 'bill.unmet.region',
): ConstraintDefinition {
  return {
    operators: equality,
    coversBackups: ['!='],
    check: () => null,
    judge: (constraint, candidate) => {
      const names = namesOf(candidate)
      const within = constraint.values.some((value) => names.some((name) => name.toLowerCase() === value.toLowerCase()))
      return equal(constraint, within, message(unmet))
    },
  }
}

function equal(constraint: Constraint, within: boolean, reason: Message): Outcome {
  return within === (constraint.operator === '=') ? met : { kind: 'unmet', reason }
}

function archConstraint(): ConstraintDefinition {
  return {
    operators: equality,
    excludes: excludesByValue(({ values }) => values),
    check: (value) => (['x86', 'arm64'].includes(value) ? null : message('bill.constraint.arch', { value })),
    judge: (constraint, { alternative, offers }) => {
      const archs = offers.flatMap((offer) => (offer.kind === 'server' ? [offer.arch] : []))
      if (alternative.id === 'current' || (archs.length === 0 && alternative.cost === null)) {
        return { kind: 'unknown', fact: message('bill.fact.arch') }
      }
      const within = (arch: string): boolean => constraint.values.includes(arch) === (constraint.operator === '=')
      return archs.every(within) ? met : { kind: 'unmet', reason: message('bill.unmet.arch') }
    },
  }
}
