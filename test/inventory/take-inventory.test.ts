import { expect, test } from 'vitest'
import { message } from '../../src/domain/message.ts'
import type { Features } from '../../src/providers/contract/features.ts'
import { ProviderError } from '../../src/providers/contract/errors.ts'
import type { TenantRule } from '../../src/workflows/inventory/assign-tenants.ts'
import { takeInventory, type InventoryProgress } from '../../src/workflows/inventory/take-inventory.ts'
import { fakeInventory, fakeProvider, server, volume } from './fake-provider.ts'

const nothing = {
  servers: [],
  volumes: [],
  snapshots: [],
  images: [],
  networks: [],
  subnets: [],
  routers: [],
  securityGroups: [],
  keyPairs: [],
  publicIps: [],
}
const all = { ...nothing }
const refused = new ProviderError({ code: 'auth', says: message('profile.wrong.needed') })
const away = new ProviderError({ code: 'unavailable', says: message('profile.wrong.needed') })

async function take(
  features: Features,
  part: { readonly tenants?: TenantRule; readonly signal?: AbortSignal; readonly events?: InventoryProgress[] } = {},
): ReturnType<typeof takeInventory> {
  return await takeInventory({
    profile: 'production',
    provider: fakeProvider(features),
    tenants: part.tenants ?? { kind: 'project' },
    takenAt: '2026-11-22T04:00:00Z',
    onProgress: (event) => part.events?.push(event),
    signal: part.signal ?? new AbortController().signal,
  })
}

const head = { profile: 'production', provider: 'fake', region: 'north', takenAt: '2026-11-22T04:00:00Z' }

test('everything is read, and how far it is is told', async () => {
  const events: InventoryProgress[] = []
  const servers = [server('a'), server('b')]
  const inventory = await take({ inventory: fakeInventory({ ...all, servers }) }, { events })
  expect(inventory).toEqual({ ...head, ...nothing, servers, incomplete: false, warnings: [] })
  expect(events).toContainEqual({ kind: 'servers', read: 2, done: true })
  expect(events).toHaveLength(10)
})

test('a kind that breaks off is kept as far as it went, and the others are whole', async () => {
  const volumes = [volume('v')]
  const inventory = await take({
    inventory: fakeInventory({ ...all, volumes, servers: [server('a')] }, { volumes: away }),
  })
  const values = { kind: message('inventory.kind.volumes'), count: 1, reason: away.says }
  expect(inventory).toEqual({
    ...head,
    ...nothing,
    servers: [server('a')],
    volumes,
    incomplete: true,
    warnings: [{ kind: 'volumes', read: 1, why: 'failed', says: message('inventory.warning.cut', values), next: null }],
  })
})

test('what the provider does not have is told, and is no gap', async () => {
  const { keyPairs, ...others } = all
  expect(keyPairs).toEqual([])
  const { incomplete, warnings } = await take({ inventory: fakeInventory(others) })
  const says = message('inventory.warning.absent', { kind: message('inventory.kind.keyPairs'), provider: 'fake' })
  expect({ incomplete, warnings }).toEqual({
    incomplete: false,
    warnings: [{ kind: 'keyPairs', read: 0, why: 'absent', says, next: null }],
  })
})

test('where nothing can be read at all, the error is the result', async () => {
  await expect(take({ inventory: fakeInventory({}, { servers: refused, volumes: away }) })).rejects.toBe(refused)
  await expect(take({})).rejects.toMatchObject({ kind: 'unsupported' })
})

test('where nothing is found at all, the result is partial, and no bad usage', async () => {
  const missing = new ProviderError({ code: 'not-found', says: message('profile.wrong.needed') })
  const taken = take({ inventory: fakeInventory({}, { servers: missing, volumes: missing }) })
  await expect(taken).rejects.toMatchObject({ kind: 'partial', says: missing.says, cause: missing })
})

test('an account that cannot be used is not asked ten times', async () => {
  let calls = 0
  const list = (): never => {
    calls += 1
    throw away
  }
  const check = async function* (): AsyncGenerator<never> {
    await Promise.resolve()
    yield { id: 'reachable', state: 'failed', says: away.says, next: null } as never
  }
  const features = { inventory: { kinds: ['servers', 'volumes', 'images'], list }, access: { check } } as const
  await expect(take(features)).rejects.toBe(away)
  expect(calls).toBe(1)
})

test('a defect of an adapter is a warning like any failure', async () => {
  const broken = fakeInventory({ ...all, servers: [server('a')] }, { images: new TypeError('x is not a function') })
  const { incomplete, warnings } = await take({ inventory: broken })
  expect([incomplete, warnings.map(({ says }) => says.values['reason'])]).toEqual([
    true,
    [message('inventory.reason.unexpected', { detail: 'x is not a function' })],
  ])
})

test('an aborted reading throws the reason of its signal', async () => {
  const controller = new AbortController()
  controller.abort()
  await expect(take({ inventory: fakeInventory(all) }, { signal: controller.signal })).rejects.toMatchObject({
    name: 'AbortError',
  })
})

test('tenants come from a label', async () => {
  const volumes = [
    volume('v', { labels: { customer: 'acme' } }),
    volume('w'),
    volume('x', { labels: { constructor: 'y' } }),
  ]
  const tenants = { kind: 'label', key: 'customer' } as const
  const inventory = await take({ inventory: fakeInventory({ ...all, volumes }) }, { tenants })
  const values = { kind: message('inventory.kind.volumes'), count: 2 }
  expect(inventory.volumes.map(({ tenant }) => tenant)).toEqual(['acme', null, null])
  expect(inventory.warnings).toEqual([
    {
      kind: 'volumes',
      read: 3,
      why: 'noTenant',
      says: message('inventory.warning.noTenant', values),
      next: message('inventory.warning.noTenant.next'),
    },
  ])
  const odd = await take(
    { inventory: fakeInventory({ ...all, volumes: [volume('v')] }) },
    { tenants: { kind: 'label', key: 'constructor' } },
  )
  expect(odd.volumes.map(({ tenant }) => tenant)).toEqual([null])
})

test('tenants come from a file: ids and names before patterns, patterns before projects', async () => {
  const volumes = [
    volume('1', { name: 'acme-db' }),
    volume('2', { name: 'acme-web' }),
    volume('3', { name: 'um-07' }),
    volume('4', { name: 'other' }),
    volume('5', { name: 'stray', tenant: null }),
  ]
  const tenants = {
    kind: 'file',
    tenants: [
      { tenant: 'acme', patterns: ['acme-*'] },
      { tenant: 'umbrella', patterns: ['um-??', '1'] },
      { tenant: 'rest', patterns: ['main'] },
    ],
  } as const
  const inventory = await take({ inventory: fakeInventory({ ...all, volumes }) }, { tenants })
  expect(inventory.volumes.map(({ tenant }) => tenant)).toEqual(['umbrella', 'acme', 'umbrella', 'rest', null])
})

test('five thousand volumes are read one by one, with a word now and then', async () => {
  const events: InventoryProgress[] = []
  const volumes = Array.from({ length: 5000 }, (_, at) => volume(String(at)))
  const inventory = await take({ inventory: fakeInventory({ ...all, volumes }) }, { events })
  expect(inventory.volumes).toEqual(volumes)
  expect(events.filter(({ kind }) => kind === 'volumes').map(({ read }) => read)).toEqual([
    ...Array.from({ length: 50 }, (_, at) => (at + 1) * 100),
    5000,
  ])
})
