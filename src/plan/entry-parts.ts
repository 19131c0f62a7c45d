import { z } from 'zod'

/** Names an entry within its plan: what people read of it, and something that makes it unique. */
export const entryKey = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,40}$/)
  .describe('Names the entry within the plan. Other entries refer to it by this key.')

export const labels = z.record(z.string(), z.string()).describe("The user's own labels, carried over.")

/** What a person may decide of every entry. */
const how = {
  action: z
    .enum(['create', 'use', 'skip'])
    .describe('create: make it on the target. use: take what is there already (targetId). skip: leave it behind.'),
  targetId: z.string().nullable().describe('With use: id on the target. Else null.'),
  remark: z.string().nullable().describe('Why a person must look at it; null when nothing is open.'),
}

/**
 * One resource of a tenant in three parts: `desired` is what must exist on the target, `observed` are facts of the source
 * that are never compared, `how` is the way.
 */
// eslint-disable-next-line @typescript-eslint/explicit-module-boundary-types -- the type is the schema; written down it would say all of it twice
export function entry<D extends z.ZodRawShape, O extends z.ZodRawShape, H extends z.ZodRawShape>(parts: {
  readonly desired: D
  readonly observed: O
  readonly how: H
}) {
  return z.strictObject({
    key: entryKey,
    desired: z.strictObject(parts.desired),
    observed: z.strictObject({ id: z.string().describe('On the source.'), ...parts.observed }),
    how: z.strictObject({ ...how, ...parts.how }),
  })
}

const seconds = z.number().positive().max(86_400)

/** A check of one server, from where the program runs. */
export const healthCheck = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('tcp'),
    host: z
      .string()
      .describe('{address} stands for the first address of the server, {public} for its first public one.'),
    port: z.int().min(1).max(65_535),
    timeoutSeconds: seconds,
  }),
  z.strictObject({
    kind: z.literal('http'),
    url: z
      .string()
      .describe('As host of tcp; {reported} stands for the address that the provider tells with the state.'),
    status: z.int().min(100).max(599).describe('The answer that counts as healthy.'),
    timeoutSeconds: seconds,
  }),
  z.strictObject({
    kind: z.literal('command'),
    command: z.array(z.string()).min(1).describe('Program and arguments; ends with 0 when all is well.'),
    timeoutSeconds: seconds,
  }),
])

/** A command of the user's at a moment of the cutover. */
export const hook = z.strictObject({
  command: z
    .array(z.string())
    .min(1)
    .describe('Program and arguments. BROKER_TENANT, BROKER_PLAN and BROKER_PHASE are set.'),
  timeoutSeconds: seconds,
})

export type HealthCheck = z.infer<typeof healthCheck>
