import { z } from 'zod'
import { milestones } from '../../domain/migration.ts'

const schema = z.literal('broker/migrate/1')
const next = z.string().nullable().describe('What to type next; null: nothing is left to do.')
const bytes = z.number().int().nonnegative()
const side = z.enum(['source', 'target'])

const unclean = z
  .array(z.string())
  .describe('Servers of the source that were turned off by force in the last cutover: their disks are as after a power cut.')

const phase = z.strictObject({
  schema,
  action: z.enum(['apply', 'rehearse', 'sync', 'cutover', 'rollback', 'finish']),
  plan: z.string(),
  tenants: z.array(
    z.strictObject({
      tenant: z.string(),
      outcome: z.enum(['done', 'already', 'failed']),
      text: z.string().describe('What was done or what went wrong.'),
      next: z.string().nullable().describe('What to do about it.'),
      unclean,
    }),
  ),
  next,
})

const leftOver = z.strictObject({ side, kind: z.string(), id: z.string(), name: z.string() })

const cleanup = z.strictObject({
  schema,
  action: z.literal('cleanup'),
  plan: z.string(),
  dryRun: z.boolean(),
  removed: z.array(leftOver).describe('With dryRun: what would be.'),
  strays: z.array(leftOver).describe('Carry the label of the migration, and the journal does not know them.'),
  next,
})

const proof = z.enum(['full-readback', 'cached', 'transport-only'])

const tenantStatus = z.strictObject({
  tenant: z.string(),
  wave: z.string().nullable(),
  milestone: z.enum(milestones).nullable().describe('Null: nothing was done, or everything was undone.'),
  at: z.string().nullable().describe('When it was reached, ISO 8601.'),
  volumes: z.strictObject({ copied: z.number(), total: z.number() }),
  bytes: z.strictObject({ copied: bytes, total: bytes }),
  writtenBytes: bytes.describe('Sent to the target, repeated copies included.'),
  proof: proof.nullable().describe('The weakest of all its volumes.'),
  failures: z
    .strictObject({ count: z.number(), phase: z.string(), at: z.string(), detail: z.string() })
    .nullable()
    .describe('Since the milestone was reached; details of the last.'),
  receipt: z.string().nullable().describe('File.'),
  downSince: z
    .string()
    .nullable()
    .describe('Since when it may run nowhere, ISO 8601: its cutover or rollback has begun and has not ended.'),
  unclean,
  copiesMissing: z
    .boolean()
    .describe('It is on the target, and the journal does not hold its last copies, so that finish refuses it.'),
  saved: z.string().nullable().describe('Folder with the volumes that its last rollback saved from the target.'),
})

const status = z.strictObject({
  schema,
  action: z.literal('status'),
  plan: z.string(),
  digest: z.string().nullable().describe('Of the plan that was applied last.'),
  edited: z.boolean().describe('The plan says something else now.'),
  edits: z
    .enum(['none', 'safe', 'unsafe', 'unknown'])
    .describe(
      'Whether phases take that: safe with --accept-changes, unsafe not; unknown: no copy of the plan that was applied is left.',
    ),
  lock: z
    .strictObject({ host: z.string(), pid: z.number(), since: z.string(), alive: z.boolean() })
    .nullable()
    .describe('Who works on it.'),
  tornBytes: bytes,
  journalMissing: z
    .string()
    .nullable()
    .describe('File of the journal, when a plan was applied and it is gone: what was done is not known.'),
  tenants: z.array(tenantStatus).describe('Empty where the journal is missing.'),
  next,
})

const verify = z.strictObject({
  schema,
  action: z.literal('verify'),
  receipt: z.string().describe('File.'),
  tenant: z.string(),
  plan: z.string(),
  digest: z.string().describe('SHA-256 of what the receipt says.'),
  writtenAt: z.string(),
  holds: z.boolean(),
  checks: z.array(
    z.strictObject({
      id: z.enum(['signature', 'key', 'plan', 'volume']),
      name: z.string().nullable().describe('Of the volume.'),
      state: z.enum(['holds', 'fails', 'unchecked']),
      text: z.string(),
    }),
  ),
  next,
})

/** What `broker migrate …` prints with `--json`. */
export const migrateResult = z
  .discriminatedUnion('action', [phase, cleanup, status, verify])
  .meta({ title: 'Result of broker migrate' })

export type MigrateResult = z.infer<typeof migrateResult>
export type StatusResult = z.infer<typeof status>
