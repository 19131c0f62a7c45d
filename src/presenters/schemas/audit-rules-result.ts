import { z } from 'zod'
import { ruleNames, severities } from '../../domain/audit-rules.ts'
import { resourceKinds } from '../../domain/inventory.ts'
import type { Written } from './written.ts'

/** What `broker audit rules --json` prints. */
export const auditRulesResult = z
  .strictObject({
    schema: z.literal('broker/audit-rules/1'),
    rules: z.array(
      z.strictObject({
        rule: z.enum(ruleNames),
        severity: z.enum(severities).describe('Unless a policy says otherwise.'),
        judges: z.array(z.enum(resourceKinds)).describe('Empty: the account as a whole.'),
        scope: z.enum(['account', 'run']).describe('run: all accounts and the bill together.'),
        asOf: z.iso.date().nullable().describe('Day of the table that it judges by; null: it needs none.'),
        says: z.string(),
        detail: z.string(),
        parameters: z.array(
          z.strictObject({
            name: z.string(),
            default: z.string().nullable().describe('JSON; null: it must be given.'),
            says: z.string(),
          }),
        ),
      }),
    ),
    packs: z.array(
      z.strictObject({
        pack: z.string(),
        failOn: z.enum(severities),
        entries: z.array(
          z.strictObject({
            id: z.string(),
            rule: z.enum(ruleNames),
            severity: z.enum(severities),
            with: z.string().describe('JSON.'),
          }),
        ),
      }),
    ),
  })
  .meta({ title: 'Result of broker audit rules' })

/** Never changed once it is made. */
export type AuditRulesResult = Written<z.infer<typeof auditRulesResult>>
