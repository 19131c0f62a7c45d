import { z } from 'zod'
import { ruleNames, severities } from '../../domain/audit-rules.ts'
import { assessors } from '../../domain/facts.ts'
import { resourceKinds } from '../../domain/inventory.ts'
import { evidence } from './figures.ts'
import type { Written } from './written.ts'

const instant = z.string().describe('ISO 8601 UTC.')
const count = z.number().int().nonnegative()

const finding = z.strictObject({
  id: z.string().describe('Of the entry of the policy.'),
  rule: z.enum(ruleNames),
  severity: z.enum(severities),
  resource: z.strictObject({
    profile: z.string(),
    provider: z.string(),
    region: z.string().nullable(),
    kind: z.enum([...resourceKinds, 'account', 'run']),
    id: z.string().describe("The provider's own; of an account its profile."),
    name: z.string(),
    tenant: z.string().nullable(),
  }),
  message: z.string(),
  evidence: z.array(evidence),
  fingerprint: z.string().regex(/^[0-9a-f]{32}$/).describe('The same in every run for the same entry, resource and cause.'),
  state: z.enum(['new', 'unchanged', 'absent']).describe('Against the previous result.'),
  waivedUntil: z.string().nullable().describe('Last day of its waiver, also where that has passed.'),
  waiver: z
    .strictObject({ owner: z.string(), reason: z.string(), until: z.string(), expired: z.boolean() })
    .nullable(),
  baselined: z.boolean().describe('It was there when the baseline was written.'),
  carried: z.boolean().describe('Found last time, and not looked at this time because its place could not be read.'),
  place: z.strictObject({ file: z.string(), line: z.number().int().min(1) }).describe('Of the inventory file or the policy.'),
})

const seal = z.strictObject({
  low: z.number(),
  high: z.number(),
  estimated: z.boolean().describe('Not assessed by a contracting authority alone.'),
  assessedBy: z.array(z.enum(assessors)),
})
const share = z.strictObject({ european: z.number(), other: z.number(), unknown: z.number() })

const month = z.string().regex(/^\d{4}-\d{2}$/).nullable().describe('Of the billing period.')
const amount = z.string().describe('Decimal, exact, not rounded.')
const sums = {
  currency: z.string(),
  billed: amount.describe('FOCUS: BilledCost.'),
  effective: amount.nullable().describe('FOCUS: EffectiveCost; null: not all rows say it.'),
  count: count.describe('Rows.'),
  corrections: count.describe('Rows that correct months that were invoiced before.'),
}
const line = z.strictObject({
  month,
  provider: z.string(),
  account: z.string().nullable(),
  tenant: z.string().nullable(),
  service: z.string().nullable(),
  sku: z.string().nullable(),
  unit: z.string().nullable(),
  resource: z.string().nullable(),
  quantity: amount.nullable(),
  ...sums,
})
const total = z.strictObject({ month, name: z.string().nullable().describe('Null: the bill names none.'), ...sums })

/** What is asked of the next run is kept as well: each line of the bill. */
const bill = z.strictObject({
  files: z.array(
    z.strictObject({ file: z.string(), rows: count, version: z.enum(['1.2', '1.0']), months: z.array(z.string()) }),
  ),
  totals: z
    .strictObject({ provider: z.array(total), service: z.array(total), tenant: z.array(total) })
    .describe('By month and currency; currencies are never added.'),
  lines: z.array(line),
})

/** What `broker audit --json` prints. */
export const auditResult = z
  .strictObject({
    schema: z.literal('broker/audit/1'),
    policy: z.strictObject({ name: z.string(), file: z.string() }),
    failOn: z.enum(severities),
    takenAt: instant,
    incomplete: z.boolean().describe('An account or a part of one could not be read.'),
    accounts: z.array(
      z.strictObject({
        profile: z.string(),
        provider: z.string(),
        region: z.string().nullable(),
        takenAt: instant,
        incomplete: z.boolean(),
        resources: count,
        file: z.string().nullable().describe('The inventory file; null: read live.'),
      }),
    ),
    failed: z.array(z.strictObject({ profile: z.string(), reason: z.string() })).describe('Accounts that could not be read at all.'),
    findings: z.array(finding).describe('The worst first; those that are gone last.'),
    undecided: z.array(finding).describe('What would tell is not known: never a pass.'),
    passed: z
      .array(z.strictObject({ id: z.string(), rule: z.enum(ruleNames), profile: z.string() }))
      .describe('Entries with nothing wrong and nothing open in an account.'),
    totals: z.strictObject({
      accounts: count,
      resources: count,
      entries: count,
      new: count,
      unchanged: count,
      absent: count,
      undecided: count,
      waived: count,
      baselined: count,
      failing: count.describe('Findings that make the run fail (exit code 7).'),
      open: count.describe('Undecided ones that keep the run from being green (exit code 3).'),
    }),
    sovereignty: z.strictObject({
      accounts: z.array(
        z.strictObject({
          profile: z.string(),
          provider: z.string().nullable(),
          country: z.string().nullable(),
          jurisdiction: z.string().nullable(),
          control: z.array(z.string()).nullable(),
          seal: seal.nullable(),
        }),
      ),
      tenants: z
        .array(z.strictObject({ tenant: z.string(), profiles: z.array(z.string()), seal: seal.nullable() }))
        .describe('The lowest level of the accounts in which a tenant has something.'),
      dependency: z
        .strictObject({ vcpu: share, storageGib: share, spend: share.nullable().describe('Euros; null: not known.') })
        .describe('By who decides over the provider in the end.'),
    }),
    cost: z.strictObject({
      bill: bill.nullable().describe('Null: no bill was given.'),
      estimate: z
        .strictObject({
          lines: z.array(line),
          unpriced: z.array(
            z.strictObject({ profile: z.string(), kind: z.enum(resourceKinds), what: z.string(), count }),
          ),
        })
        .describe('A month at the list prices of the catalogue, net of tax; without traffic, support and services.'),
      difference: z
        .array(
          z.strictObject({
            month: z.string(),
            currency: z.string(),
            estimated: amount,
            billed: amount,
            both: z.strictObject({ estimated: amount, billed: amount }).describe('Of the resources that both know.'),
            unseen: amount.describe('Billed for resources that no inventory has.'),
            general: amount.describe('Billed for no resource.'),
            unbilled: amount.describe('Estimated, and not billed by that id.'),
          }),
        )
        .nullable()
        .describe('Of the newest whole month of the bill; null without both.'),
    }),
    previous: z.strictObject({ takenAt: instant, incomplete: z.boolean() }).nullable(),
    warnings: z.array(z.string()),
  })
  .meta({ title: 'Result of broker audit' })

/** Never changed once it is made. */
export type AuditResult = Written<z.infer<typeof auditResult>>

/** What `broker audit --baseline-init` writes: findings that were accepted as they were. */
export const auditBaseline = z
  .strictObject({
    schema: z.literal('broker/audit-baseline/1'),
    policy: z.string(),
    takenAt: instant,
    findings: z.array(
      z.strictObject({ fingerprint: z.string(), id: z.string(), profile: z.string(), message: z.string() }),
    ),
  })
  .meta({ title: 'Baseline of broker audit' })

export type AuditBaseline = Written<z.infer<typeof auditBaseline>>
