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
    'resources:VGPU': ' 1 ',
    'resources:PGPU': '2',
    'resources1:FPGA': 1,
    'resources_a:CUSTOM_NVIDIA_GPU_T4': 2,
    'trait:CUSTOM_GPU_A100': 'required',
    'accel:device_profile': 'fpga',
  }
  expect(await sizeWith(specs)).toEqual({
    ...size,
    devices: [
      'accel:device_profile=fpga',
      'pci_passthrough:alias=a100:2',
      'resources1:FPGA=1',
      'resources:PGPU=2',
      'resources:VGPU=1',
      'resources_a:CUSTOM_NVIDIA_GPU_T4=2',
      'trait:CUSTOM_GPU_A100=required',
    ],
  })
})

test.each([
  { 'quota:gpu': 0, 'resources:VCPU': '0', 'resources:PGPU': 'false', 'hw:cpu_policy': 'dedicated' },
  { 'resources:VCPU': '0', 'resources:CUSTOM_BAREMETAL_GOLD': '1', 'resources:CUSTOM_LICENCE_MARK': 1 },
  { 'resources:CUSTOM_BAREMETAL_GPU': '1', 'resources:CUSTOM_NO_GPU': '1', 'resources:VGPU': '0' },
  { 'trait:CUSTOM_NO_GPU': 'required', 'trait:CUSTOM_NOGPU': 'required', 'trait:CUSTOM_GPU': 'forbidden' },
  { 'trait:CUSTOM_GPU_LESS': 'required', 'trait:HW_CPU_X86_AVX2': 'required' },
  { 'aggregate_instance_extra_specs:no_gpu': 'true', 'aggregate_instance_extra_specs:gpu': 's== false' },
  { 'capabilities:gpu': '<or> none', 'hw:pci_numa_affinity_policy': 'preferred' },
  { 'resources:VGPU': null, 'resources:FPGA': { amount: 1 }, 'resources:PGPU': [1] },
  { 'pci_passthrough:alias': ' ', 'accel:device_profile': null },
  { 'pci_passthrough:alias': { name: 'a100' }, 'accel:device_profile': 'none' },
  null,
  [],
  'odd',
])('%j tells of no device', async (specs) => {
  expect(await sizeWith(specs)).toEqual(size)
})
