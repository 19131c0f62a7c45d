import type { Cost } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Currency } from '../../domain/money.ts'
import { Big } from '../../domain/money.ts'
import { leastTotal, mostBill, mostTotal } from '../../domain/paid.ts'
import { amountOf } from '../cost/name.ts'
import type { Constraint, ConstraintDefinition, Outcome } from './constraint.ts'
import { met } from './constraint.ts'

type Limited = 'bill' | 'total'

/** What a month may cost as far as is known; `high` is null where something has no price. */
interface Span {
  readonly low: Big
  readonly high: Big | null
  /** The high end on the servers that are billed; above it, those count that volumes of unknown limit may take besides. */
  readonly onTheseServers: Big
}

/** A limit on a month's money, in `currency`. A limit within what the amount may turn out to be leaves it open, either way. */
export function moneyConstraint(what: Limited, currency: Currency): ConstraintDefinition {
  return {
    operators: ['<=', '>='],
    takesOne: true,
    excludes: (a, b) => isCrossed(a, b) || isCrossed(b, a),
    check: (value) => (/^\d+(\.\d+)?$/.test(value) ? null : message('bill.constraint.amount', { key: what, value })),
    judge: ({ operator, values }, { alternative: { cost } }) => {
      if (cost === null) return { kind: 'unknown', fact: message('bill.fact.price') }
      const [limit] = values.map((value) => new Big(value))
      if (limit === undefined) return met
      const span = spanOf(cost, what)
      const isBelow = span.high?.lte(limit) === true
      const isAbove = span.low.gte(limit)
      if (operator === '<=' ? isBelow : isAbove) return met
      const isRefuted = operator === '<=' ? span.low.gt(limit) : span.high?.lt(limit) === true
      return isRefuted ? unmet(cost, what, currency) : { kind: 'unknown', fact: open(span, what, currency) }
    },
  }
}

/** At most the one and at least the other, which is more. */
function isCrossed(most: Constraint, least: Constraint): boolean {
  const [limit] = most.values
  const [floor] = least.values
  if (most.operator !== '<=' || least.operator !== '>=' || limit === undefined || floor === undefined) return false
  return new Big(limit).lt(floor)
}

function spanOf(cost: Cost, what: Limited): Span {
  const { bill, range } = cost
  const [low, high] = what === 'bill' ? [range?.low ?? bill, mostBill(cost)] : [leastTotal(cost), mostTotal(cost)]
  const onTheseServers = cost[what].minus(bill).plus(range?.high ?? bill)
  return { low, high: cost.lowerBound ? null : high, onTheseServers }
}

function unmet(cost: Cost, what: Limited, currency: Currency): Outcome {
  const { low, high } = spanOf(cost, what)
  const words = { amount: amountOf(cost[what], currency), low: amountOf(low, currency) }
  if (high === null) return { kind: 'unmet', reason: message(`bill.unmet.${what}AtLeast`, words) }
  if (high.eq(low)) return { kind: 'unmet', reason: message(`bill.unmet.${what}`, words) }
  const reason = message(`bill.unmet.${what}Range`, { ...words, high: amountOf(high, currency) })
  return { kind: 'unmet', reason }
}

function open({ low, high, onTheseServers }: Span, what: Limited, currency: Currency): Message {
  const least = amountOf(low, currency)
  if (high === null) return message(`bill.fact.${what}AtLeast`, { low: least })
  const words = { low: least, high: amountOf(high, currency) }
  const more = high.minus(onTheseServers)
  if (more.lte(0)) return message(`bill.fact.${what}Range`, words)
  const key = onTheseServers.gt(low)
    ? (`bill.fact.${what}RangeServers` as const)
    : (`bill.fact.${what}Servers` as const)
  return message(key, { ...words, more: amountOf(more, currency) })
}
