import { z } from 'zod'
import {
  unreadKinds,
  type BackupNeed,
  type Current,
  type Deployment,
  type Tax,
  type Team,
  type Traffic,
} from '../domain/deployment.ts'
import { message } from '../domain/message.ts'
import { checkBackup, checkDeployment, checkTraffic } from './deployment-checks.ts'
import { checkReferences, type DeploymentKnowledge } from './deployment-knowledge.ts'
import { componentSchema } from './deployment-parts.ts'
import { amount, countryCode, currencyCode, isoDate, languageCode, plainName, problemParams } from './fields.ts'

const share = z.number().min(0).max(1)

const trafficSchema: z.ZodType<Traffic> = z
  .strictObject({
    outGib: z.number().min(0).max(1e12).describe('Outgoing traffic to the internet, GiB a month.'),
    basis: z.enum(['promised', 'measured']).describe('promised: what your customers may use; measured: what was used.'),
    usedShare: z
      .strictObject({
        low: share.default(0).describe('At least this share is used, 0 to 1.'),
        expected: share.describe('You expect this share to be used, 0 to 1.'),
        high: share.default(1).describe('At most this share is used, 0 to 1.'),
      })
      .optional()
      .describe('Which share of promised traffic is used; needed for `basis: promised`.'),
  })
  .superRefine(checkTraffic, { when: () => true })
  .transform(({ outGib, basis, usedShare }) => ({
    outGib,
    basis,
    usedShare: usedShare ?? { low: 1, expected: 1, high: 1 },
  }))

const backupSchema: z.ZodType<BackupNeed> = z
  .strictObject({
    retentionDays: z.int().min(1).max(36_500).describe('Days that a backup is kept.'),
    copies: z.int().min(1).max(100).default(1).describe('Full copies of the data that are kept.'),
    otherProvider: z.boolean().default(false).describe('true: the copies must lie at another provider.'),
    provider: plainName()
      .optional()
      .describe(
        'With `otherProvider: true`: who keeps them, e.g. scaleway. Left out: the cheapest that is proven to meet `require`.',
      ),
  })
  .superRefine(checkBackup, { when: () => true })
  .transform(({ provider, ...backup }) => ({
    ...backup,
    ...(provider === undefined ? {} : { provider: provider.toLowerCase() }),
  }))

const supportSchema = z.strictObject({
  hours: z.enum(['business', 'always']).describe('When somebody must answer.'),
  responseHours: z.number().positive().max(1000).describe('Hours until the first answer.'),
})

const teamSchema: z.ZodType<Team> = z
  .strictObject({
    wagePerHour: amount().optional().describe('Full cost of an hour of work; without it hours are shown, not money.'),
    peopleOnCall: z.int().min(0).max(10_000).optional().describe('People who can be called when something breaks.'),
    languages: z.array(languageCode()).max(50).default([]).describe('Languages of the team, such as [fr, en].'),
  })
  .transform((team) => ({ ...team, wagePerHour: team.wagePerHour ?? null, peopleOnCall: team.peopleOnCall ?? null }))

const percent = z.number().min(0).max(100)

const taxSchema: z.ZodType<Tax> = z
  .strictObject({
    rate: percent.describe('Value-added or sales tax in per cent, such as 20.'),
    recoverable: z
      .union([z.enum(['full', 'none']), percent])
      .describe('How much of it you get back: full, none, or per cent.'),
  })
  .transform(({ rate, recoverable }) => ({ rate: String(rate), recoverablePercent: recoveredPercent(recoverable) }))

function recoveredPercent(recoverable: 'full' | 'none' | number): string {
  if (recoverable === 'full') return '100'
  return recoverable === 'none' ? '0' : String(recoverable)
}

const lineSchema = z
  .strictObject({
    what: z.string().min(1).max(200).describe('What the line says.'),
    amount: amount({ signed: true }).describe('Amount as it stands on the invoice; a credit is negative.'),
    currency: currencyCode().optional().describe('When it is not the currency of the deployment.'),
    tax: z
      .enum(['excluded', 'included', 'none'])
      .default('excluded')
      .describe('excluded: net; included: the amount holds tax; none: no tax is due.'),
    period: z.enum(['month', 'quarter', 'year', 'once']).describe('What the amount pays for.'),
    date: isoDate().optional().describe('Date of the invoice.'),
  })
  .transform((line) => ({ ...line, currency: line.currency ?? null, date: line.date ?? null }))

