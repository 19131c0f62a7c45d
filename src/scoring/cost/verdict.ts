import type { Verdict } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Big, Currency } from '../../domain/money.ts'
import { zero } from '../../domain/money.ts'
import { amountOf, listed, nameOf } from './name.ts'
import { nobodyLeft } from './nobody-left.ts'
import type { Priced, VerdictRequest } from './priced.ts'
import { isPriced } from './priced.ts'

const unscored = { decidedBy: null, weakest: [] } as const

/** Who is cheapest, by how much, under which conditions; or why nobody is. */
export function costVerdict(request: VerdictRequest): Verdict {
  const ranked = request.alternatives.filter(isPriced).filter((alternative) => alternative.state === 'ranked')
  const [first, ...others] = ranked
  if (first === undefined) {
    const { conflict = null } = request
    return { sentences: nobodyLeft(request), separable: false, ...unscored, conflict }
  }
  const twins = others.filter((other) => isTwin(first, other))
  const second = others.find((other) => !isTwin(first, other))
  const separable = isSeparable(first, second)
  const sentences = [
    winner(first, request.currency),
    ...sameElsewhere(twins),
    ...comparison(first, second, { separable, currency: request.currency }),
    ...conditions(first, second, request.currency),
    ...againstToday(first, request.currency),
  ]
  return { sentences, separable, ...unscored }
}

/** Other regions of the winner's provider at the same total: they would rise and fall with it, so they are no rivals. */
function isTwin(first: Priced, other: Priced): boolean {
  return (
    first.id !== 'current' &&
    other.id !== 'current' &&
    first.provider === other.provider &&
    first.cost.total.eq(other.cost.total)
  )
}

function sameElsewhere(twins: readonly Priced[]): readonly Message[] {
  const names = listed(twins.map(nameOf))
  return names === null ? [] : [message('bill.verdict.same', { names })]
}

/** Two alternatives can be told apart when the dearest the first can be is still below the cheapest the second can be. */
function isSeparable(first: Priced, second: Priced | undefined): boolean {
  if (first.cost.lowerBound) return false
  if (second === undefined) return first.cost.range === null
  const { cost } = first
  const highest = cost.range === null ? cost.total : cost.total.plus(cost.range.high).minus(cost.bill)
  const other = second.cost
  const lowest = other.range === null ? other.total : other.total.plus(other.range.low).minus(other.bill)
  return highest.lt(lowest)
}

function winner(first: Priced, currency: Currency): Message {
  const { bill, total, range, lowerBound, operations } = first.cost
  // Of an incomplete bill only the low end is certain.
  const low = lowerBound && range !== null ? range.low : bill
  const words = {
    name: nameOf(first),
    total: amountOf(total.minus(bill).plus(low), currency),
    bill: amountOf(low, currency),
  }
  if (first.id === 'current') return message('bill.verdict.stay', words)
  const key = operations.money === null ? 'cheapestBill' : 'cheapest'
  return message(lowerBound ? `bill.verdict.${key}AtLeast` : `bill.verdict.${key}`, words)
}

function comparison(
  first: Priced,
  second: Priced | undefined,
  { separable, currency }: { readonly separable: boolean; readonly currency: Currency },
): readonly Message[] {
  if (second === undefined) return [message('bill.verdict.alone')]
  const words = { name: nameOf(first), second: nameOf(second), difference: amountOf(gap(first, second), currency) }
  const next = message('bill.verdict.next', words)
  return separable ? [next] : [next, message('bill.verdict.noWinner', words)]
}

function gap(first: Priced, second: Priced): Big {
  return second.cost.total.minus(first.cost.total)
}

/** What must hold for an uncertain or incomplete bill to stay first. */
function conditions(first: Priced, second: Priced | undefined, currency: Currency): readonly Message[] {
  const { bill, range, lowerBound, notIncluded } = first.cost
  const name = nameOf(first)
  const sentences: Message[] = []
  if (range !== null) {
    const words = { name, low: amountOf(range.low, currency), high: amountOf(range.high, currency) }
    sentences.push(
      second === undefined
        ? message('bill.verdict.askQuote', words)
        : message('bill.verdict.onlyIfPrice', { ...words, limit: amountOf(bill.plus(gap(first, second)), currency) }),
    )
  }
  const what = listed(notIncluded.filter((entry) => entry.needed).map((entry) => entry.what))
  if (lowerBound && what !== null) {
    sentences.push(
      second === undefined
        ? message('bill.verdict.lowerBound', { name, what })
        : message('bill.verdict.onlyIfMissing', { name, what, limit: amountOf(gap(first, second), currency) }),
    )
  }
  return sentences
}

function againstToday(first: Priced, currency: Currency): readonly Message[] {
  const { againstCurrent, oneOff } = first.cost
  if (againstCurrent === null || oneOff === null) return []
  const { difference, paybackMonths } = againstCurrent
  const words = { difference: amountOf(difference.abs(), currency), oneOff: amountOf(oneOff.amount, currency) }
  if (mayBeEither(first.cost, difference)) return [message('bill.verdict.todayUnclear', words)]
  if (paybackMonths !== null) return [message('bill.verdict.saves', { ...words, count: paybackMonths })]
  const { lowerBound } = first.cost
  if (difference.lt(zero)) return [message('bill.verdict.savesAtMost', words)]
  return [message(lowerBound ? 'bill.verdict.dearerAtLeast' : 'bill.verdict.dearerThanToday', words)]
}

/** Within the range of the bill lies what is paid today: nobody knows whether the move saves or costs. */
function mayBeEither({ bill, range }: Priced['cost'], difference: Big): boolean {
  if (range === null) return false
  return difference.minus(bill).plus(range.low).lt(zero) && difference.minus(bill).plus(range.high).gt(zero)
}
