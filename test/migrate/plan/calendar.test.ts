import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Calendar } from '../../../src/domain/migration-estimate.ts'
import { planCalendar, type CalendarRequest } from '../../../src/workflows/migrate/estimate/calendar.ts'
import { plusDays, weekday } from '../../../src/workflows/migrate/estimate/dates.ts'

const usual = { nightsPerWeek: 4, nightHours: 8, changedShare: 0.05, quotaDays: 7, ttlDays: 3, noticeDays: 60 }
const terabyte = 1e12

/** 95 servers of an association with 11.8 TB on three stores, in twelve waves. */
const web4all: CalendarRequest = {
  today: '2026-11-22',
  deadline: plusDays('2026-11-22', 90),
  waves: Array.from({ length: 12 }, (_, at) => ({ name: `wave-${String(at + 1)}`, bytes: (11.8 * terabyte) / 12 })),
  // 200 Mbit/s
  bytesPerSecond: 25_000_000,
  assumptions: usual,
}

function inShort({ feasible, spareNights, firstMissed, days }: Calendar): unknown {
  const cutovers = days.filter(({ what }) => what === 'cutover')
  return {
    feasible,
    spareNights,
    first: cutovers[0]?.date,
    last: cutovers.at(-1)?.date,
    count: cutovers.length,
    firstMissed,
  }
}

test('web4all in 90 days at 200 Mbit/s and four nights a week', () => {
  expect(inShort(planCalendar(web4all))).toMatchInlineSnapshot(`
    {
      "count": 12,
      "feasible": true,
      "first": "2026-12-02",
      "firstMissed": null,
      "last": "2026-12-30",
      "spareNights": 29,
    }
  `)
})

test('at half the rate the calendar is another one', () => {
  expect(inShort(planCalendar({ ...web4all, bytesPerSecond: 12_500_000 }))).toMatchInlineSnapshot(`
    {
      "count": 12,
      "feasible": true,
      "first": "2026-12-03",
      "firstMissed": null,
      "last": "2027-01-28",
      "spareNights": 12,
    }
  `)
})

test('at a fifth of the rate the first wave that comes too late is named', () => {
  expect(inShort(planCalendar({ ...web4all, bytesPerSecond: 5_000_000 }))).toMatchInlineSnapshot(`
    {
      "count": 12,
      "feasible": false,
      "first": "2026-12-10",
      "firstMissed": {
        "date": "2027-02-24",
        "wave": "wave-7",
        "what": "cutover",
      },
      "last": "2027-04-28",
      "spareNights": 0,
    }
  `)
})

test('differences that do not fit into a night are never switched over', () => {
  const calendar = planCalendar({ ...web4all, bytesPerSecond: 500_000 })
  expect([calendar.feasible, calendar.firstMissed, calendar.spareNights]).toEqual([false, null, 0])
})

test('the days of a small move', () => {
  const waves = [{ name: 'one', bytes: 100e9 }]
  expect(planCalendar({ ...web4all, waves, deadline: '2026-12-20' }).days).toMatchInlineSnapshot(`
    [
      {
        "date": "2026-11-22",
        "wave": null,
        "what": "quotas",
      },
      {
        "date": "2026-11-22",
        "wave": null,
        "what": "notice",
      },
      {
        "date": "2026-11-28",
        "wave": null,
        "what": "ttl",
      },
      {
        "date": "2026-11-29",
        "wave": null,
        "what": "first-copy",
      },
      {
        "date": "2026-11-30",
        "wave": "one",
        "what": "rehearsal",
      },
      {
        "date": "2026-12-01",
        "wave": "one",
        "what": "cutover",
      },
      {
        "date": "2027-01-21",
        "wave": null,
        "what": "end",
      },
    ]
  `)
})

test('the old place ends on the deadline, or where that is nearer than the notice, when the notice is over', () => {
  const endOf = (days: number): string | undefined =>
    planCalendar({ ...web4all, deadline: plusDays(web4all.today, days) }).days.find(({ what }) => what === 'end')?.date
  expect([20, 59, 60, 61, 90].map(endOf)).toEqual([
    '2027-01-21',
    '2027-01-21',
    '2027-01-21',
    '2027-01-22',
    '2027-02-20',
  ])
})

const requests = fc.record({
  rate: fc.integer({ min: 1_000_000, max: 100_000_000 }),
  nights: fc.integer({ min: 1, max: 7 }),
  sizes: fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 1, maxLength: 8 }),
  days: fc.integer({ min: 8, max: 400 }),
})

function requestOf({
  rate,
  nights,
  sizes,
  days,
}: {
  rate: number
  nights: number
  sizes: readonly number[]
  days: number
}): CalendarRequest {
  return {
    ...web4all,
    deadline: plusDays(web4all.today, days),
    waves: sizes.map((gigabytes, at) => ({ name: String(at), bytes: gigabytes * 1e9 })),
    bytesPerSecond: rate,
    assumptions: { ...usual, nightsPerWeek: nights },
  }
}

const cutoversOf = ({ days }: Calendar): readonly string[] =>
  days.filter(({ what }) => what === 'cutover').map(({ date }) => date)

test('cutovers are in the order of the waves, one a night, in nights that are worked, and after the quotas', () => {
  fc.assert(
    fc.property(requests, (given) => {
      const request = requestOf(given)
      const calendar = planCalendar(request)
      const dates = cutoversOf(calendar)
      expect(dates.every((date, at) => at === 0 || date > (dates[at - 1] ?? ''))).toBe(true)
      expect(new Set(dates.map(weekday)).size).toBeLessThanOrEqual(given.nights)
      expect(dates.every((date) => date >= plusDays(request.today, usual.quotaDays))).toBe(true)
      expect(calendar.feasible).toBe(dates.length === request.waves.length && (dates.at(-1) ?? '') < request.deadline)
    }),
    { seed: 42 },
  )
})

test('a faster line is never later', () => {
  fc.assert(
    fc.property(requests, (given) => {
      const slow = cutoversOf(planCalendar(requestOf(given)))
      const fast = cutoversOf(planCalendar(requestOf({ ...given, rate: given.rate * 2 })))
      expect(slow.every((date, at) => (fast[at] ?? '') <= date)).toBe(true)
    }),
    { seed: 42 },
  )
})
