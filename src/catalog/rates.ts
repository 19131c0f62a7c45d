import { BrokerError } from '../domain/errors.ts'
import { message, type Message } from '../domain/message.ts'
import { Big, type Currency } from '../domain/money.ts'
import type { ExchangeRate } from '../domain/rates.ts'

/** How far a typed rate may be from the dated one before it needs `--accept-rate`. */
const tolerance = new Big('0.15')
/** A rate this near to the inverse of the dated one, and this far from it, was typed the wrong way round. */
const nearInverse = new Big('0.02')
const farFromRate = new Big('0.05')

export interface TypedRates {
  /** As typed, e.g. `1EUR=1.1567USD` or `1USD=0.86EUR`. */
  readonly typed: readonly string[]
  /** True with `--accept-rate`. */
  readonly accept: boolean
  /** ISO date on which they were typed. */
  readonly date: string
}

/**
 * Replaces dated rates by those that the user typed.
 * @throws BrokerError usage – not readable, without the euro, the wrong way round, more than 15 % off the dated rate, or two
 * for one currency.
 */
export function overrideRates(rates: readonly ExchangeRate[], request: TypedRates): readonly ExchangeRate[] {
  const typed = request.typed.map((text) => {
    const rate = parseRate(text, request.date)
    if (!request.accept) checkRate({ text, rate, dated: rates.find((known) => known.currency === rate.currency) })
    return rate
  })
  const replaced = new Set(typed.map((rate) => rate.currency))
  if (replaced.size < typed.length) {
    const twice = typed.find((rate, index) => typed.findIndex((each) => each.currency === rate.currency) < index)
    throw refused(message('rate.twice', { currency: twice?.currency ?? '' }), message('rate.twice.next'))
  }
  return [...rates.filter((rate) => !replaced.has(rate.currency)), ...typed].toSorted((a, b) =>
    a.currency < b.currency ? -1 : 1,
  )
}

/** Units of `to` for one unit of `from`; null when a rate is missing. */
export function rateBetween(rates: readonly ExchangeRate[], from: Currency, to: Currency): Big | null {
  if (from === to) return new Big(1)
  const perEuro = (currency: Currency): Big | null => {
    if (currency === 'EUR') return new Big(1)
    const found = rates.find((rate) => rate.currency === currency)
    return found === undefined ? null : new Big(found.rate)
  }
  const [a, b] = [perEuro(from), perEuro(to)]
  return a === null || b === null ? null : b.div(a)
}

/** Reads `1EUR=1.1567USD`, in either direction; blanks and small letters do not matter. */
export function parseRate(text: string, date: string): ExchangeRate {
  const match = /^\s*(\d+(?:\.\d+)?)\s*([a-z]{3})\s*=\s*(\d+(?:\.\d+)?)\s*([a-z]{3})\s*$/i.exec(text)
  if (match === null) throw refused(message('rate.unreadable', { text }))
  const [, leftAmount = '', leftCode = '', rightAmount = '', rightCode = ''] = match
  const left = { amount: new Big(leftAmount), currency: leftCode.toUpperCase() }
  const right = { amount: new Big(rightAmount), currency: rightCode.toUpperCase() }
  if ((left.currency === 'EUR') === (right.currency === 'EUR')) throw refused(message('rate.withoutEuro', { text }))
  if (left.amount.eq(0) || right.amount.eq(0)) throw refused(message('rate.zero', { text }))
  const [euro, other] = left.currency === 'EUR' ? [left, right] : [right, left]
  return {
    currency: other.currency,
    rate: other.amount.div(euro.amount).toFixed(),
    date,
    source: `--rate ${text.trim()}`,
  }
}

interface RateCheck {
  readonly text: string
  readonly rate: ExchangeRate
  readonly dated: ExchangeRate | undefined
}

function checkRate({ text, rate, dated }: RateCheck): void {
  if (dated === undefined) return
  const expected = new Big(dated.rate)
  const distance = off(new Big(rate.rate), expected)
  const values = {
    text,
    expected: `1EUR=${dated.rate}${dated.currency}`,
    date: { date: dated.date },
    percent: Number(distance.times(100).toFixed(1)),
  }
  const inverseDistance = off(new Big(1).div(rate.rate), expected)
  if (distance.gt(farFromRate) && inverseDistance.lt(nearInverse)) throw refused(message('rate.wrongWay', values))
  if (distance.gt(tolerance)) throw refused(message('rate.far', values), message('rate.far.next', values))
}

function off(value: Big, expected: Big): Big {
  return value.div(expected).minus(1).abs()
}

function refused(says: Message, next: Message = message('rate.next')): BrokerError {
  return new BrokerError({ kind: 'usage', says, next })
}
