import { z } from 'zod'
import { costScopes, dependentOn, type RuleName, type RuleParameters } from '../domain/audit-rules.ts'
import { amount, countryCode, currencyCode } from './fields.ts'

const days = z.int().min(0).max(36_500)
const names = z.array(z.string().min(1).max(200)).min(1).max(1000)

/** The parameters of each rule. Every description is that of the message `audit.parameter.<name>`. */
export const ruleParameters: { readonly [N in RuleName]: z.ZodObject & z.ZodType<RuleParameters[N]> } = {
  'open-to-world': z.strictObject({
    ports: z
      .array(z.int().min(1).max(65_535))
      .min(1)
      .default([22])
      .describe('Ports that nobody should reach from everywhere.'),
  }),
  'orphaned-volume': z.strictObject({
    olderThanDays: days.default(0).describe('Only what is older than so many days.'),
  }),
  'unused-address': z.strictObject({}),
  'volume-without-snapshot': z.strictObject({
    withinDays: days.min(1).default(7).describe('The newest snapshot may be at most so many days old.'),
  }),
  'snapshot-too-old': z.strictObject({
    olderThanDays: days.default(365).describe('Only what is older than so many days.'),
  }),
  'too-many-snapshots': z.strictObject({
    most: z.int().min(1).max(10_000).default(30).describe('Snapshots that one volume may have.'),
  }),
  'image-end-of-life': z.strictObject({
    warnWithinDays: days.default(90).describe('An end within so many days is told as well.'),
  }),
  'label-missing': z.strictObject({ keys: names.describe('Labels that must be there, by their keys.') }),
  'unencrypted-volume': z.strictObject({}),
  'no-tenant': z.strictObject({}),
  'data-location': z.strictObject({
    countries: names.default(['EU']).describe('Countries that are fine, by ISO code or group (EU, EEA, european).'),
  }),
  control: z.strictObject({
    countries: names
      .default(['european'])
      .describe('Countries that are fine, by ISO code or group (EU, EEA, european).'),
  }),
  jurisdiction: z.strictObject({
    countries: names.default(['EU']).describe('Countries that are fine, by ISO code or group (EU, EEA, european).'),
  }),
  certification: z.strictObject({ anyOf: names.describe('Certifications of which one must be in force.') }),
  'data-class': z.strictObject({
    dataClass: z
      .enum(['public', 'personal', 'sensitive', 'health', 'public-sector'])
      .describe('Class of the data that lies there.'),
    usersIn: z.array(countryCode()).min(1).describe('Countries of the people whom the data is about.'),
  }),
  'seal-floor': z.strictObject({
    atLeast: z.int().min(0).max(4).default(2).describe('Lowest SEAL level that is accepted, 0 to 4.'),
  }),
  'closing-provider': z.strictObject({}),
  'stale-evidence': z.strictObject({
    olderThanDays: days.default(365).describe('Only what is older than so many days.'),
  }),
  budget: z.strictObject({
    monthly: amount().describe('What a month may cost, net of tax.'),
    currency: currencyCode().describe('Currency, ISO 4217.'),
    per: z.enum(costScopes).default('all').describe('Whether it is for all together, or for each of these.'),
    warnAtPercent: z.number().min(1).max(100).default(80).describe('From so many per cent on it is told.'),
  }),
  growth: z.strictObject({
    percent: z.number().min(0).max(10_000).default(20).describe('More than so many per cent is told.'),
    per: z.enum(costScopes).default('all').describe('Whether it is for all together, or for each of these.'),
  }),
  'price-rise': z.strictObject({
    percent: z.number().min(0).max(10_000).default(0).describe('More than so many per cent is told.'),
  }),
  dependency: z.strictObject({
    mostPercent: z.number().min(0).max(100).default(0).describe('Share that may be under control from outside Europe.'),
    of: z.array(z.enum(dependentOn)).min(1).default(['vcpu', 'storage']).describe('Of what: spend, vcpu, storage.'),
  }),
}

/** A parameter of a rule, as `broker audit rules` explains it. */
export interface ParameterDefault {
  readonly name: string
  /** JSON; null: it must be given. */
  readonly default: string | null
}

/** The parameters of a rule in their order. */
export function parametersOf(rule: RuleName): readonly ParameterDefault[] {
  return Object.entries(ruleParameters[rule].shape).map(([name, schema]) => {
    const empty = z.safeParse(schema, undefined)
    return { name, default: empty.success ? JSON.stringify(empty.data) : null }
  })
}
