import { z } from 'zod'
import type { ServerSize } from '../../../domain/resources.ts'
import { count } from './fields.ts'

/** MiB; an empty text stands for none in lists of sizes below 2.75. https://docs.openstack.org/api-ref/compute/#list-flavors-with-details */
export const swapField = z.union([count, z.literal('')]).nullish()

/** GiB. */
export const ephemeralField = count.nullish()

interface ExtraDisks {
  readonly ephemeral?: z.infer<typeof ephemeralField>
  readonly swap?: z.infer<typeof swapField>
}

/** Ephemeral and swap disks together, by started GiB: nothing where there are none. */
export function extraDisk({ ephemeral, swap }: ExtraDisks): Pick<ServerSize, 'extraDiskGib'> {
  const swapMib = typeof swap === 'number' ? swap : 0
  const extraDiskGib = (typeof ephemeral === 'number' ? ephemeral : 0) + Math.ceil(swapMib / mibPerGib)
  return extraDiskGib > 0 ? { extraDiskGib } : {}
}

const mibPerGib = 1024
