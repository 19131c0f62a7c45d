import type { Message } from './message.ts'

/** Something that is not known, and why. */
export interface Unknown {
  readonly known: false
  readonly reason: Message
}

export type Figure<T> = { readonly known: true; readonly value: T } | Unknown

/** A day of the calendar on which something is to be done. Dates are ISO 8601. */
export interface CalendarDay {
  readonly date: string
  readonly what: 'quotas' | 'first-copy' | 'ttl' | 'rehearsal' | 'cutover' | 'notice' | 'end'
  /** Null: it concerns all. */
  readonly wave: string | null
}

/** What a calendar was worked out from. */
export interface CalendarAssumptions {
  /** Nights a week in which is copied and switched over. */
  readonly nightsPerWeek: number
  readonly nightHours: number
  /** Share of the data that differs when a wave is switched over, 0–1. */
  readonly changedShare: number
  /** Days until the provider answers a request for quotas. */
  readonly quotaDays: number
  /** Days before the first cutover on which names get a short life. */
  readonly ttlDays: number
  /** Days between the notice and the end of the contract: the old place ends no sooner than so many after today. */
  readonly noticeDays: number
}

/** Whether all waves are done in time. */
export interface Calendar {
  readonly deadline: string
  readonly feasible: boolean
  /** In the order of their dates. */
  readonly days: readonly CalendarDay[]
  /** Nights before the deadline in which nothing has to be done; 0 where it is missed. */
  readonly spareNights: number
  /** The first that comes too late, with the day on which it would be; null when all are in time. */
  readonly firstMissed: CalendarDay | null
  readonly assumptions: CalendarAssumptions
}

/** What stays behind or is another afterwards. */
export interface Loss {
  readonly what:
    | 'public-address'
    | 'fixed-address'
    | 'own-disk'
    | 'server-group'
    | 'snapshot'
    | 'user-data'
    | 'encryption'
    | 'stateless'
  readonly count: number
}

/** What a provider may charge for leaving, by the law of the European Union on a date. */
export interface SwitchingCharges {
  readonly state: 'unlimited' | 'reduced' | 'none'
  /** Until the day before; null: for good. */
  readonly until: string | null
  readonly source: string
}

/** What a place costs and how it is scored. */
export interface PricedPlace {
  /** `provider/region`, as `compare` names it. */
  readonly place: string
  /** Of a month, net of tax. */
  readonly bill: { readonly amount: string; readonly currency: string }
  /** Something that is needed has no price: it is more. */
  readonly atLeast: boolean
  /** 0–100 for each criterion and for all together; null where it is not scored. */
  readonly scores: Readonly<Record<string, number>> | null
}

/** What is said of a move before it begins. */
export interface Estimate {
  /** Of all volumes, as large as they look. */
  readonly provisionedBytes: number
  /** Of all volumes, what has to be copied. */
  readonly dataBytes: Figure<number>
  /** Bytes a second, as measured or given. */
  readonly rate: Figure<{ readonly bytesPerSecond: number; readonly basis: 'given' | 'probe' }>
  /** Of the first copy of everything; the servers run meanwhile. */
  readonly seconds: Figure<number>
  /** Strongest proof that the way of the blocks can give. */
  readonly proof: 'cached' | 'full-readback' | null
  readonly losses: readonly Loss[]
  /** Days on which both sides are paid: those of the calendar, where there is one. */
  readonly doubleDays: Figure<number>
  /** Everything that moves, where it is now and where it goes. */
  readonly before: Figure<PricedPlace>
  readonly after: Figure<PricedPlace>
  readonly switching: SwitchingCharges
  /** Null: nobody asked. */
  readonly calendar: Calendar | null
}
