import { z } from 'zod'
import { tenantEntries } from './entries.ts'
import { hook } from './entry-parts.ts'

const end = z.strictObject({
  profile: z.string().describe('As on the command line: a name of the profiles file, or directory:PATH.'),
  provider: z.string(),
  region: z.string().nullable(),
  place: z.string().describe('For people.'),
})

const wave = z.strictObject({
  name: z.string().min(1),
  tenants: z.array(z.string()),
  window: z.strictObject({ start: z.string(), end: z.string() }).nullable().describe('ISO 8601; null: any time.'),
  maxParallel: z.int().min(1).max(64).describe('Tenants at a time.'),
  owner: z.string().nullable(),
})

const hooks = z.strictObject({
  beforeStop: hook.nullable(),
  afterStop: hook.nullable(),
  beforeTraffic: hook.nullable(),
  afterTraffic: hook.nullable(),
  onRollback: hook.nullable(),
})

export const planFormat = 'broker/migration-plan/1'

/** A plan file: what moves, where to, and how. Written by `migrate plan`, edited by people. */
export const planSchema = z.strictObject({
  schema: z.literal(planFormat),
  id: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .describe('Of this migration. Everything that it creates carries it.'),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/),
  createdAt: z.string(),
  source: end,
  target: end,
  selection: z
    .strictObject({
      tenants: z.string().nullable().describe('As --tenants: label:KEY.'),
      tenantsFile: z.string().nullable().describe('As --tenants-file.'),
      named: z.array(z.string()).nullable().describe('As --tenant; null: all.'),
    })
    .optional()
    .describe('What said whose each thing is when it was planned; plan diff asks the same again.'),
  unread: z
    .array(z.strictObject({ side: z.enum(['source', 'target']), what: z.string() }))
    .optional()
    .describe(
      'What could not be read when it was planned: the plan may lack it. Plan anew, or take out what does not matter.',
    ),
  mapping: z.strictObject({
    networks: z
      .record(z.string(), z.string().nullable())
      .describe('Networks to the outside: id on the source, id on the target; null: not decided yet.'),
  }),
  floor: z
    .strictObject({ seal: z.int().min(0).max(4).nullable(), control: z.string().nullable() })
    .nullable()
    .describe('What the target must be at least; null: no floor.'),
  limits: z.strictObject({
    volumesInParallel: z.int().min(1).max(64),
    bandwidthMibps: z.number().positive().nullable(),
  }),
  timeouts: z.strictObject({
    stateSeconds: z.number().positive().describe('For a resource to reach its state.'),
  }),
  hooks,
  waves: z.array(wave),
  tenants: z.record(z.string(), tenantEntries),
})

export type Plan = z.infer<typeof planSchema>
export type Wave = Plan['waves'][number]
export type HookName = keyof Plan['hooks']
export type Hook = z.infer<typeof hook>
