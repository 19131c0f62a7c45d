import { z } from 'zod'
import { resourceKinds } from '../../domain/inventory.ts'
import { keyPair, network, publicIp, router, securityGroup, subnet } from './network-resources.ts'
import { image, server, snapshot, volume } from './resources.ts'
import type { Written } from './written.ts'

const warning = z.strictObject({
  kind: z.enum(resourceKinds).nullable().describe('Null: it concerns all.'),
  read: z.number().describe('How many of the kind are listed.'),
  why: z
    .enum(['absent', 'failed', 'noTenant'])
    .describe('absent: the provider has no such thing; failed: not read, or not to the end; noTenant: nothing says whose.'),
  whole: z
    .literal(true)
    .optional()
    .describe('All of the kind are listed: what failed is only something that they carry besides.'),
  text: z.string(),
  next: z.string().nullable().describe('What to do about it; null where there is nothing to do.'),
})

/** What `broker inventory --json` prints. */
export const inventoryResult = z
  .strictObject({
    schema: z.literal('broker/inventory/1'),
    profile: z.string(),
    provider: z.string(),
    region: z.string().nullable(),
    takenAt: z.string().describe('ISO 8601 UTC.'),
    incomplete: z.boolean().describe('Something could not be read; `warnings` names it.'),
    servers: z.array(server),
    volumes: z.array(volume),
    snapshots: z.array(snapshot),
    images: z.array(image),
    networks: z.array(network),
    subnets: z.array(subnet),
    routers: z.array(router),
    securityGroups: z.array(securityGroup),
    keyPairs: z.array(keyPair),
    publicIps: z.array(publicIp),
    warnings: z.array(warning),
  })
  .meta({ title: 'Result of broker inventory' })

/** Never changed once it is made. */
export type InventoryResult = Written<z.infer<typeof inventoryResult>>
