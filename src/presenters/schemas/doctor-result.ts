import { z } from 'zod'
import { quotaResources } from '../../domain/health.ts'

const check = z.strictObject({
  id: z.string().describe('Stable, such as node, tool:ssh, credentials or quota:servers.'),
  name: z.string(),
  state: z.enum(['ok', 'warning', 'failed']),
  text: z.string(),
  next: z.string().nullable().describe('What to do about it; null when all is well.'),
})

const about = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('machine') }),
  z.strictObject({
    kind: z.literal('account'),
    profile: z.string(),
    provider: z.string(),
    region: z.string().nullable(),
    place: z.string().describe('Address or folder, without secrets.'),
  }),
])

const quota = z.strictObject({
  resource: z.enum(quotaResources),
  limit: z.number().nullable().describe('A count, or bytes for memory, volumeBytes and imageBytes. Null: unlimited.'),
  used: z.number().nullable().describe('Null where the provider does not tell.'),
})

/** What `broker doctor --json` prints. */
export const doctorResult = z
  .strictObject({
    schema: z.literal('broker/doctor/1'),
    about,
    state: z.enum(['ok', 'warning', 'failed']).describe('The worst of all checks.'),
    checks: z.array(check),
    quotas: z.array(quota),
  })
  .meta({ title: 'Result of broker doctor' })

export type DoctorResult = z.infer<typeof doctorResult>
