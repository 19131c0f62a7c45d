import { expect, test } from 'vitest'
import type { Inventory } from '../../../src/domain/inventory.ts'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import type { Offered } from '../../../src/providers/contract/reading-features.ts'
import { buildPlan, type PlanChoices } from '../../../src/workflows/migrate/planning/build-plan.ts'
import { group, image, network, nothing, publicIp, router, server, volume } from './inventories.ts'

const offer = (id: string, vcpu: number, memoryMib: number, diskGib = 0): Offered => ({
  id,
  name: id,
  vcpu,
  memoryMib,
  diskGib,
  public: true,
})

const end = { profile: 'x', provider: 'openstack', region: null, place: 'x' }

function planned(
  source: Partial<Inventory>,
  target: Partial<Inventory> = {},
  choices: Partial<PlanChoices> = {},
): Plan {
  return buildPlan({
    name: 'move',
    id: '0123456789ab',
    createdAt: '2026-11-22T08:00:00Z',
    ends: { source: end, target: end },
    source: { ...nothing, ...source },
    target: { ...nothing, ...target },
    offers: [offer('huge', 8, 32_768, 80), offer('fit', 2, 4096), offer('wide', 4, 4096, 40), offer('tiny', 1, 512)],
    choices: {
      tenants: null,
      onlyTenant: null,
      networks: new Map(),
      sizes: new Map(),
      waveSize: null,
      floor: null,
      healthChecks: [],
      ...choices,
    },
    previous: null,
    say: ({ key }) => key,
  }).plan
}

const town = (plan: Plan): Plan['tenants'][string] => {
  const entries = plan.tenants['town']
  if (entries === undefined) throw new Error('there is no such tenant')
  return entries
}

const outside = network('public', { external: true, tenant: 'admin' })
const lead = router('gate', { externalNetworkId: outside.id })

test('a network to the outside is mapped by its name, else to the only one, else it stays open', () => {
  const targets = [network('public', { id: 'same', external: true }), network('other', { id: 'other', external: true })]
  const source = { networks: [outside], routers: [lead] }
  const mappingTo = (networks: Inventory['networks']): unknown => planned(source, { networks }).mapping.networks
  expect(mappingTo(targets)).toEqual({ 'public-id': 'same' })
  expect(mappingTo(targets.slice(1))).toEqual({ 'public-id': 'other' })
  expect(mappingTo([...targets.slice(1), network('third', { external: true })])).toEqual({ 'public-id': null })
  expect(mappingTo([network('private')])).toEqual({ 'public-id': null })
  expect(planned(source, {}, { networks: new Map([['public-id', 'given']]) }).mapping.networks).toEqual({
    'public-id': 'given',
  })
})

test('a shared network that servers are on is used and never made, and is nobody’s tenant', () => {
  const shared = network('campus', { shared: true, tenant: 'admin' })
  const address = { address: '10.9.0.2', version: 4, kind: 'fixed', network: 'campus', mac: null } as const
  const source = { networks: [shared], servers: [server('web', { addresses: [address] })] }
  const open = planned(source)
  expect([Object.keys(open.tenants), town(open).networks[0]?.how]).toEqual([
    ['town'],
    { action: 'use', targetId: null, remark: 'plan.remark.network' },
  ])
  const decided = planned(source, { networks: [network('campus', { id: 'there', shared: true })] })
  expect(town(decided).networks[0]?.how).toEqual({ action: 'use', targetId: 'there', remark: null })
  expect(town(decided).servers[0]?.desired.networks).toEqual(['campus'])
})

test('a network that servers name and that none or several have is to be looked at', () => {
  const remarkWith = (networks: Inventory['networks']): unknown => {
    const address = { address: '10.9.0.2', version: 4, kind: 'fixed', network: 'back', mac: null } as const
    const plan = planned({ networks, servers: [server('web', { addresses: [address] })] })
    return town(plan).servers[0]?.how.remark
  }
  expect(remarkWith([network('back')])).toBe('plan.remark.noBoot')
  for (const networks of [[], [network('back'), network('back', { id: 'other' })]]) {
    expect(remarkWith(networks)).toBe('plan.remark.noBoot plan.remark.unclearNetwork')
  }
})

test('sizes are those that are large enough, smallest first; a disk counts where the server has its own', () => {
  const base = image('debian')
  const sizesOf = (wishes: Parameters<typeof server>[1]): readonly unknown[] => {
    const [entry] = town(planned({ images: [base], servers: [server('web', wishes)] })).servers
    return [entry?.desired.size, entry?.how.sizes, entry?.how.remark]
  }
  expect(sizesOf({})).toEqual(['fit', ['fit', 'wide', 'huge'], 'plan.remark.noBoot'])
  expect(sizesOf({ imageId: base.id })).toEqual(['wide', ['wide', 'huge'], 'plan.remark.ownDisk'])
  const giant = { name: 'xl', vcpu: 64, memoryMib: 1, diskGib: 0 }
  expect(sizesOf({ size: giant })).toEqual([null, [], 'plan.remark.noSize plan.remark.noBoot'])
  const extra = { name: 'e', vcpu: 2, memoryMib: 4096, diskGib: 0, extraDiskGib: 40 }
  expect(sizesOf({ size: extra, imageId: base.id })[2]).toBe('plan.remark.ownDisk plan.remark.extraDisk')
  expect(sizesOf({ size: null, imageId: 'gone' })).toEqual([null, [], 'plan.remark.sizeUnknown plan.remark.imageGone'])
})

