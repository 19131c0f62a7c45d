import { expect, test } from 'vitest'
import type { Volume } from '../../src/domain/resources.ts'
import { none, read, written } from './deployment-of.ts'
import { server, volume } from './fake-provider.ts'

const tiny = { name: 'm1.tiny', vcpu: 1, memoryMib: 512, diskGib: 1 }
const vast = { name: 'vast', vcpu: 4096, memoryMib: 65_536 * 1024, diskGib: 1 }

test('a server that is larger than a deployment may say is named, and the largest that may stands in it', async () => {
  const part = {
    servers: [
      server('largest', { size: vast }),
      server('cpus', { size: { ...vast, vcpu: 4097 } }),
      server('memory', { size: { ...vast, memoryMib: vast.memoryMib + 1 } }),
      server('disk', { size: { ...vast, diskGib: 1e9 + 1 } }),
    ],
    volumes: [volume('v', { attachedTo: [{ serverId: 'cpus', device: null }] })],
  }
  const { components, incomplete } = await read(part)
  expect([components.map(({ name, count }) => [name, count]), incomplete]).toEqual([
    [
      ['vast', 1],
      ['volumes-of-missing-servers', 1],
    ],
    ['servers'],
  ])
  const { text, lacks } = await written(part)
  expect(text).toMatch(/^# 3 servers are missing here.*: server cpus, server memory, server disk$/m)
  expect(lacks).toEqual([
    { key: 'inventory.deployment.oversizedServers', names: ['server cpus', 'server memory', 'server disk'] },
  ])
})

test('volumes of more sizes than one component takes are spread over several, and none is lost', async () => {
  const sizes = Array.from({ length: 1100 }, (_, at) => at + 1)
  const volumes = (of: string, serverId: string | null): readonly Volume[] =>
    sizes.map((gib) => {
      const attachedTo = serverId === null ? [] : [{ serverId, device: null }]
      return volume(`${of}${String(gib)}`, { sizeBytes: gib * 2 ** 30, attachedTo })
    })
  const { components, incomplete } = await read({
    servers: [server('a', { imageId: 'i' }), server('b', { size: tiny, imageId: 'i' })],
    volumes: [...volumes('x', 'a'), ...volumes('y', null)],
  })
  expect([components.map(({ name, kind, volumes: its }) => [name, kind, its.length]), incomplete]).toEqual([
    [
      ['m1.small', 'server', 1000],
      ['m1.tiny', 'server', 0],
      ['more-volumes', 'volume', 100],
      ['unattached-volumes', 'volume', 1000],
      ['unattached-volumes-2', 'volume', 100],
    ],
    [],
  ])
  const all = components.flatMap((one) => one.volumes.map(({ sizeGib, count }) => sizeGib * count))
  expect(all.reduce((sum, gib) => sum + gib, 0)).toBe(1100 * 1101)
})

const unsized = server('a', { size: null })
const huge = volume('huge', { sizeBytes: 2 ** 31 * 2 ** 30 })
const vaster = server('b', { size: { ...vast, vcpu: 1e6 } })
const away = server('c', { state: 'unknown', providerState: 'SOFT_DELETED' })

test.each([
  ['without servers and volumes', none, 'refused', 'empty', 'empty'],
  ['of which not all could be read', { ...none, incomplete: true }, 'partial', 'unread', 'empty'],
  ['whose servers are of sizes that nobody knows', { ...none, servers: [unsized] }, 'refused', 'unsized', 'unsized'],
  ['of volumes that are too large', { ...none, volumes: [huge] }, 'refused', 'tooLarge', 'tooLarge'],
  ['of servers that are too large', { ...none, servers: [vaster, unsized] }, 'refused', 'tooLarge', 'tooLarge'],
  ['of what is deleted', { ...none, servers: [away] }, 'refused', 'remains', 'remains'],
  ['of volumes without a size', { ...none, volumes: [volume('v', { sizeBytes: 0 })] }, 'refused', 'remains', 'remains'],
] as const)('an account %s makes no deployment, and the reason is the true one', async (_, found, kind, says, next) => {
  await expect(written(found)).rejects.toMatchObject({
    kind,
    says: { key: `inventory.deployment.${says}` },
    next: { key: `inventory.deployment.${next}.next` },
  })
})
