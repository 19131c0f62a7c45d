import { expect, test } from 'vitest'
import type { Inventory } from '../../src/domain/inventory.ts'
import { message } from '../../src/domain/message.ts'
import type { Image } from '../../src/domain/resources.ts'
import { none, read, written } from './deployment-of.ts'
import { server, volume } from './fake-provider.ts'

const address = { address: '192.0.2.7', version: 4, kind: 'public', network: 'outside', mac: null } as const
const tiny = { name: 'm1.tiny', vcpu: 1, memoryMib: 512, diskGib: 1 }
const snapshot = { name: 's', labels: {}, tenant: null, createdAt: null, state: 'ready', providerState: 'ok' } as const

const full: Inventory = {
  ...none,
  incomplete: true,
  warnings: [
    { kind: 'snapshots', read: 2, why: 'failed', says: message('inventory.incomplete'), next: null },
    { kind: 'networks', read: 0, why: 'failed', says: message('inventory.incomplete'), next: null },
  ],
  servers: [
    server('a', { addresses: [address] }),
    server('b', { imageId: 'i' }),
    server('c', { imageId: 'i', volumes: [{ volumeId: 'v2', device: '/dev/vdb' }] }),
    server('d', { size: tiny, state: 'error', providerState: 'ERROR' }),
    server('e', { name: 'old\n# evil: 1', size: null }),
    server('f', { state: 'unknown', providerState: 'SOFT_DELETED' }),
    server('g', { size: null, state: 'unknown', providerState: 'SOFT_DELETED' }),
  ],
  volumes: [
    volume('v1', { attachedTo: [{ serverId: 'b', device: null }] }),
    volume('v2', { class: 'ssd\nfast' }),
    volume('v3', { sizeBytes: 1, class: null }),
    volume('v4', { attachedTo: [{ serverId: 'gone', device: null }] }),
    volume('v5', { state: 'error', providerState: 'error_deleting' }),
    volume('v6', { sizeBytes: 0 }),
    volume('v7', { sizeBytes: 3 * 2 ** 30, state: 'error', providerState: 'error' }),
  ],
  snapshots: [
    { ...snapshot, id: 's1', volumeId: 'v4', sizeBytes: 1 },
    { ...snapshot, id: 's2', volumeId: 'v4', sizeBytes: 1 },
  ],
}

test.each(['en', 'fr'] as const)('the file explains itself (%s)', async (lang) => {
  await expect((await written(full, lang)).text).toMatchFileSnapshot(`../golden/inventory/deployment.${lang}.yaml`)
})

test('the file is a deployment: what runs, without an invoice', async () => {
  const usual = { managed: false, cpu: 'shared', arch: 'x86', dataClass: 'personal', price: null } as const
  const data = { sizeGib: 10, class: 'general', snapshotsKept: 0 } as const
  const sized = { ...usual, kind: 'server', vcpu: 1, memoryGib: 2, diskGib: 20 } as const
  expect(await read(full)).toMatchObject({
    name: 'directory-.-my-cloud',
    current: null,
    traffic: null,
    incomplete: ['servers', 'snapshots'],
    components: [
      { ...sized, name: 'm1.small', count: 1, publicIpv4: 1, volumes: [] },
      { ...sized, name: 'm1.small-2', count: 2, publicIpv4: 0, volumes: [{ ...data, count: 2 }] },
      { ...sized, name: 'm1.tiny', count: 1, memoryGib: 0.5, diskGib: 1, publicIpv4: 0, volumes: [] },
      {
        ...usual,
        name: 'volumes-of-missing-servers',
        kind: 'volume',
        volumes: [{ ...data, count: 1, snapshotsKept: 2 }],
      },
      {
        ...usual,
        name: 'unattached-volumes',
        kind: 'volume',
        volumes: [
          { ...data, sizeGib: 0.001, count: 1 },
          { ...data, sizeGib: 3, count: 1 },
        ],
      },
    ],
  })
})

