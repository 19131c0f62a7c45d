import type { Inventory } from '../../../domain/inventory.ts'
import type { Calendar, CalendarAssumptions, Estimate, Figure } from '../../../domain/migration-estimate.ts'
import { message } from '../../../domain/message.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import { created } from '../check/checking.ts'
import { planCalendar } from './calendar.ts'
import { daysBetween } from './dates.ts'
import { lossesOf } from './losses.ts'
import { switchingCharges } from './switching-charges.ts'

/** Bytes of data of the volumes of the source, by id; null: nobody knows. */
export type DataBytes = ReadonlyMap<string, number | null>

export interface EstimateRequest {
  readonly plan: Plan
  readonly source: Inventory
  readonly dataBytes: DataBytes
  readonly rate: Estimate['rate']
  readonly prices: Pick<Estimate, 'before' | 'after'>
  readonly proof: Estimate['proof']
  /** Calendar date, ISO 8601. */
  readonly today: string
  /** Null: nobody asked for a calendar. */
  readonly deadline: { readonly date: string; readonly nightsPerWeek: number; readonly nightHours: number } | null
}

/** Of what a calendar is made where nobody says otherwise. */
const usual: Omit<CalendarAssumptions, 'nightsPerWeek' | 'nightHours'> = {
  changedShare: 0.05,
  quotaDays: 7,
  ttlDays: 3,
  // Article 25 of the Data Act allows two months at most.
  noticeDays: 60,
}

const secondsPerDay = 86_400
/** Days in which both sides are kept after the last cutover. */
const daysToFinish = 7

/** What a move will take and leave behind. Whatever is not known says so. */
export function estimate(request: EstimateRequest): Estimate {
  const { plan, source, rate, prices, proof, today } = request
  const dataBytes = knownSum(request)
  const seconds = secondsOf(dataBytes, rate)
  const calendar = calendarOf(request)
  return {
    provisionedBytes: created(plan, 'volumes').reduce((sum, { entry }) => sum + entry.observed.sizeBytes, 0),
    dataBytes,
    rate,
    seconds,
    proof,
    losses: lossesOf(plan, source),
    doubleDays: calendar === null ? daysAtOnce(seconds) : daysOf(calendar),
    ...prices,
    switching: switchingCharges(today),
    calendar,
  }
}

/** Where all is copied without a pause, and finished a week later. */
function daysAtOnce(seconds: Estimate['seconds']): Estimate['doubleDays'] {
  if (!seconds.known) return seconds
  return { known: true, value: Math.ceil(seconds.value / secondsPerDay) + daysToFinish }
}

/** From the first copy to the day on which the old place ends. */
function daysOf({ feasible, days }: Calendar): Estimate['doubleDays'] {
  const [begin, end] = [days.find(({ what }) => what === 'first-copy'), days.find(({ what }) => what === 'end')]
  if (!feasible || begin === undefined || end === undefined) {
    return { known: false, reason: message('estimate.unknown.calendar') }
  }
  return { known: true, value: daysBetween(begin.date, end.date) }
}

function knownSum({ plan, dataBytes }: EstimateRequest): Figure<number> {
  const each = created(plan, 'volumes').map(({ entry }) => dataBytes.get(entry.observed.id) ?? null)
  const unknown = each.filter((bytes) => bytes === null).length
  if (unknown > 0) return { known: false, reason: message('estimate.unknown.data', { count: unknown }) }
  return { known: true, value: each.reduce<number>((sum, bytes) => sum + Number(bytes), 0) }
}

function secondsOf(data: Estimate['dataBytes'], rate: Estimate['rate']): Figure<number> {
  if (!rate.known) return rate
  if (!data.known) return data
  return { known: true, value: Math.ceil(data.value / rate.value.bytesPerSecond) }
}

/** Where the data of a volume is not known, all of it counts. */
function calendarOf(request: EstimateRequest): Estimate['calendar'] {
  const { plan, dataBytes, rate, today, deadline } = request
  if (deadline === null || !rate.known) return null
  const { date, nightsPerWeek, nightHours } = deadline
  const bytesOf = new Map<string, number>()
  for (const { tenant, entry } of created(plan, 'volumes')) {
    const bytes = dataBytes.get(entry.observed.id) ?? entry.observed.sizeBytes
    bytesOf.set(tenant, bytes + (bytesOf.get(tenant) ?? none))
  }
  const waves = plan.waves.map(({ name, tenants }) => ({
    name,
    bytes: tenants.reduce((sum, tenant) => sum + (bytesOf.get(tenant) ?? none), none),
  }))
  return planCalendar({
    today,
    deadline: date,
    waves,
    bytesPerSecond: rate.value.bytesPerSecond,
    assumptions: { ...usual, nightsPerWeek, nightHours },
  })
}

const none = 0
