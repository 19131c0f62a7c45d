import { z } from 'zod'
import type { ServerSize } from '../../../domain/resources.ts'
import { recordOf } from './fields.ts'

/**
 * What a size has besides, where the cloud tells.
 * https://docs.openstack.org/nova/latest/configuration/extra-specs.html
 */
export const extraSpecsField = recordOf(z.unknown()).nullish().catch(null)

/** Devices that are passed through, accelerators, and resources that are none of every server's. */
const ofDevices = /^pci_passthrough:|^accel:|^resources[\w-]*:(?:[PV]?GPU$|FPGA|CUSTOM_)|gpu|fpga/i

const none = new Set(['', '0', 'false', 'no', 'none', 'forbidden'])

/** As the cloud writes them; nothing where there are none. */
export function devicesOf(given: z.infer<typeof extraSpecsField>): Pick<ServerSize, 'devices'> {
  const devices = Object.entries(given ?? {}).flatMap(([name, value]) => {
    const said = String(value)
    return ofDevices.test(name) && !none.has(said.trim().toLowerCase()) ? [`${name}=${said}`] : []
  })
  return devices.length > 0 ? { devices: devices.toSorted() } : {}
}
