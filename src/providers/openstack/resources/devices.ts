import { z } from 'zod'
import type { ServerSize } from '../../../domain/resources.ts'
import { recordOf } from './fields.ts'

/**
 * What a size has besides, where the cloud tells.
 * https://docs.openstack.org/nova/latest/configuration/extra-specs.html
 */
export const extraSpecsField = recordOf(z.unknown()).nullish().catch(null)

/** As the cloud writes them; nothing where there are none. */
export function devicesOf(given: z.infer<typeof extraSpecsField>): Pick<ServerSize, 'devices'> {
  const devices = Object.entries(given ?? {}).flatMap(([name, value]) => {
    const said = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    return isDevice(name, said) ? [`${name}=${said}`] : []
  })
  return devices.length > 0 ? { devices: devices.toSorted() } : {}
}

const none = new Set(['', '0', 'false', 'no', 'none'])

/** Groups of resources and traits have a number or a name: `resources1:VGPU`, `trait_GPU:CUSTOM_GPU`. */
const ofGroup = /^(resources|trait)[\w-]*:(\w+)$/

/** Only what surely is one: rules on which hosts a server may run may be about hosts without any. */
function isDevice(name: string, said: string): boolean {
  if (name === 'pci_passthrough:alias' || name === 'accel:device_profile') return !none.has(said.toLowerCase())
  const [, kind, what = ''] = ofGroup.exec(name) ?? []
  if (negated.test(what)) return false
  if (kind === 'resources') return Number(said) > 0 && resources.test(what)
  return kind === 'trait' && said === 'required' && what.includes('GPU')
}

/** Every size of bare metal asks for its `CUSTOM_BAREMETAL…`, whatever is in it. */
const resources = /^(?:[PV]GPU|FPGA|CUSTOM_(?!BAREMETAL)\w*(?:GPU|FPGA)\w*)$/

const negated = /(?:^|_)(?:NO|NON|NOT|WITHOUT)(?:_|[PV]?GPU|FPGA)|(?:GPU|FPGA)_?(?:LESS|FREE|NONE)/
