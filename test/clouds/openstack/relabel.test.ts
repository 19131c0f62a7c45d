import { expect, test } from 'vitest'
import type { ResourceKind } from '../../../src/domain/inventory.ts'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import type { Creation } from '../../../src/providers/contract/creation.ts'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { make, type Making } from '../../../src/workflows/migrate/parts/make.ts'
import { product } from '../../../src/workflows/migrate/parts/make-networks.ts'
import type { Migration } from '../../../src/workflows/migrate/migration.ts'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { finish } from '../../../src/workflows/migrate/phases/finish.ts'
import { imageBytes, imageOf } from '../../conformance/storage-makers.ts'
import { listOf } from '../../migrate/phases/make-tenant.ts'
import { everybody, never, withWorld } from '../../migrate/phases/world.ts'
import { connect } from './api.ts'
import { deletable, leftAsFound } from './left-as-found.ts'

const tenant = `relabel-${Date.now().toString(36)}`

/** What this cloud cannot be given by a migration yet, since its volumes are not written from outside: made as a migration would. */
async function makeTheRest(migration: Migration): Promise<void> {
  const cloud = migration.target.features as AllFeatures
  const of = (resource: ResourceKind): Making =>
    product({ tenant, resource, entry: 'one', name: `${tenant} ${resource}`, labels: { customer: tenant } })
  const image = await make(migration, of('images'), (identity) =>
    cloud.images.upload({ ...identity, ...imageOf(imageBytes(2 ** 20)) }),
  )
  const volume = await make(migration, of('volumes'), (identity) =>
    cloud.volumes.create({ ...identity, sizeBytes: 2 ** 30, class: null, from: null }),
  )
  await make(migration, of('snapshots'), (identity) => cloud.snapshots.create({ ...identity, volumeId: volume.id }))
  await make(migration, of('publicIps'), (identity) => cloud.publicIps.create({ ...identity, externalNetworkId: null }))
  const boot = { kind: 'image', id: image.id } as const
  const plain = { sizeId: '1', state: 'stopped', networkIds: [], securityGroupIds: [], zone: null } as const
  await make(migration, of('servers'), (identity) =>
    cloud.servers.create({ ...identity, ...plain, boot, keyPair: null, userData: null }),
  )
}

/** Labels of what carries this name, but the identity. */
async function labelsIn(provider: Provider, name: string): Promise<object> {
  const found: [string, object][] = []
  for (const kind of [...deletable, 'subnets'] as const) {
    for (const one of await listOf(provider, kind)) {
      const { 'broker-key': _, ...labels } = one.labels
      if (one.name.startsWith(name)) found.push([kind, labels])
    }
  }
  return Object.fromEntries(found)
}

test('what was moved has the label of a finished migration instead of those of the work; all else stays', async () => {
  const provider = await leftAsFound('workshop')
  const api = await connect('workshop')
  const bystander: Creation = { key: `${tenant}-by`, name: `bystander ${tenant}`, labels: {}, signal: never }
  const cloud = provider.features as AllFeatures
  const { id } = (await cloud.networks.create({ ...bystander, mtu: null })).resource
  const theirs = { 'broker-migration': 'another one', customer: 'zoo' }
  await cloud.labels.change({ kind: 'networks', id, set: theirs, remove: [], signal: never })

  await withWorld(
    [{ name: tenant, servers: [] }],
    async (world) => {
      const all = everybody(world)
      const ended = async (phase: Promise<{ readonly tenants: readonly object[] }>): Promise<void> => {
        expect((await phase).tenants).toMatchObject([{ outcome: 'done' }])
      }
      await ended(apply(world.migration(), all))
      await makeTheRest(world.migration())
      expect(await labelsIn(provider, tenant)).toMatchObject(working(world.plan))
      await othersLabel(provider, api)
      await ended(cutover(world.migration(), { ...all, withoutRehearsal: true, acceptUnclean: false }))
      const finished = { ...all, acceptWeakProof: false, deleteSource: false }
      await ended(finish(world.migration(), finished))
      const own = { customer: tenant, 'broker-migrated': tenant }
      const moved = {
        servers: { ...own, theirs: 'kept' },
        volumes: { ...own, theirs: 'kept' },
        snapshots: own,
        images: { ...own, hw_disk_bus: 'scsi', os_distro: 'debian', architecture: 'x86_64' },
        networks: { ...own, theirs: 'kept', bare: '' },
        subnets: own,
        routers: own,
        securityGroups: own,
        publicIps: { 'broker-migrated': tenant },
        keyPairs: {},
      }
      expect(await labelsIn(provider, tenant)).toEqual(moved)
      expect(await labelsIn(provider, 'bystander')).toEqual({ networks: theirs })
      await finish(world.migration(), { ...finished, deleteSource: true })
      expect(await labelsIn(provider, tenant)).toEqual(moved)
    },
    provider,
  )
})

/** Where the create calls take labels, those of the work are there; Neutron's take none. */
function working({ id }: Plan): object {
  const labels = {
    customer: tenant,
    'broker-migration': id,
    'broker-tenant': tenant,
    'broker-entry': 'one',
    'broker-purpose': 'product',
  }
  return { servers: labels, volumes: labels, snapshots: labels, images: labels, networks: {}, keyPairs: {} }
}

/** What the cloud itself or another program puts on things meanwhile. */
async function othersLabel(provider: Provider, api: Awaited<ReturnType<typeof connect>>): Promise<void> {
  const idIn = async (kind: ResourceKind): Promise<string> =>
    (await listOf(provider, kind)).find(({ name }) => name.startsWith(tenant))?.id ?? ''
  const metadata = { metadata: { theirs: 'kept' } }
  await api.send('POST', 'compute', `/servers/${await idIn('servers')}/metadata`, metadata)
  await api.send('POST', 'volumev3', `/volumes/${await idIn('volumes')}/metadata`, metadata)
  const network = await idIn('networks')
  for (const tag of ['theirs=kept', 'bare']) await api.send('PUT', 'network', `/networks/${network}/tags/${tag}`)
  const properties = { hw_disk_bus: 'scsi', os_distro: 'debian', architecture: 'x86_64' }
  const changes = Object.entries(properties).map(([name, value]) => ({ op: 'add', path: `/${name}`, value }))
  await api.patchImage(await idIn('images'), changes)
}
