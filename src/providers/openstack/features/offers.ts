import { z } from 'zod'
import type { Offered, OffersFeature } from '../../contract/reading-features.ts'
import type { Cloud } from '../cloud.ts'
import { count } from '../resources/fields.ts'

const flavourSchema = z.object({
  id: z.string(),
  name: z.string(),
  vcpus: count,
  ram: count,
  disk: count,
  'os-flavor-access:is_public': z.boolean().nullish(),
  'OS-FLV-DISABLED:disabled': z.boolean().nullish(),
})

/** Flavours that may be used; those that their cloud has switched off are none. */
export async function* listFlavours({ client }: Cloud, signal: AbortSignal): AsyncGenerator<Offered, void, undefined> {
  const query = { limit: '1000' }
  const call = { service: 'compute', path: 'flavors/detail', collection: 'flavors', query, signal } as const
  for await (const one of client.list({ ...call, schema: flavourSchema })) {
    if (one['OS-FLV-DISABLED:disabled'] === true) continue
    yield {
      id: one.id,
      name: one.name,
      vcpu: one.vcpus,
      memoryMib: one.ram,
      diskGib: one.disk,
      public: one['os-flavor-access:is_public'] ?? true,
    }
  }
}

export function offers(cloud: Cloud): OffersFeature {
  return { list: ({ signal }) => listFlavours(cloud, signal) }
}