const currentSchema: z.ZodType<Current> = z
  .strictObject({
    provider: plainName().describe('Where it runs today, e.g. hetzner.'),
    country: countryCode().optional().describe('Country where it runs today.'),
    lines: z
      .array(lineSchema)
      .max(1000)
      .describe(
        "The lines of today's invoices. An empty list: they are still to be filled in, and nothing is compared.",
      ),
    minimumTermEnds: isoDate().optional().describe('Day until which you are bound.'),
    noticeDays: z.int().min(0).max(3650).optional().describe('Days of notice.'),
  })
  .transform((current) => ({
    ...current,
    country: current.country ?? null,
    minimumTermEnds: current.minimumTermEnds ?? null,
    noticeDays: current.noticeDays ?? null,
  }))

const version = z.number().superRefine((value, context) => {
  if (value === 1) return
  const params = problemParams(message('deployment.version', { value }), message('deployment.version.hint'))
  context.addIssue({ code: 'custom', ...params })
})

const deploymentShape = z.strictObject({
  version: version.optional().meta({ const: 1 }).describe('Version of this format: 1.'),
  name: plainName().describe('Name of the deployment.'),
  components: z.array(componentSchema).min(1).max(1000).describe('What runs, or is to run.'),
  traffic: trafficSchema.optional().describe('Outgoing traffic of all components together.'),
  backup: backupSchema.optional().describe('Backups that are wanted.'),
  support: supportSchema.optional().describe("The provider's support that is wanted."),
  availability: z.number().min(0).max(100).optional().describe('Wanted availability in per cent, such as 99.9.'),
  team: teamSchema.optional().describe('Who operates it.'),
  tax: taxSchema.optional().describe('Tax on invoices.'),
  currency: currencyCode().default('EUR').describe('Currency of all amounts; ISO 4217.'),
  budget: z
    .strictObject({
      monthly: amount().describe(
        'The most that may be paid a month: net, and with the tax that `tax` says is not recovered.',
      ),
    })
    .optional()
    .describe('What it may cost.'),
  current: currentSchema.optional().describe('Where it runs today and at what price: takes part in the comparison.'),
  require: z
    .array(z.string().min(1).max(500))
    .max(100)
    .default([])
    .describe('What must hold, such as country=EU, control=european or bill<=100.'),
  weighting: z.string().min(1).max(500).optional().describe('Name of a weighting: balanced, sovereign, lean, …'),
  usersIn: z
    .array(countryCode())
    .max(300)
    .default([])
    .describe(
      'Countries where the users are. Decides which laws apply: legal points are told, and constraints that follow from them are required.',
    ),
  incomplete: z
    .array(z.enum(unreadKinds))
    .max(unreadKinds.length)
    .default([])
    .describe(
      'Written by an inventory that could not read all of these: more runs than stands here, and every total is too low.',
    ),
})

type DeploymentInput = z.output<typeof deploymentShape>

/** The deployment file, version 1: what people write in, the domain's deployment with all defaults out. */
export const deploymentSchema: z.ZodType<Deployment> = deploymentShape
  .superRefine(checkDeployment, { when: () => true })
  .transform(toDeployment)

/** As `deploymentSchema`; refuses, in the same pass, what refers to something that does not exist. */
export function deploymentSchemaWith(knowledge: DeploymentKnowledge): z.ZodType<Deployment> {
  return deploymentShape
    .superRefine(checkDeployment, { when: () => true })
    .superRefine(
      (value, context) => {
        checkReferences(value, knowledge, context)
      },
      { when: () => true },
    )
    .transform(toDeployment)
}

function toDeployment(input: DeploymentInput): Deployment {
  return {
    name: input.name,
    components: input.components,
    currency: input.currency,
    require: input.require,
    usersIn: input.usersIn,
    incomplete: input.incomplete,
    traffic: input.traffic ?? null,
    backup: input.backup ?? null,
    support: input.support ?? null,
    availability: input.availability ?? null,
    team: input.team ?? null,
    tax: input.tax ?? null,
    budget: input.budget ?? null,
    current: input.current === undefined || input.current.lines.length === 0 ? null : input.current,
    weighting: input.weighting ?? null,
  }
}
