import { z } from 'zod'
import type { Written } from './written.ts'

function figure<T extends z.ZodType>(value: T) {
  return z.discriminatedUnion('known', [
    z.strictObject({ known: z.literal(true), value }),
    z.strictObject({ known: z.literal(false), reason: z.string() }),
  ])
}

const day = z.strictObject({
  date: z.string().describe('ISO 8601.'),
  what: z.enum(['quotas', 'first-copy', 'ttl', 'rehearsal', 'cutover', 'notice', 'end']),
  wave: z.string().nullable().describe('Null: it concerns all.'),
})

const calendar = z.strictObject({
  deadline: z.string(),
  feasible: z.boolean(),
  days: z.array(day).describe('In the order of their dates.'),
  spareNights: z.number(),
  firstMissed: day.nullable().describe('What comes too late first, and the day on which it would be.'),
  assumptions: z.strictObject({
    nightsPerWeek: z.number(),
    nightHours: z.number(),
    changedShare: z.number().describe('Share of the data that differs at the cutover, 0–1.'),
    quotaDays: z.number(),
    ttlDays: z.number(),
    noticeDays: z.number(),
  }),
})

const losses = ['public-address', 'fixed-address', 'own-disk', 'server-group', 'snapshot', 'user-data', 'stateless', 'encryption'] as const

const place = z.strictObject({
  place: z.string().describe('provider/region, as compare names it.'),
  bill: z.strictObject({ amount: z.string(), currency: z.string() }).describe('Of a month, net of tax.'),
  atLeast: z.boolean().describe('Something that is needed has no price: it is more.'),
  scores: z.record(z.string(), z.number()).nullable().describe('0–100 for each criterion, and overall.'),
})

/** What is said of a move before it begins. */
export const estimateResult = z.strictObject({
  provisionedBytes: z.number(),
  dataBytes: figure(z.number()),
  rate: figure(z.strictObject({ bytesPerSecond: z.number(), basis: z.enum(['given', 'probe']) })),
  seconds: figure(z.number()).describe('Of the first copy of everything.'),
  proof: z.enum(['cached', 'full-readback']).nullable(),
  losses: z.array(z.strictObject({ what: z.enum(losses), count: z.number() })).describe('Is another, or stays.'),
  doubleDays: figure(z.number()).describe('Days on which both sides are paid: with a calendar from its first copy to its end, else of a copy without a pause and a week.'),
  before: figure(place).describe('Where it is now.'),
  after: figure(place).describe('Where it goes.'),
  switching: z.strictObject({
    state: z.enum(['unlimited', 'reduced', 'none']),
    until: z.string().nullable(),
    source: z.string(),
  }),
  calendar: calendar.nullable(),
})

/** Never changed once it is made. */
export type EstimateResult = Written<z.infer<typeof estimateResult>>
