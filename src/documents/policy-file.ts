import { z } from 'zod'
import { ruleNames, ruleSeverities, severities, type RuleName } from '../domain/audit-rules.ts'
import { resourceKinds } from '../domain/inventory.ts'
import { message } from '../domain/message.ts'
import type { PolicyEntry, Selector, StatedAccount, Waiver } from '../domain/policy.ts'
import { readLocated, type Located } from './check-document.ts'
import { countryCode, isoDate, plainName, problemParams, shortName } from './fields.ts'
import { ruleParameters } from './policy-rules.ts'

const patterns = z.array(z.string().min(1).max(500)).min(1).max(1000)
const text = z.string().min(1).max(500)

const selectorSchema = z.strictObject({
  profiles: patterns.optional().describe('Profiles, by name or pattern.'),
  providers: patterns.optional().describe('Providers, by name or pattern.'),
  regions: patterns.optional().describe('Regions, by name or pattern.'),
  tenants: patterns.optional().describe('Tenants, by name or pattern.'),
  labels: z
    .record(z.string().min(1).max(200), text)
    .optional()
    .describe('Labels that must be there, each with a pattern for its value.'),
  kinds: z.array(z.enum(resourceKinds)).min(1).optional().describe('Kinds of resources.'),
})

/** What may be said of a rule besides its parameters. */
const common = {
  id: entryId()
    .optional()
    .describe('Name of this entry; that of the rule unless told. Needed where a rule is used twice.'),
  severity: z.enum(severities).optional().describe('How bad a finding is.'),
  select: selectorSchema.optional().describe('Which resources it is about; all of them unless told.'),
}

function entryId(): z.ZodString {
  return z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
}

function entrySchema(rule: RuleName) {
  const parameters = ruleParameters[rule]
  const optional = parameters.safeParse({}).success
  return z.strictObject({
    rule: z.literal(rule).describe('Name of the rule; broker audit rules lists them.'),
    ...common,
    with: (optional ? parameters.prefault({}) : parameters).describe('What the rule is told.'),
  })
}

const [firstRule, ...otherRules] = ruleNames.map(entrySchema)
if (firstRule === undefined) throw new TypeError('there are no rules')

const waiverSchema = z
  .strictObject({
    entry: entryId().describe('Id of the entry whose findings are waived.'),
    resource: text.optional().describe('Id or name of the resource, or a pattern.'),
    tenant: text.optional().describe('Name of the tenant, or a pattern.'),
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{32}$/)
      .optional()
      .describe('Of one finding.'),
    owner: text.describe('Who answers for it.'),
    reason: text.describe('Why it is accepted.'),
    until: isoDate().describe('Last day on which it counts, such as 2027-01-31.'),
  })
  .superRefine((waiver, context) => {
    if ((waiver.resource ?? waiver.tenant ?? waiver.fingerprint) !== undefined) return
    const params = problemParams(message('audit.policy.waiverOfAll'), message('audit.policy.waiverOfAll.hint'))
    context.addIssue({ code: 'custom', ...params })
  })

const accountSchema = z.strictObject({
  provider: shortName().optional().describe('Whose cloud it is, as broker providers names it.'),
  region: text.optional().describe('Region, as broker providers names it.'),
  country: countryCode().optional().describe('Where the data lies, ISO code.'),
})

/** A policy: which rules hold for which resources, and which exceptions somebody answers for. */
export const policySchema = z.strictObject({
  version: z.literal(1).describe('Version of this format: 1.'),
  name: plainName().describe('Name of the policy; stands in every report.'),
  extends: z
    .array(shortName())
    .max(20)
    .default([])
    .describe('Packs whose entries count as well; an entry with the same id replaces theirs.'),
  without: z.array(entryId()).default([]).describe('Ids of entries of the packs that do not count.'),
  failOn: z.enum(severities).optional().describe('Findings at least as bad make a run fail; high unless told.'),
  accounts: z
    .record(z.string().min(1).max(500), accountSchema)
    .default({})
    .describe('What is to be known of an account and stands in no inventory, by the name of its profile.'),
  rules: z
    .array(z.discriminatedUnion('rule', [firstRule, ...otherRules]))
    .max(1000)
    .default([])
    .describe('The entries.'),
  waivers: z
    .array(waiverSchema)
    .max(10_000)
    .default([])
    .describe('Exceptions, each with an owner, a reason and an end.'),
})

type File = z.output<typeof policySchema>

/** One file, before the packs that it extends are known. */
export interface PolicyPart {
  readonly name: string
  readonly file: string
  readonly extends: readonly { readonly pack: string; readonly line: number }[]
  readonly without: readonly { readonly id: string; readonly line: number }[]
  readonly failOn: File['failOn'] | null
  readonly accounts: ReadonlyMap<string, StatedAccount>
  readonly entries: readonly PolicyEntry[]
  readonly waivers: readonly Waiver[]
}

/** @throws BrokerError usage – with every problem and its line. */
export function readPolicyPart(request: { readonly file: string; readonly text: string }): PolicyPart {
  const { file } = request
  const located = readLocated({ ...request, schema: policySchema })
  const { value, lineOf } = located
  const at = (path: readonly PropertyKey[]): Waiver['place'] => ({ file, line: lineOf(path) })
  return {
    name: value.name,
    file,
    extends: value.extends.map((pack, index) => ({ pack, line: lineOf(['extends', index]) })),
    without: value.without.map((id, index) => ({ id, line: lineOf(['without', index]) })),
    failOn: value.failOn ?? null,
    accounts: new Map(
      Object.entries(value.accounts).map(([profile, { provider = null, region = null, country = null }]) => [
        profile,
        { provider, region, country, place: at(['accounts', profile]) },
      ]),
    ),
    entries: entriesOf(file, located),
    waivers: value.waivers.map(({ resource = null, tenant = null, fingerprint = null, ...waiver }, index) => ({
      ...waiver,
      resource,
      tenant,
      fingerprint,
      place: at(['waivers', index]),
    })),
  }
}

function entriesOf(file: string, { value, lineOf }: Located<File>): readonly PolicyEntry[] {
  const entries = value.rules.map(
    ({ rule, id = rule, severity = ruleSeverities[rule], select = {}, ...rest }, index) => ({
      id,
      rule,
      severity,
      select: toSelector(select),
      with: rest.with,
      place: { file, line: lineOf(['rules', index]) },
    }),
  )
  // The parameters of each were checked by the schema of its own rule; the pairing is lost in the list.
  return entries as unknown as readonly PolicyEntry[]
}

function toSelector(select: z.output<typeof selectorSchema>): Selector {
  const { profiles = null, providers = null, regions = null, tenants = null, labels = null, kinds = null } = select
  return { profiles, providers, regions, tenants, labels, kinds }
}
