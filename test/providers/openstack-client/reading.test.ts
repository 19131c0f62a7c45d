import { readFileSync } from 'node:fs'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { ResourceKind, ResourceOf } from '../../../src/domain/inventory.ts'
import type { OpenstackAccess } from '../../../src/domain/openstack-access.ts'
import { presetOf } from '../../../src/domain/openstack-presets.ts'
import type { PresetId } from '../../../src/domain/profile.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { openstack } from '../../../src/providers/openstack/openstack.ts'
import { noProxies } from '../../../src/providers/shared/http/no-proxy.ts'
import { stillSurroundings } from '../http/server.ts'
import { accessTo, cloud, emptyList, password, tokenAnswer, type Answer } from './stand-in.ts'

type SampleName = 'nova-2.1' | 'nova-2.47' | 'nova-2.69' | 'cinder-3.0' | 'glance-2'
const samples = JSON.parse(
  readFileSync(new URL('../../fixtures/openstack/api-samples.json', import.meta.url), 'utf8'),
) as Readonly<Record<SampleName, object>>

const { signal } = new AbortController()
const hour = { issued: '2026-11-22T12:00:00Z', expires: '2026-11-22T13:00:00Z' }

interface Place {
  readonly answers?: (path: string) => Answer | null
  readonly novaMax?: string
  readonly life?: typeof hour
  readonly access?: Partial<OpenstackAccess>
  readonly preset?: PresetId
}

/** A provider in front of a stand-in; what the answers do not know is empty or missing. */
async function provider({
  answers,
  novaMax = '2.95',
  life = hour,
  access,
  preset = 'generic',
}: Place): Promise<Provider> {
  const { base } = await cloud(({ path, base: at }) => {
    if (path === '/v3/') return { body: { version: { id: 'v3.14' } } }
    if (path === '/v3/auth/tokens') return tokenAnswer('t1', at, life)
    if (path === '/compute/v2.1/') {
      return { body: { version: { id: 'v2.1', version: novaMax, min_version: '2.1' } } }
    }
    return answers?.(path) ?? null
  })
  const opened = openstack({
    access: accessTo(`${base}/v3`, access),
    preset: presetOf(preset),
    proxies: noProxies,
    caPem: null,
    debug: null,
    ...stillSurroundings(),
  })
  onTestFinished(() => opened.close())
  return opened
}

async function listed<K extends ResourceKind>(kind: K, place: Place): Promise<readonly ResourceOf[K][]> {
  const { features } = await provider(place)
  const found: ResourceOf[K][] = []
  for await (const one of features.inventory?.list({ kind, signal }) ?? []) found.push(one)
  return found
}

