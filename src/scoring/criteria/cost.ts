import type { BillLine } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import { multipleOf, zero } from '../../domain/money.ts'
import { findFact, daysBetween } from './fact-lookup.ts'
import type { Indicator, Measured } from './indicator.ts'
import { exactly, notApplicable } from './indicator.ts'
import { measureLeaving } from './measure-leaving.ts'
import { unknown } from './measure-facts.ts'
import { linear, log } from './shape.ts'
import type { Situation } from './situation.ts'
import { isToday } from './situation.ts'
import { inMonths, paidBounds, reasonForRange, totalBounds, totalReason, usageBounds } from './total-bounds.ts'

/** Rise of list prices, in per cent over two years, that leaves no points. */
const worstRise = 60
/** Share of the bill, in per cent, that leaves no points when it depends on usage. */
const worstUsage = 50
const watchedDays = 730

export const costIndicators: readonly Indicator[] = [
  {
    id: 'cost.total',
    criterion: 'cost',
    weight: 6,
    unit: 'reference-totals',
    shape: log(4, 0.25),
    facts: [],
    derived: ['total', 'reference total'],
    measure: measureTotal,
  },
  {
    id: 'cost.usageShare',
    criterion: 'cost',
    weight: 1,
    unit: 'percent',
    shape: linear(worstUsage, 0),
    facts: [],
    derived: ['bill by unit'],
    measure: measureUsageShare,
  },
  {
    id: 'cost.arriving',
    criterion: 'cost',
    weight: 1,
    unit: 'months',
    shape: linear(6, 0),
    facts: [],
    derived: ['one-off cost', 'total'],
    measure: measureArriving,
  },
  {
    id: 'cost.leaving',
    criterion: 'cost',
    weight: 1,
    unit: 'months',
    shape: linear(2, 0),
    facts: [],
    derived: ['data stored', 'traffic prices', 'total'],
    measure: measureLeaving,
  },
  {
    id: 'cost.priceStability',
    criterion: 'cost',
    weight: 2,
    unit: 'percent',
    shape: linear(worstRise, 0),
    facts: ['priceHistory'],
    derived: ['today'],
    measure: measurePriceStability,
  },
]

/**
 * Total over the reference total; with a budget, what is paid, tax included. Bounds come from the range of the bill and from the hours
 * of operations; a total with a missing price has no upper bound, and counts at the bottom.
 */
function measureTotal(situation: Situation): Measured {
  const { deployment, alternative, referenceTotal } = situation
  const { cost } = alternative
  if (cost === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noBill') }
  if (referenceTotal === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noReference') }
  const ratio = (money: typeof cost.total) => multipleOf(referenceTotal, money)
  const { expected, atWorst, low, high } = (deployment.budget === null ? totalBounds : paidBounds)(cost, situation)
  const known = exactly(ratio(expected))
  const why = totalReason(cost, situation)
  if (high === null) return { ...known, estimate: Infinity, bounds: [ratio(low), Infinity], ...why }
  return { ...known, estimate: ratio(atWorst), bounds: [ratio(low), ratio(high)], ...why }
}

/** Traffic, snapshots and mails: what a busy month makes dearer. What has no price may be all usage, or none of it. */
function measureUsageShare({ alternative }: Situation): Measured {
  const { cost } = alternative
  if (isToday(alternative)) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.today') }
  if (cost === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noBill') }
  if (cost.lowerBound) return { kind: 'unknown', lacking: [], reason: reasonForRange(cost), isPrice: true }
  if (!cost.bill.gt(0)) return exactly(0)
  const mails = cost.lines.filter(({ unit }) => unit === '1000-mails')
  const usage = mails.reduce(
    (sum, { amount }) => sum.plus(amount),
    cost.breakdown.traffic.plus(cost.breakdown.snapshots),
  )
  const known = exactly(100 * multipleOf(cost.bill, usage))
  if (cost.range === null && cost.atWorst === undefined) return known
  const [least, most] = usageBounds(cost, isUsage)
  return { ...known, bounds: [100 * least, 100 * most], reason: reasonForRange(cost) }
}

function isUsage({ part, unit }: BillLine): boolean {
  return part === 'traffic' || part === 'snapshots' || unit === '1000-mails'
}

/** In months of the total, as far as that is known: the dearer it is, the fewer they are. */
function measureArriving(situation: Situation): Measured {
  const { cost } = situation.alternative
  if (situation.deployment.current === null) return notApplicable
  if (cost === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noBill') }
  return inMonths(cost.oneOff?.amount ?? zero, cost, situation)
}

/** Rises of the last two years, added up; cuts do not make up for them. The time nobody watched counts as three quarters bad. */
function measurePriceStability(situation: Situation): Measured {
  const found = findFact(situation, 'priceHistory')
  if (!found.known) return unknown('priceHistory', found)
  const { observedFrom, changes } = found.value
  const recent = changes.filter(({ date }) => isRecent(date, situation.today))
  const risen = recent.reduce((sum, { percent }) => sum + Math.max(0, percent), 0)
  const watched = Math.min(1, Math.max(0, daysBetween(observedFrom, situation.today)) / watchedDays)
  const unseen = worstRise * (1 - watched)
  return {
    ...exactly(risen, found.evidence),
    estimate: risen + 0.75 * unseen,
    bounds: [risen, risen + unseen],
    gaps: watched < 1 ? ['priceHistory'] : [],
    reason: watched < 1 ? message('criteria.reason.watchedSince', { date: { date: observedFrom } }) : null,
  }
}

function isRecent(date: string, today: string): boolean {
  const age = daysBetween(date, today)
  return age >= 0 && age <= watchedDays
}
