import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Currency } from '../../domain/money.ts'
import { Big } from '../../domain/money.ts'
import { amountOf } from '../cost/name.ts'
import type { Candidate, Constraint, ConstraintDefinition, ConstraintTable, Outcome } from './constraint.ts'
import { met } from './constraint.ts'

/** Named groups of countries, by name: ISO 3166-1 codes. */
export type Jurisdictions = Readonly<Record<string, readonly string[]>>

const equality = ['=', '!='] as const

/** The constraints that need nothing but the bill: where, who, how dear (in `currency`), which processors. */
export function baseConstraints(jurisdictions: Jurisdictions, currency: Currency): ConstraintTable {
  return {
    country: countryConstraint(jurisdictions),
    provider: named((candidate) => [candidate.alternative.provider], 'bill.unmet.provider'),
    region: named(({ alternative }) => [alternative.region, alternative.id], 'bill.unmet.region'),
    arch: archConstraint(),
    bill: moneyConstraint('bill', currency),
    total: moneyConstraint('total', currency),
  }
}

function countryConstraint(jurisdictions: Jurisdictions): ConstraintDefinition {
  const groups = new Map(Object.entries(jurisdictions).map(([name, countries]) => [name.toLowerCase(), countries]))
  const countriesOf = (value: string): readonly string[] => groups.get(value.toLowerCase()) ?? [value.toUpperCase()]
  return {
    operators: equality,
    coversBackups: true,
    check: (value) =>
      groups.has(value.toLowerCase()) || /^[A-Za-z]{2}$/.test(value)
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

/** A limit on a month's money, in the deployment's currency. What is a lower bound or may rise above it is unknown. */
function moneyConstraint(what: 'bill' | 'total', currency: Currency): ConstraintDefinition {
  return {
    operators: ['<=', '>='],
    check: (value) => (/^\d+(\.\d+)?$/.test(value) ? null : message('bill.constraint.amount', { key: what, value })),
    judge: (constraint, { alternative }) => {
      const { cost } = alternative
      if (cost === null) return { kind: 'unknown', fact: message('bill.fact.price') }
      const [limit] = constraint.values.map((value) => new Big(value))
      if (limit === undefined) return met
      const above = cost[what].gt(limit)
      const within = constraint.operator === '<=' ? !above : cost[what].gte(limit)
      if (!within && !(cost.lowerBound && constraint.operator === '>=')) {
        return { kind: 'unmet', reason: message(`bill.unmet.${what}`, { amount: amountOf(cost[what], currency) }) }
      }
      const highest = cost[what].plus(cost.range === null ? 0 : cost.range.high.minus(cost.bill))
      const unsure = constraint.operator === '<=' && (cost.lowerBound || highest.gt(limit))
      return unsure || !within ? { kind: 'unknown', fact: message('bill.fact.price') } : met
    },
  }
}
