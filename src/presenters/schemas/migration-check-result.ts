import { z } from 'zod'
import { checkRules, type CheckRule } from '../../domain/migration-check.ts'
import { planEnd } from './migration-plan-result.ts'
import type { Written } from './written.ts'

const rules = Object.keys(checkRules).filter((rule): rule is CheckRule => rule in checkRules)

const finding = z.strictObject({
  rule: z.enum(rules).describe('Stable.'),
  severity: z.enum(['error', 'warning']).describe('An error stops the migration.'),
  tenant: z.string().nullable().describe('Null: of the whole plan.'),
  entry: z.string().describe('Kind and key, such as servers/web, or a path in the plan.'),
  text: z.string(),
  todo: z.string().describe('What to do about it.'),
})

const name = z.strictObject({
  name: z.string(),
  addresses: z.array(z.string()).describe('Empty: it does not exist.'),
  ttlSeconds: z.number().nullable().describe('How long others may keep the answer; null: nobody told.'),
  old: z.array(z.string()).describe('Old addresses among them.'),
  new: z.array(z.string()).describe('New addresses among them.'),
  error: z.string().nullable().describe('Why it could not be resolved; null when it was.'),
})

/** What `broker migrate check --json` prints. */
export const checkResult = z
  .strictObject({
    schema: z.literal('broker/migration-check/1'),
    name: z.string(),
    file: z.string(),
    checkedAt: z.string().describe('ISO 8601 UTC.'),
    source: planEnd,
    target: planEnd,
    tenants: z.array(z.string()).nullable().describe('Those that were asked for; null: all.'),
    findings: z.array(finding).describe('Errors first.'),
    names: z.array(name).nullable().describe('Null: none were asked for.'),
    incomplete: z.boolean().describe('Something could not be read; what depends on it was not checked.'),
    next: z.string().describe('What to type next.'),
  })
  .meta({ title: 'Result of broker migrate check' })

/** Never changed once it is made. */
export type CheckResult = Written<z.infer<typeof checkResult>>
