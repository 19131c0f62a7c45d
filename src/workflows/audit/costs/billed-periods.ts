import type { BillRow } from '../../../documents/focus/focus-reader.ts'
import { message, type Message } from '../../../domain/message.ts'

interface Period {
  readonly file: string
  readonly provider: string
  readonly account: string
  readonly start: string
  readonly end: string
}

/** Remembers which billing periods each file has, to name those that may be there twice. */
export interface BilledPeriods {
  add(file: string, row: BillRow): void
  /** Two files with the same period of an account, or periods of an account that overlap without being the same. */
  overlaps(): readonly Message[]
}

export function billedPeriods(): BilledPeriods {
  const periods = new Map<string, Period>()
  return {
    add: (file, { provider, billingAccount, period: { start, end } }) => {
      const one = { file, provider, account: billingAccount ?? '', start, end: end ?? start }
      const key = JSON.stringify(Object.values(one))
      if (!periods.has(key)) periods.set(key, one)
    },
    overlaps: () => overlapsOf([...periods.values()]),
  }
}

/** In the order of their starts, so that each is held against the one before that lasts longest. */
function overlapsOf(periods: readonly Period[]): readonly Message[] {
  const order = ({ provider, account, start, file }: Period): string => JSON.stringify([provider, account, start, file])
  const found: Message[] = []
  let longest: Period | null = null
  for (const period of periods.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))) {
    if (longest !== null && overlap(longest, period)) found.push(said(longest, period))
    const isNext = longest === null || !isSameAccount(longest, period) || period.end > longest.end
    if (isNext) longest = period
  }
  return found
}

function isSameAccount(a: Period, b: Period): boolean {
  return a.provider === b.provider && a.account === b.account
}

function overlap(a: Period, b: Period): boolean {
  return isSameAccount(a, b) && b.start < a.end
}

function said(a: Period, b: Period): Message {
  const values = {
    ...{ provider: a.provider, account: a.account, one: a.file, other: b.file },
    ...{ from: { date: a.start }, to: { date: a.end }, otherFrom: { date: b.start }, otherTo: { date: b.end } },
  }
  return message(a.file === b.file ? 'audit.bill.overlap.within' : 'audit.bill.overlap', values)
}
