import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Inventory } from '../../src/domain/inventory.ts'
import { message } from '../../src/domain/message.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentInventoryCsv, presentInventoryJson } from '../../src/presenters/inventory/present-inventory-data.ts'
import {
  presentInventoryMarkdown,
  presentInventoryTable,
  warningText,
} from '../../src/presenters/inventory/present-inventory.ts'
import { inventoryResult } from '../../src/presenters/schemas/inventory-result.ts'
import { server, volume } from './fake-provider.ts'

const schema = z.toJSONSchema(inventoryResult, { reused: 'ref' })
const common = { labels: { env: 'test' }, tenant: 'acme', createdAt: null }
const ready = { ...common, state: 'ready', providerState: 'ACTIVE' } as const
const rule = {
  id: 'r1',
  direction: 'in',
  version: 6,
  protocol: 'tcp',
  portFrom: 22,
  portTo: 22,
  remoteCidr: null,
  remoteGroupId: 'g1',
  description: '',
} as const
const evil = 'evil\u001b[31m\nname 🚀 |x| ../'
const address = { version: 4, network: 'front', mac: null } as const

const inventory: Inventory = {
  profile: 'production',
  provider: 'openstack',
  region: 'GRA11',
  takenAt: '2026-11-22T04:00:00Z',
  incomplete: true,
  servers: [
    server('s1', {
      name: 'web-10',
      tenant: 'acme',
      addresses: [
        { ...address, address: '10.0.0.4', kind: 'fixed' },
        { ...address, address: '192.0.2.7', kind: 'public' },
      ],
    }),
    server('s2', { name: 'web-9', tenant: 'acme', state: 'stopped', size: null }),
    server('s3', { name: '', tenant: null, state: 'error', providerState: 'ERROR' }),
  ],
  volumes: [
    volume('v1', {
      name: evil,
      tenant: 'umbrella',
      attachedTo: [{ serverId: 's1', device: '/dev/vdb' }],
      encrypted: true,
    }),
    volume('v2', { name: '=1+1', tenant: 'acme', state: 'unknown', providerState: 'maintenance' }),
  ],
  snapshots: [{ ...ready, id: 'n1', name: 'first', volumeId: 'v2', sizeBytes: 2 ** 30 }],
  images: [
    {
      ...ready,
      id: 'i1',
      name: 'debian',
      format: 'qcow2',
      sizeBytes: null,
      diskBytes: null,
      checksum: { algorithm: 'sha512', value: 'ab' },
      minDiskGib: 0,
      minMemoryMib: 0,
      shared: true,
    },
  ],
  networks: [{ ...ready, id: 't1', name: 'front', external: true, shared: true, mtu: 1500 }],
  subnets: [
    {
      ...common,
      id: 'u1',
      name: 'front-v6',
      networkId: 't1',
      cidr: '2001:db8::/64',
      version: 6,
      gateway: null,
      dhcp: true,
      dnsServers: [],
      pools: [{ start: '2001:db8::2', end: '2001:db8::ff' }],
      routes: [],
      ipv6Mode: 'slaac',
    },
  ],
  routers: [
    {
      ...ready,
      id: 'o1',
      name: 'gate',
      externalNetworkId: 't1',
      interfaces: [{ subnetId: 'u1', address: '2001:db8::1' }],
      routes: [],
    },
  ],
  securityGroups: [{ ...common, id: 'g1', name: 'ssh', description: '', stateful: true, rules: [rule] }],
  keyPairs: [{ ...common, id: 'k1', name: 'me', fingerprint: 'aa:bb', publicKey: null }],
  publicIps: [{ ...ready, id: 'p1', name: '', address: '192.0.2.7', version: 4, serverId: 's1' }],
  warnings: [
    {
      kind: 'images',
      read: 1,
      why: 'failed',
      says: message('inventory.warning.cut', {
        kind: message('inventory.kind.images'),
        count: 1,
        reason: message('inventory.reason.unexpected', { detail: 'x' }),
      }),
      next: message('directory.rawMissing.next'),
    },
  ],
}

