import { z } from 'zod'
import type { Offered, OffersFeature } from '../../contract/reading-features.ts'
import type { Cloud } from '../cloud.ts'
import { devicesOf, extraSpecsField } from '../resources/devices.ts'
import { ephemeralField, extraDisk, swapField } from '../resources/extra-disk.ts'
import { count } from '../resources/fields.ts'

const flavourSchema = z.object({
  id: z.string(),
  name: z.string(),
  vcpus: count,
  ram: count,
  disk: count,
  'OS-FLV-EXT-DATA:ephemeral': ephemeralField,
  swap: swapField,
  extra_specs: extraSpecsField,
  'os-flavor-access:is_public': z.boolean().nullish(),
  'OS-FLV-DISABLED:disabled': z.boolean().nullish(),
})

interface Flavour extends Offered {
  /** Its cloud has switched it off: servers that have it keep it, and no new one gets it. */
  readonly disabled: boolean
}

/** Flavours, also those that may not be used any more. */
export async function* listFlavours({ client }: Cloud, signal: AbortSignal): AsyncGenerator<Flavour, void, undefined> {
  const query = { limit: '1000' }
  const call = { service: 'compute', path: 'flavors/detail', collection: 'flavors', query, signal } as const
  for await (const one of client.list({ ...call, schema: flavourSchema })) {
    yield {
      id: one.id,
      name: one.name,
      vcpu: one.vcpus,
      memoryMib: one.ram,
      diskGib: one.disk,
      ...extraDisk({ ephemeral: one['OS-FLV-EXT-DATA:ephemeral'], swap: one.swap }),
      ...devicesOf(one.extra_specs),
      public: one['os-flavor-access:is_public'] ?? true,
      disabled: one['OS-FLV-DISABLED:disabled'] === true,
    }
  }
}

export function offers(cloud: Cloud): OffersFeature {
  return { list: ({ signal }) => listOffers(cloud, signal) }
}

async function* listOffers(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Offered, void, undefined> {
  for await (const { disabled, ...offered } of listFlavours(cloud, signal)) {
    if (!disabled) yield offered
  }
}
