import type { Cost } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { listed } from '../cost/name.ts'
import { findFact, daysBetween } from './fact-lookup.ts'
import type { Indicator, Measured } from './indicator.ts'
import { exactly, notApplicable } from './indicator.ts'
import { measureLeaving } from './measure-leaving.ts'
import { unknown } from './measure-facts.ts'
import { linear, log } from './shape.ts'
import type { Situation } from './situation.ts'
import { isToday } from './situation.ts'

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
 * Total over the reference total. Bounds come from the range of the bill and from the hours of operations; a total that is only
 * a lower bound may be up to twice as high.
 */
function measureTotal({ alternative, referenceTotal }: Situation): Measured {
  const { cost } = alternative
  if (cost === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noBill') }
  if (referenceTotal === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noReference') }
  const ratio = (money: typeof cost.total) => money.div(referenceTotal).toNumber()
  const { bill, total, range, operations, lowerBound } = cost
  const spread = operations.money
  const low = total
    .minus(range === null ? 0 : bill.minus(range.low))
    .minus(spread === null ? 0 : spread.expected.minus(spread.low))
  const high = total
    .plus(range === null ? 0 : range.high.minus(bill))
    .plus(spread === null ? 0 : spread.high.minus(spread.expected))
  return {
    ...exactly(ratio(total)),
    bounds: [ratio(low), ratio(lowerBound ? high.times(2) : high)],
    reason: lowerBound || range !== null ? reasonForRange(cost) : null,
  }
}

/** What has no price, by name; else that prices are not sure. */
function reasonForRange({ lowerBound, notIncluded }: Cost): Message {
  if (!lowerBound) return message('criteria.reason.askForQuote')
  const what = listed(notIncluded.filter(({ needed }) => needed).map((entry) => entry.what))
  return what === null ? message('criteria.reason.lowerBound') : message('criteria.reason.noPriceOf', { what })
}

/**
 * Traffic, snapshots and mails: what a busy month makes dearer. What has no price may double the bill (as for the total) and be all
 * usage or none; it counts as three quarters of what it could spoil.
 */
function measureUsageShare({ alternative }: Situation): Measured {
  const { cost } = alternative
  if (isToday(alternative)) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.today') }
  if (cost === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noBill') }
  if (!cost.bill.gt(0) && !cost.lowerBound) return exactly(0)
  if (!cost.bill.gt(0)) return { kind: 'unknown', lacking: [], reason: reasonForRange(cost) }
  const mails = cost.lines.filter(({ unit }) => unit === '1000-mails')
  const usage = mails.reduce(
    (sum, { amount }) => sum.plus(amount),
    cost.breakdown.traffic.plus(cost.breakdown.snapshots),
  )
  const share = usage.div(cost.bill).times(100).toNumber()
  if (!cost.lowerBound) return exactly(share)
  const most = (share + 100) / 2
  const estimate = share + 0.75 * Math.max(0, Math.min(worstUsage, most) - share)
  return { ...exactly(share), estimate, bounds: [share / 2, most], reason: reasonForRange(cost) }
}

function measureArriving({ deployment, alternative: { cost } }: Situation): Measured {
  if (deployment.current === null) return notApplicable
  if (cost === null) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noBill') }
  if (cost.oneOff === null || !cost.total.gt(0)) return exactly(0)
  return exactly(cost.oneOff.amount.div(cost.total).toNumber())
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
