import { z } from 'zod'
import { billParts } from '../../domain/comparison.ts'
import { criterionKeys } from '../../domain/score.ts'
import { criterion, interval, seal } from './criteria.ts'
import { amount, currency, evidence, money } from './figures.ts'

const hours = z.strictObject({ low: z.number(), expected: z.number().nullable(), high: z.number().nullable() })

const billLine = z
  .strictObject({
    part: z.enum(billParts),
    component: z.string().nullable(),
    what: z.string(),
    offer: z.string().nullable(),
    sku: z.string().nullable(),
    count: z.number().describe('How many of them; quantity is already multiplied.'),
    quantity: z.string(),
    unit: z.string().describe('What one unit price pays for; "line" for a line of an invoice.'),
    unitPrice: z.strictObject({ amount: z.string(), currency }).describe('List price, with as many decimals as it has.'),
    rate: z.string().nullable().describe('Units of the currency of the comparison for one unit of that of the price.'),
    amount: money,
    cheaperReading: money.optional().describe('The amount by the cheaper reading, where the provider does not say what it bills by; `amount` is by the dearer.'),
    evidence,
    origin: z.enum(['bundled', 'refreshed', 'user', 'deployment']),
  })
  .describe('quantity × unitPrice × rate, rounded to the cent half up, is the amount.')

const cost = z.strictObject({
  bill: money.describe('What the provider invoices a month, net of tax: the exact sum of the lines.'),
  operations: z.strictObject({
    hours: hours.describe('Staff hours a month. `expected` and `high` are null where nobody knows how many servers the volumes would take.'),
    amount: z.strictObject({ low: money, expected: money, high: money }).nullable().describe('Null without a wage.'),
  }),
  total: money.describe('Bill + operations where a wage is known + own hardware.'),
  lowerBound: z.boolean().describe('True when something that is needed could not be priced, or is not in the deployment (`incomplete`).'),
  oneOff: z.strictObject({ amount: money, items: z.array(z.strictObject({ what: z.string(), amount: money })) }).nullable(),
  tax: z.strictObject({ rate: z.string().describe('Per cent.'), toPay: money.describe('The tax alone that is to be paid: on the bill, as far as it is not recovered. What is paid in all is `total` plus this.') }).nullable(),
  breakdown: z.strictObject(Object.fromEntries(billParts.map((part) => [part, money]))).describe('Sums to the bill exactly.'),
  range: z
    .strictObject({ low: money, high: money, shareUncertain: z.number().describe('0–1, of the bill.') })
    .nullable()
    .describe('Of the bill, where stale or unverified prices make more than 5 % of it: ask for a quote.'),
  notIncluded: z.array(
    z.strictObject({
      what: z.string(),
      why: z.string(),
      needed: z.boolean().describe('True when the deployment needs it: the total is a lower bound.'),
    }),
  ),
  lines: z.array(billLine),
  yearly: z.strictObject({ bill: money, total: money }).describe('Twelve months.'),
  trafficCases: z.array(
    z.strictObject({ share: z.number().describe('0–1 of the promised traffic.'), trafficGib: z.number(), traffic: money, bill: money }),
  ),
  againstCurrent: z
    .strictObject({
      difference: money.describe('This total less that of today, a month; negative saves.'),
      paybackMonths: z.number().nullable().describe('Until the one-off cost is paid back, by the sum of the lines; null: never, or nobody knows.'),
    })
    .nullable(),
})

const placement = z.strictObject({
  component: z.string(),
  count: z.number(),
  sku: z.string(),
  offer: z.string().nullable(),
  vcpu: z.number().nullable(),
  memoryGib: z.number().nullable(),
  price: money.describe('A month, for all of count.'),
  note: z.string().nullable(),
})

const alternative = z.strictObject({
  id: z.string().describe('provider/region, or "current" for the invoice of today.'),
  provider: z.string(),
  providerName: z.string(),
  region: z.string(),
  country: z.string().nullable().describe('ISO 3166-1 alpha-2: where the data lies.'),
  selfDeclared: z.boolean().describe('True for a provider of the user’s own: nobody has checked its facts and prices.'),
  state: z.enum(['ranked', 'excluded', 'undecided', 'notRanked']),
  rank: z.number().nullable().describe('1 is best; null unless ranked.'),
  reason: z.strictObject({ constraint: z.string(), text: z.string() }).nullable().describe('The weightiest reason.'),
  reasons: z.array(z.strictObject({ constraint: z.string(), text: z.string() })),
  cost: cost.nullable().describe('Null when no bill could be drawn up.'),
  placements: z.array(placement),
  criteria: z.partialRecord(z.enum(criterionKeys), criterion).describe('Empty without scores.'),
  overall: interval.extend({ unknownShare: z.number() }).nullable(),
  seal: seal.nullable().describe('Cloud Sovereignty Framework v1.2.1. Estimated, not an EU rating, unless said otherwise.'),
})

/** The result of `broker compare --format json`. Public: a change of shape is a new number in `schema`. */
export const compareResult = z
  .strictObject({
    schema: z.literal('broker/compare/1'),
    deployment: z.string(),
    incomplete: z.boolean().describe('The deployment lacks a part of what runs: every total is too low, and the order may be another.'),
    generatedAt: z.iso.datetime(),
    currency,
    method: z.enum(['total-cost', 'weighted-sum']),
    weights: z.record(z.string(), z.number()),
    rates: z.array(z.strictObject({ pair: z.string(), rate: z.string(), date: z.string(), source: z.string() })),
    catalog: z.strictObject({ digest: z.string(), oldest: z.string(), newest: z.string() }),
    inputs: z.record(z.string(), z.unknown()).describe('Enough to make the comparison again.'),
    verdict: z.strictObject({
      text: z.string(),
      separable: z.boolean().describe('False when the first two cannot be told apart with what is known.'),
      decidedBy: z
        .strictObject({ alternative: z.string(), criterion: z.string(), indicator: z.string(), fact: z.string().nullable(), swing: z.number(), text: z.string() })
        .nullable()
        .describe('The one fact whose confirmation could change who is first.'),
      settling: z
        .array(z.string())
        .describe('Facts and prices that would tell the first two apart if each turned out as estimated; what brings most first.'),
      conflict: z
        .strictObject({ first: z.string(), second: z.string(), either: z.string().nullable() })
        .nullable()
        .describe('Two constraints that nothing can meet both; `either` is one that is met by what meets any of the two.'),
      weakest: z.array(
        z.strictObject({ alternative: z.string(), criterion: z.string(), indicator: z.string(), status: z.string(), width: z.number(), text: z.string() }),
      ),
    }),
    alternatives: z.array(alternative),
    legalPoints: z
      .array(
        z.strictObject({ component: z.string(), dataClass: z.string(), law: z.string(), text: z.string(), constraint: z.string().nullable(), source: z.string(), date: z.string(), confidence: z.enum(['sourced', 'stale', 'unverified']) }),
      )
      .describe('Legal points, not legal advice.'),
    unweighed: z
      .array(z.strictObject({ provider: z.string(), region: z.string(), country: z.string().nullable(), reason: z.string() }))
      .describe('Regions that providers offer and that take no part, as no price is known for them.'),
    warnings: z.array(z.string()),
  })
  .meta({ title: 'Result of broker compare', description: `Amounts are a month and net of tax unless said otherwise; ${amount.description ?? ''}` })

export type CompareResult = z.infer<typeof compareResult>
