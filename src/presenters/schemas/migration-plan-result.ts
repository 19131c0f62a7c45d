import { z } from 'zod'
import { resourceKinds } from '../../domain/inventory.ts'
import { estimateResult } from './migration-estimate-result.ts'
import type { Written } from './written.ts'

export const planEnd = z.strictObject({
  profile: z.string(),
  provider: z.string(),
  region: z.string().nullable(),
  place: z.string().describe('Address or folder, without secrets.'),
})

const tenant = z.strictObject({
  tenant: z.string(),
  wave: z.string().nullable(),
  servers: z.number(),
  volumes: z.number(),
  volumeBytes: z.number().describe('Of all its volumes, as large as they look.'),
  created: z.number().describe('Things of all kinds that are made on the target.'),
})

const open = z.strictObject({
  tenant: z.string().nullable().describe('Null: of the whole plan.'),
  entry: z.string().describe('Kind and key of the entry, or the path in the plan.'),
  says: z.string(),
})

/** What `broker migrate plan --json` prints. */
export const planResult = z
  .strictObject({
    schema: z.literal('broker/migration-plan-result/1'),
    name: z.string(),
    id: z.string().describe('Of the migration.'),
    file: z.string(),
    written: z.boolean().describe('False: it was only shown.'),
    source: planEnd,
    target: planEnd,
    tenants: z.array(tenant),
    open: z.array(open).describe('What a person must decide or know.'),
    nobodys: z
      .array(z.strictObject({ kind: z.enum(resourceKinds), id: z.string(), name: z.string() }))
      .describe('What belongs to no tenant, and stays.'),
    estimate: estimateResult,
    incomplete: z.boolean().describe('Something could not be read on a side; the plan lacks it.'),
    next: z.string().describe('What to type next.'),
  })
  .meta({ title: 'Result of broker migrate plan' })

/** Never changed once it is made. */
export type PlanResult = Written<z.infer<typeof planResult>>
