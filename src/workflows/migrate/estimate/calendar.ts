import type { Calendar, CalendarAssumptions, CalendarDay } from '../../../domain/migration-estimate.ts'
import { plusDays, weekday } from './dates.ts'

export interface CalendarRequest {
  /** ISO 8601 calendar dates. */
  readonly today: string
  readonly deadline: string
  /** In the order in which they move. */
  readonly waves: readonly { readonly name: string; readonly bytes: number }[]
  /** Of the line, while it copies. */
  readonly bytesPerSecond: number
  readonly assumptions: CalendarAssumptions
}

/** Nights after these days, first those in which help is easiest to find: Tuesday, Wednesday, Monday, Thursday… */
const nightOrder = [2, 3, 1, 4, 0, 5, 6]
/** Beyond this nobody plans. */
const mostDays = 3650
const secondsPerHour = 3600

/**
 * Works through the nights one by one: each carries the last differences of at most one wave, whose first copy is whole, and with
 * what is left of it first copies of the waves to come. So a wave is switched over in the first night after its copy was whole.
 */
export function planCalendar(request: CalendarRequest): Calendar {
  const { today, deadline, assumptions } = request
  const { quotaDays, noticeDays, ttlDays } = assumptions
  const begin = plusDays(today, quotaDays)
  const nights = workNights(request, begin)
  const notice = later(today, plusDays(deadline, -noticeDays))
  const days: readonly CalendarDay[] = [
    day(today, 'quotas'),
    day(begin, 'first-copy'),
    ...nights.cutovers.slice(0, 1).map(({ date }) => day(later(today, plusDays(date, -ttlDays)), 'ttl')),
    ...nights.cutovers.map(({ date, wave }) => day(later(today, plusDays(date, -1)), 'rehearsal', wave)),
    ...nights.cutovers,
    day(notice, 'notice'),
    // Whoever gives notice today pays until it is over, however near the deadline is.
    day(later(deadline, plusDays(notice, noticeDays)), 'end'),
  ]
  const firstMissed = nights.cutovers.find(({ date }) => date >= deadline) ?? null
  return {
    deadline,
    feasible: firstMissed === null && nights.open === 0,
    days: days.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    spareNights: nights.spare,
    firstMissed,
    assumptions,
  }
}

const day = (date: string, what: CalendarDay['what'], wave: string | null = null): CalendarDay => ({ date, what, wave })

const later = (a: string, b: string): string => (a > b ? a : b)

interface Nights {
  readonly cutovers: readonly CalendarDay[]
  /** Waves that no night was found for. */
  readonly open: number
  readonly spare: number
}

function workNights({ deadline, waves, bytesPerSecond, assumptions }: CalendarRequest, begin: string): Nights {
  const { nightsPerWeek, nightHours, changedShare } = assumptions
  const worked = new Set(nightOrder.slice(0, nightsPerWeek))
  const capacity = bytesPerSecond * nightHours * secondsPerHour
  const left = waves.map(({ bytes }) => bytes)
  const cutovers: CalendarDay[] = []
  let spare = 0
  for (let day = 0; day < mostDays; day += 1) {
    const date = plusDays(begin, day)
    if (cutovers.length === waves.length && date >= deadline) break
    if (!worked.has(weekday(date))) continue
    const wave = waves[cutovers.length]
    if (wave === undefined) {
      spare += 1
      continue
    }
    const delta = wave.bytes * changedShare
    const isReady = left[cutovers.length] === 0 && delta <= capacity
    if (isReady) cutovers.push({ date, what: 'cutover', wave: wave.name })
    copy(left, isReady ? capacity - delta : capacity)
  }
  return { cutovers, open: waves.length - cutovers.length, spare }
}

/** What a night carries of the first copies, in the order of the waves. */
function copy(left: number[], capacity: number): void {
  let room = capacity
  for (const [index, bytes] of left.entries()) {
    const carried = Math.min(bytes, room)
    left[index] = bytes - carried
    room -= carried
  }
}