describe('servers of several releases of Nova', () => {
  const flavour = { id: '1', name: 'm1.tiny', vcpus: 1, ram: 512, disk: 1 }
  const around = (sample: SampleName) => (path: string) => {
    if (path.startsWith('/compute/v2.1/servers/detail')) return { body: samples[sample] }
    if (path.startsWith('/compute/v2.1/flavors/detail')) return { body: { flavors: [flavour] } }
    return null
  }
  const common = {
    name: 'new-server-test',
    labels: { 'My Server Name': 'Apache1' },
    tenant: '6f70656e737461636b20342065766572',
    state: 'running',
    providerState: 'ACTIVE',
    imageId: '70a599e0-31e7-49b7-b260-868f441e862b',
    volumes: [
      { volumeId: 'volume_id1', device: null },
      { volumeId: 'volume_id2', device: null },
    ],
    addresses: [{ address: '192.168.1.30', version: 4, kind: 'fixed', network: 'private', mac: '00:0c:29:0d:11:74' }],
    securityGroups: ['default'],
    securityGroupIds: null,
    keyPair: null,
    zone: 'us-west',
    serverGroup: null,
  }

  test('2.1, whose size must be looked up', async () => {
    expect(await listed('servers', { answers: around('nova-2.1'), novaMax: '2.1' })).toEqual([
      {
        ...common,
        id: 'f5dc173b-6804-445a-a6d8-c705dad5b5eb',
        createdAt: '2013-09-03T04:01:32.000Z',
        size: { name: 'm1.tiny', vcpu: 1, memoryMib: 512, diskGib: 1 },
      },
    ])
  })

  test('2.47 and later, whose size outlives its flavour', async () => {
    expect(await listed('servers', { answers: around('nova-2.47') })).toEqual([
      {
        ...common,
        id: '764e369e-a874-4401-b7ce-43e4760888da',
        createdAt: '2017-02-14T19:24:42.000Z',
        size: { name: 'm1.tiny.specs', vcpu: 1, memoryMib: 512, diskGib: 1 },
      },
    ])
  })

  const sizesOf = async (novaMax: string, flavor: object, flavors: readonly object[] = []): Promise<unknown> => {
    const answers = (path: string): Answer | null => {
      const one = { id: 's', status: 'ACTIVE', flavor }
      if (path.startsWith('/compute/v2.1/servers/detail')) return { body: { servers: [one] } }
      return path.startsWith('/compute/v2.1/flavors/detail') ? { body: { flavors } } : null
    }
    const [found] = await listed('servers', { answers, novaMax })
    return found?.size
  }

  test('ephemeral and swap disks are read, of swap each started GiB; and of a flavour that is switched off, too', async () => {
    const size = { name: 'eph', vcpu: 1, memoryMib: 512, diskGib: 10 }
    const embedded = { original_name: 'eph', vcpus: 1, ram: 512, disk: 10, ephemeral: 500, swap: 8193 }
    expect(await sizesOf('2.79', embedded)).toEqual({ ...size, extraDiskGib: 509 })
    const old = { ...flavour, name: 'eph', disk: 10, 'OS-FLV-EXT-DATA:ephemeral': 300, swap: '' }
    const disabled = { ...old, 'OS-FLV-DISABLED:disabled': true }
    expect(await sizesOf('2.1', { id: '1' }, [old])).toEqual({ ...size, extraDiskGib: 300 })
    expect(await sizesOf('2.1', { id: '1' }, [disabled])).toEqual({ ...size, extraDiskGib: 300 })
  })

  test('a size whose disk nobody tells is not known', async () => {
    const size = { original_name: 'x', vcpus: 2, ram: 1024 }
    expect(await sizesOf('2.79', size)).toBeNull()
    expect(await sizesOf('2.79', { ...size, disk: 0 })).toEqual({ name: 'x', vcpu: 2, memoryMib: 1024, diskGib: 0 })
  })

  test('2.69, of a cell that is down', async () => {
    expect(await listed('servers', { answers: around('nova-2.69') })).toEqual([
      {
        ...common,
        id: 'b6b0410f-b65f-4473-855e-5d82a71759e0',
        name: '',
        labels: {},
        createdAt: '2018-12-03T21:06:18.000Z',
        state: 'unknown',
        providerState: 'UNKNOWN',
        size: null,
        imageId: null,
        volumes: [],
        addresses: [],
        securityGroups: [],
        zone: null,
      },
    ])
  })
})

test('a volume of Cinder, and images that are ours among those of everybody', async () => {
  const [publicImage] = (samples['glance-2'] as { images: object[] }).images
  const ours = { ...publicImage, id: 'ours', owner: 'p1', visibility: 'private', team: 'web', virtual_size: 46137344 }
  const answers = (path: string): Answer | null => {
    if (path === '/image/') return { status: 300, body: { versions: [{ id: 'v2.3', status: 'CURRENT' }] } }
    if (path.startsWith('/image/v2/images?')) return { body: { images: [publicImage, ours] } }
    return path.startsWith('/volume/v3/p1/volumes/detail') ? { body: samples['cinder-3.0'] } : null
  }
  expect([await listed('volumes', { answers }), await listed('images', { answers })]).toEqual([
    [
      {
        id: 'cb49b381-9012-40cb-b8ee-80c19a4801b5',
        name: '',
        labels: {},
        tenant: '89afd400-b646-4bbc-b12b-c0a4d63e5bd3',
        createdAt: '2018-11-28T06:25:15.288Z',
        state: 'changing',
        providerState: 'creating',
        sizeBytes: 10_737_418_240,
        logicalBytes: null,
        class: '__DEFAULT__',
        bootable: false,
        encrypted: false,
        shareable: false,
        attachedTo: [],
        snapshotId: null,
        imageId: null,
        zone: 'nova',
      },
    ],
    [
      {
        id: 'ours',
        name: 'cirros-0.3.2-x86_64-disk',
        labels: { team: 'web' },
        tenant: 'works',
        createdAt: '2014-11-07T17:07:06.000Z',
        state: 'ready',
        providerState: 'active',
        format: 'qcow2',
        sizeBytes: 13_167_616,
        diskBytes: 46_137_344,
        checksum: {
          algorithm: 'sha512',
          value:
            '073b4523583784fbe01daff81eba092a262ec37ba6d04dd3f52e4cd5c93eb8258af44881345ecda0e49f3d8cc6d2df6b050ff3e72681d723234aff9d17d0cf09',
        },
        minDiskGib: 0,
        minMemoryMib: 0,
        shared: false,
      },
    ],
  ])
})

