import type { Alternative, Cost, OneOff } from '../../domain/comparison.ts'
import type { Current } from '../../domain/deployment.ts'
import { message } from '../../domain/message.ts'
import { Big, cents, zero } from '../../domain/money.ts'

const dayMs = 86_400_000
const daysPerMonth = 365.25 / 12

export interface MoveRequest {
  readonly alternatives: readonly Alternative[]
  readonly today: { readonly cost: Cost; readonly current: Current }
  /** ISO 8601 date. */
  readonly date: string
}

/** Adds to every other alternative what it costs to move there and how long that takes to pay back. */
export function againstCurrent({ alternatives, today, date }: MoveRequest): readonly Alternative[] {
  const oneOff = costToMove(today.cost, today.current, date)
  return alternatives.map((alternative) =>
    alternative.cost === null ? alternative : { ...alternative, cost: compared(alternative.cost, today.cost, oneOff) },
  )
}

function compared(cost: Cost, today: Cost, oneOff: OneOff): Cost {
  const difference = cost.total.minus(today.total)
  const paybackMonths = difference.lt(zero) ? Math.ceil(oneOff.amount.div(difference.abs()).toNumber()) : null
  const transfer = { what: message('bill.remark.transferOut'), why: message('bill.why.transferOut'), needed: false }
  return {
    ...cost,
    oneOff,
    againstCurrent: { difference, paybackMonths },
    notIncluded: [...cost.notIncluded, transfer],
  }
}

/** One month of paying both, and whatever of the term or the notice remains after it. */
function costToMove(today: Cost, current: Current, date: string): OneOff {
  const double = { what: message('bill.oneOff.double'), amount: today.bill }
  const months = monthsBound(current, date)
  const beyond = Math.max(0, months - 1)
  if (beyond === 0) return { amount: double.amount, items: [double] }
  const rest = {
    what: message('bill.oneOff.term', { count: Math.round(months * 10) / 10 }),
    amount: cents(today.bill.times(new Big(beyond))),
  }
  return { amount: double.amount.plus(rest.amount), items: [double, rest] }
}

/** Months from now until today's contract can end: its minimum term or its notice, whichever is later. */
function monthsBound({ minimumTermEnds, noticeDays }: Current, date: string): number {
  const term = minimumTermEnds === null ? 0 : (Date.parse(minimumTermEnds) - Date.parse(date)) / dayMs
  return Math.max(0, term, noticeDays ?? 0) / daysPerMonth
}
