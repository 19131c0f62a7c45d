import { expect, test } from 'vitest'
import { readLists, server } from './read-lists.ts'

const size = { name: 'small', vcpu: 1, memoryMib: 1024, diskGib: 1 }

const sizeWith = async (specs: unknown): Promise<unknown> => {
  const one = { ...server, flavor: { ...server.flavor, extra_specs: specs } }
  return (await readLists({ '/compute/v2.1/servers/detail': { servers: [one] } })).servers[0]?.size
}

test('GPUs and other devices of a size are read', async () => {
  const specs = {
    'pci_passthrough:alias': 'a100:2',
    'resources:VGPU': '1',
    'resources1:CUSTOM_A': 2,
    'accel:device_profile': 'fpga',
  }
  expect(await sizeWith(specs)).toEqual({
    ...size,
    devices: ['accel:device_profile=fpga', 'pci_passthrough:alias=a100:2', 'resources1:CUSTOM_A=2', 'resources:VGPU=1'],
  })
})

test.each([
  { 'quota:gpu': 0, 'resources:VCPU': '0', 'resources:PGPU': 'false', 'hw:cpu_policy': 'dedicated' },
  null,
  [],
  'odd',
])('%j tells of no device', async (specs) => {
  expect(await sizeWith(specs)).toEqual(size)
})