test('five thousand volumes on pages of a hundred', async () => {
  const answers = (path: string): Answer | null => {
    if (!path.startsWith('/volume/v3/p1/volumes/detail')) return null
    const from = Number(new URL(path, 'http://x').searchParams.get('marker') ?? 0)
    const volumes = Array.from({ length: Math.min(100, 5000 - from) }, (_, index) => ({
      id: String(from + index + 1),
      name: '💾\n../\u001b[31m',
      status: 'available',
      size: 1,
    }))
    const href = `http://inside:8776/v3/p1/volumes/detail?marker=${from + 100}`
    return { body: { volumes, volumes_links: from + 100 < 5000 ? [{ rel: 'next', href }] : [] } }
  }
  const found = await listed('volumes', { answers })
  expect([found.length, found.at(-1)?.id, found[0]?.name]).toEqual([5000, '5000', '💾\n../\u001b[31m'])
})

describe('what doctor asks', () => {
  const checks = async (place: Place): Promise<unknown> => {
    const { features } = await provider(place)
    const seen: string[] = []
    for await (const { id, state, says, next } of features.access?.check({ signal }) ?? []) {
      seen.push(`${id} ${state} ${says.key}${next === null ? '' : ' →'}`)
      expect(JSON.stringify(says)).not.toContain(password)
    }
    return seen
  }
  const empty = (path: string): Answer | null => {
    if (path === '/volume/v3/' || path === '/image/') return { body: { versions: [] } }
    return emptyList(path)
  }
  const reachable = ['reachable ok openstack.check.reachable', 'credentials ok openstack.check.credentials']

  test('a cloud without a network service: a warning that names what there is', async () => {
    expect(await checks({ answers: empty })).toEqual([
      ...reachable,
      'clock ok openstack.check.clock',
      'region ok openstack.check.region',
      'endpoints warning openstack.noEndpoint →',
      'permissions ok openstack.check.permissions',
    ])
  })

  test('a clock that is ten minutes off is a warning, and no more', async () => {
    const life = { issued: '2026-11-22T11:50:00Z', expires: '2026-11-22T12:50:00Z' }
    expect(await checks({ answers: empty, life })).toContain('clock warning openstack.check.clockAhead →')
    const behind = { issued: '2026-11-22T12:10:00Z', expires: '2026-11-22T13:10:00Z' }
    expect(await checks({ answers: empty, life: behind })).toContain('clock warning openstack.check.clockBehind →')
  })

  test('a region that does not exist, a service that refuses, an address where nobody is', async () => {
    expect(await checks({ answers: empty, access: { region: 'R9' } })).toEqual([
      ...reachable,
      'clock ok openstack.check.clock',
      'region failed openstack.unknownRegion →',
    ])
    const disks = (path: string): Answer | null =>
      path.includes('/volumes/detail') ? { status: 401, body: { error: { message: 'no' } } } : empty(path)
    expect(await checks({ answers: disks })).toContainEqual(expect.stringMatching(/^permissions failed .*→$/))
    expect(await checks({ access: { authUrl: 'http://127.0.0.1:1/v3' } })).toEqual(['reachable failed http.refused →'])
  })

  test.each([
    ['servers', 403, 'failed openstack.notAllowed →'],
    ['servers', 500, 'failed openstack.check.unclear →'],
    ['os-keypairs', 403, 'failed openstack.notAllowed →'],
    ['os-server-groups', 403, 'warning openstack.notAllowed →'],
    ['os-server-groups', 404, 'ok openstack.check.permissions'],
    ['volumes', 500, 'warning openstack.check.unclear →'],
    ['snapshots', 403, 'failed openstack.notAllowed →'],
    ['snapshots', 404, 'warning openstack.check.unclear →'],
    ['images', 403, 'failed openstack.notAllowed →'],
  ])('%s answer %d: permissions %s', async (list, status, verdict) => {
    const answers = (path: string): Answer | null =>
      path.includes(`/${list}`) ? { status, body: { error: { message: 'no' } } } : empty(path)
    expect(await checks({ answers })).toContain(`permissions ${verdict}`)
  })

  test('a cloud that has been closed says so first', async () => {
    expect(await checks({ preset: 'cloudwatt', access: { authUrl: '' } })).toEqual([
      'closed failed openstack.check.closed →',
    ])
  })
})