test('a server that starts from a volume has its disk there, and not once more in its size', async () => {
  const size = { name: 'm1', vcpu: 1, memoryMib: 1024, diskGib: 40 }
  const root = { sizeBytes: 40 * 2 ** 30, bootable: true }
  const part = {
    servers: [
      server('said', { size, volumes: [{ volumeId: 'a', device: null }] }),
      server('attached', { size }),
      server('neither bootable nor first', { size, volumes: [{ volumeId: 'c', device: '/dev/vdb' }] }),
      server('from an image', { size, imageId: 'i', volumes: [{ volumeId: 'd', device: '/dev/vdb' }] }),
      server('volume not listed', { size, volumes: [] }),
    ],
    volumes: [
      volume('a', root),
      volume('b', { ...root, attachedTo: [{ serverId: 'attached', device: null }] }),
      volume('c', { ...root, bootable: false }),
      volume('d', root),
    ],
  }
  const { components } = await read(part)
  expect(components.map(({ count, diskGib, volumes }) => [count, diskGib, volumes[0]?.count])).toEqual([
    [3, 0, 3],
    [2, 40, 1],
  ])
  const { text } = await written(part)
  expect(text).toMatch(/# These start from a volume: the disk of 40 GiB .*\n +diskGib: 0\n/)
  expect(text.match(/These start/g)).toHaveLength(1)
})

test('ephemeral and swap disks are a part of the disk of a server, whatever it starts from, and named', async () => {
  const size = { name: 'm1', vcpu: 1, memoryMib: 1024, diskGib: 10, extraDiskGib: 508 }
  const part = {
    servers: [
      server('a', { size, imageId: 'i' }),
      server('b', { size, volumes: [{ volumeId: 'v', device: null }] }),
      server('c', { size: { ...size, extraDiskGib: 1e9 } }),
    ],
    volumes: [volume('v')],
  }
  expect((await read(part)).components.map(({ diskGib }) => diskGib)).toEqual([518, 508])
  const { text, lacks } = await written(part)
  expect(text).toMatch(/^# 2 servers have ephemeral or swap disks, .*: server a, server b$/m)
  expect(text).toMatch(/# These start from a volume: the disk of 10 GiB .*\n +diskGib: 508\n/)
  expect(lacks).toEqual([{ key: 'inventory.deployment.oversizedServers', names: ['server c'] }])
})

test('devices such as GPUs are named, and the file is not whole without them', async () => {
  const size = { name: 'big', vcpu: 16, memoryMib: 65_536, diskGib: 80, devices: ['resources:VGPU=1', 'accel:x=y'] }
  const part = { servers: [server('a', { size }), server('b')], region: 'R1' }
  const named = 'server a (resources:VGPU=1, accel:x=y)'
  const { text, lacks, incomplete } = await written(part)
  expect([incomplete, lacks]).toEqual([['servers'], [{ key: 'inventory.deployment.devices', names: [named] }]])
  expect(text).toContain(`compare prices it without them: ${named}\n`)
  expect(text).toMatch(/^# Region R1 alone was looked at: /m)
  expect((await read(part)).components.map(({ name }) => name)).toEqual(['big', 'm1.small'])
})

test('names that hold what is no letter make no file that nobody can read', async () => {
  const odd = { name: 'caf\uFFFD \uD800x\u0000', state: 'error', providerState: 'error' } as const
  const { text } = await written({ volumes: [volume('a', { ...odd, class: 'gr\uFFFDn' })], profile: 'x\uFFFD' })
  expect(text).toContain('One volume is in the state error: caf? ?x .')
  expect((await read({ volumes: [volume('a', { ...odd, class: 'gr\uFFFDn' })], profile: 'x\uFFFD' })).name).toBe('x')
})

test('a comment names two hundred, and how many there are', async () => {
  const volumes = Array.from({ length: 201 }, (_, at) => volume(`v${at}`, { state: 'error', providerState: 'error' }))
  const { text } = await written({ volumes })
  expect(text).toMatch(/^# 201 volumes are in the state error: volume v0, .*, volume v199, …\. Take/m)
})

test('stored images are named, the largest first, and what is not looked at is said', async () => {
  const image = (name: string, gib: number | null, part: Partial<Image> = {}): Image => ({
    ...snapshot,
    id: name,
    name,
    format: 'qcow2',
    sizeBytes: gib === null ? null : gib * 2 ** 30,
    diskBytes: null,
    checksum: null,
    minDiskGib: 0,
    minMemoryMib: 0,
    shared: false,
    ...part,
  })
  const servers = [server('a')]
  const gone = { providerState: 'pending_delete' }
  const one = [image('backup\n1', 499.5), image('empty', null), image('going\nhere', 8.5, gone)]
  const { text: ofOne } = await written({ servers, images: one })
  expect(ofOne).toMatch(/^# One stored image \(500 GiB\) stands in no component.*: backup 1\n# If .*diskGib: 500 \}$/m)
  expect(ofOne).toMatch(/^# One image \(9 GiB\) is left out, as it is being deleted: going here$/m)
  const { text: ofGone } = await written({ servers, images: [image('a', 8.5, gone), image('b', null, gone)] })
  expect(ofGone).toMatch(/^# 2 images \(9 GiB\) are left out, as they are being deleted: a, b$/m)
  const six = [1, 2, 3, 4, 5, 6].map((n) => image(`b${n}`, n * 100))
  const { text } = await written({ servers, images: six })
  expect(text).toMatch(/^# 6 stored images \(2,100 GiB\) .*: b6, b5, b4, b3, b2, …\n# If .*diskGib: 2100 \}$/m)
  expect(text).toMatch(
    /^# Not looked at: load balancers, backups of volumes, object storage, file shares, databases, Kubernetes, VPNs and licences\./m,
  )
  expect((await written({ servers })).text).not.toMatch(/stored image|are left out/)
})

test('a volume of a server without a known size is not unattached', async () => {
  const { components } = await read({
    servers: [server('a', { size: null, volumes: [{ volumeId: 'v', device: null }] })],
    volumes: [volume('v'), volume('w', { attachedTo: [{ serverId: 'a', device: null }] }), volume('x')],
  })
  expect(components.map(({ name, volumes }) => [name, volumes[0]?.count])).toEqual([
    ['volumes-of-missing-servers', 2],
    ['unattached-volumes', 1],
  ])
})

test('what somebody pays for and the file cannot say is named', async () => {
  const part = {
    servers: [server('a', { volumes: [{ volumeId: 'lost', device: '/dev/vda' }] })],
    volumes: [volume('huge', { sizeBytes: 2 ** 31 * 2 ** 30 }), volume('largest', { sizeBytes: 1e6 * 2 ** 30 })],
    snapshots: [
      { ...snapshot, id: 's1', name: 'old', volumeId: 'gone', sizeBytes: 300 * 2 ** 30 },
      { ...snapshot, id: 's2', name: 'older', volumeId: 'gone', sizeBytes: 200 * 2 ** 30 },
    ],
  }
  const { components, incomplete } = await read(part)
  expect([components.map(({ name, volumes }) => [name, volumes[0]?.sizeGib]), incomplete]).toEqual([
    [
      ['m1.small', undefined],
      ['unattached-volumes', 1e6],
    ],
    ['volumes'],
  ])
  const { text, lacks } = await written(part)
  expect(text).toMatch(/^# One volume is missing here, because it is larger than a million GiB: volume huge$/m)
  expect(text).toMatch(/^# One volume that a server names is missing here.*: lost$/m)
  expect(text).toMatch(/^# 2 snapshots are of volumes that are not here \(500 GiB\).*: old, older$/m)
  expect(lacks).toEqual([
    { key: 'inventory.deployment.unlisted', names: ['lost'] },
    { key: 'inventory.deployment.oversized', names: ['volume huge'] },
  ])
})

test.each([
  ['what servers carry besides', { kind: 'servers', whole: true }, [], /^# Not everything .*, but the servers,/m],
  ['the servers', { kind: 'servers' }, ['servers'], /^# INCOMPLETE/m],
  ['the images', { kind: 'images' }, [], /^# Not all images could be read: more of them may be stored and billed\.$/m],
  ['the networks', { kind: 'networks' }, [], /^# Not all networks .* publicIpv4 may be too low\.$/m],
] as const)('where %s could not be read, the deployment lacks %j', async (_, failed, incomplete, comment) => {
  const warning = { read: 1, why: 'failed', says: message('inventory.incomplete'), next: null, ...failed } as const
  const part = { servers: [server('a')], incomplete: true, warnings: [warning] }
  expect((await read(part)).incomplete).toEqual(incomplete)
  expect((await written(part)).text).toMatch(comment)
})