test.each(['en', 'fr'] as const)('as a table (%s)', async (lang) => {
  const table = presentInventoryTable(inventory, await createTranslator(lang), { width: 100, color: false })
  await expect(table).toMatchFileSnapshot(`../golden/inventory/table.${lang}.txt`)
  expect(table.match(/[^\n\P{Cc}]/gu)).toEqual(null)
})

test('as Markdown', async () => {
  const text = presentInventoryMarkdown(inventory, await createTranslator('en'))
  await expect(text).toMatchFileSnapshot('../golden/inventory/inventory.md')
})

test('as CSV: no formulas, no control characters', async () => {
  await expect(presentInventoryCsv(inventory)).toMatchFileSnapshot('../golden/inventory/inventory.csv')
})

test('as JSON, which its committed schema describes and which keeps names as they are', async () => {
  const json: unknown = JSON.parse(presentInventoryJson(inventory, await createTranslator('en')))
  await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot('../golden/inventory/inventory.json')
  expect(new Ajv2020({ strict: false }).compile(schema)(json)).toBe(true)
  expect(inventoryResult.parse(json).volumes[0]?.name).toBe(evil)
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/inventory.schema.json')
})

test('an id is never cut: where it does not fit beside the rest it stands below', async () => {
  const id = '3f2a6c1e-0b6c-4c52-9a44-0d1f7c0b8f10'
  const ids = { snapshots: inventory.snapshots.map((one) => ({ ...one, id, name: 'x'.repeat(20) })) }
  const tr = await createTranslator('en')
  for (let width = 64; width < 120; width += 1) {
    expect(presentInventoryTable({ ...inventory, ...ids }, tr, { width, color: false })).toContain(id)
  }
})

test('what nobody tells is not counted as nothing', async () => {
  const servers = ['a', 'b'].map((tenant) => server(tenant, { tenant, size: null }))
  const shown = presentInventoryMarkdown({ ...inventory, servers, volumes: [] }, await createTranslator('en'))
  expect(shown).toContain('| a | 1 | unknown | unknown | 0 | 0 MiB |')
})

test('the words of a cloud do not run into the advice', async () => {
  const next = message('openstack.noIdentity.next')
  const tr = await createTranslator('en')
  const texts = ['no\u001b\nroom', 'no room.', 'no “room.”'].map((reason) => {
    const values = { kind: 'volumes', reason }
    const says = message('inventory.warning.failed', values)
    return warningText({ kind: 'volumes', read: 0, why: 'failed', says, next }, tr)
  })
  expect(texts.map((text) => text.replace(/^The volumes could not be read: /, '').replace(/ Check .*/, ' …'))).toEqual([
    'no room. …',
    'no room. …',
    'no “room.” …',
  ])
})

test('an empty account says so', async () => {
  const none = { servers: [], volumes: [], snapshots: [], images: [], networks: [], subnets: [], routers: [] }
  const rest = { securityGroups: [], keyPairs: [], publicIps: [], warnings: [], incomplete: false, region: null }
  const tr = await createTranslator('en')
  expect(presentInventoryTable({ ...inventory, ...none, ...rest }, tr, { width: 80, color: false })).toBe(
    'openstack, 22 Nov 2026\nThere is nothing in this account and region.\n',
  )
})

test('the size of a server names its devices', async () => {
  const size = { name: 'big', vcpu: 2, memoryMib: 2048, diskGib: 0, devices: ['accel:x=y', 'resources:VGPU=1'] }
  const table = presentInventoryTable(
    { ...inventory, servers: [server('g', { size })] },
    await createTranslator('en'),
    { width: 200, color: false },
  )
  expect(table).toContain('2 vCPU, 2 GiB, big, accel:x=y, resources:VGPU=1')
})
