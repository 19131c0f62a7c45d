import { z } from 'zod'
import { planEnd } from './migration-plan-result.ts'
import type { Written } from './written.ts'

const field = z.strictObject({
  tenant: z.string().nullable().describe('Null: the whole plan’s.'),
  entry: z.string().nullable().describe('Key of the entry; null: none.'),
  path: z.string().describe('Such as observed.sizeBytes; observed.id alone: the entry is new or gone.'),
  before: z.string().nullable().describe('As JSON; null: it is not there.'),
  after: z.string().nullable(),
})

/** What `broker migrate plan diff --json` prints. */
export const diffResult = z
  .strictObject({
    schema: z.literal('broker/migration-diff/1'),
    name: z.string(),
    file: z.string(),
    source: planEnd,
    target: planEnd,
    sides: z.array(field).describe('Between the plan and what would be planned now.'),
    newcomers: z
      .array(z.strictObject({ kind: z.string(), id: z.string(), name: z.string() }))
      .describe('On the source, younger than the plan, and of no tenant of it.'),
    edits: z.array(field).nullable().describe('Between the plan that was applied and the file; null: none was applied.'),
    incomplete: z.boolean(),
    next: z.string().describe('What to type next.'),
  })
  .meta({ title: 'Result of broker migrate plan diff' })

/** Never changed once it is made. */
export type DiffResult = Written<z.infer<typeof diffResult>>