test('a server starts from its first device, else from what is bootable', () => {
  const volumes = [volume('a'), volume('b', { bootable: true }), volume('c')]
  const disksOf = (devices: readonly (readonly [string, string | null])[]): unknown => {
    const attached = devices.map(([name, device]) => ({ volumeId: `${name}-id`, device }))
    const [entry] = town(planned({ volumes, servers: [server('web', { volumes: attached })] })).servers
    return [entry?.desired.boot, entry?.desired.volumes]
  }
  const from = (key: string): unknown => ({ kind: 'volume', key })
  expect(
    disksOf([
      ['b', '/dev/vdb'],
      ['a', '/dev/vda'],
      ['c', '/dev/vdc'],
    ]),
  ).toEqual([from('a'), ['b', 'c']])
  expect(
    disksOf([
      ['a', null],
      ['c', null],
      ['b', null],
    ]),
  ).toEqual([from('b'), ['a', 'c']])
  expect(
    disksOf([
      ['c', '/dev/vdaa'],
      ['a', '/dev/vdz'],
    ]),
  ).toEqual([from('a'), ['c']])
})

const open = {
  id: 'rule',
  direction: 'out',
  version: 4,
  protocol: null,
  portFrom: null,
  portTo: null,
  remoteCidr: null,
  remoteGroupId: null,
  description: '',
} as const

test('the default group is the one of the target where that permits the same, else one beside it', () => {
  const source = {
    securityGroups: [group('default', { rules: [open, { ...open, direction: 'in', remoteGroupId: 'default-id' }] })],
  }
  const there = { ...open, id: 'other', direction: 'in', remoteGroupId: 'there' } as const
  const same = planned(source, { securityGroups: [group('default', { id: 'there', rules: [there, open] })] })
  expect(town(same).securityGroups[0]?.how).toEqual({ action: 'use', targetId: 'there', remark: null })
  const stricter = planned(source, { securityGroups: [group('default', { id: 'there', rules: [open] })] })
  const [entry] = town(stricter).securityGroups
  expect([entry?.desired.name, entry?.how.action, entry?.desired.rules.map(({ remoteGroup }) => remoteGroup)]).toEqual([
    'default-move',
    'create',
    ['self', null],
  ])
})

test('a default group that is not stateful is not the one of the target that is', () => {
  const stateless = { securityGroups: [group('default', { rules: [open], stateful: false })] }
  const target = { securityGroups: [group('default', { id: 'there', rules: [open] })] }
  const [entry] = town(planned(stateless, target)).securityGroups
  expect([entry?.how.action, entry?.desired.name, entry?.desired.stateful]).toEqual(['create', 'default-move', false])
  expect(town(planned(stateless, stateless)).securityGroups[0]?.how.action).toBe('use')
})

test('what an unfinished migration has left is no part of a plan, and its labels do not travel', () => {
  const plan = planned({
    volumes: [
      volume('mine', { labels: { site: 'a', 'broker-migrated': 'x', 'broker-logical-bytes': '5' } }),
      volume('left', { labels: { 'broker-migration': '0123456789ab' } }),
    ],
  })
  expect(town(plan).volumes.map(({ desired }) => [desired.name, desired.labels])).toEqual([['mine', { site: 'a' }]])
})

test('a volume of a tenant that stays is not taken along', () => {
  const servers = [server('web', { volumes: [{ volumeId: 'theirs-id', device: null }] })]
  const volumes = [volume('theirs', { tenant: 'other' })]
  const plan = planned({ servers, volumes }, {}, { tenants: ['town'] })
  expect([town(plan).volumes, town(plan).servers[0]?.desired.boot]).toEqual([[], null])
})

test('an address moves with its server; one that nobody has is left', () => {
  const plan = planned({
    servers: [server('web')],
    publicIps: [publicIp('192.0.2.1', { serverId: 'web-id', tenant: null }), publicIp('192.0.2.2')],
  })
  expect(town(plan).publicIps.map(({ desired, how }) => [desired.server, how.action])).toEqual([
    ['web', 'create'],
    [null, 'skip'],
  ])
})

test('an image of everybody is used where the target has it, and made where not', () => {
  const everybodys = image('ubuntu', { shared: true, tenant: 'admin' })
  const servers = [server('web', { imageId: everybodys.id })]
  const howWith = (images: Inventory['images']): unknown =>
    town(planned({ servers, images: [everybodys] }, { images })).images[0]?.how.action
  expect(howWith([])).toBe('create')
  expect(howWith([image('ubuntu', { id: 'x', shared: true, checksum: null })])).toBe('use')
  expect(howWith([image('other', { id: 'x', checksum: everybodys.checksum })])).toBe('use')
})
