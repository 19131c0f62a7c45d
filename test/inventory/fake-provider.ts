import type { Known } from '../../src/domain/evidence.ts'
import type { ResourceKind, ResourceOf } from '../../src/domain/inventory.ts'
import type { Server, Volume } from '../../src/domain/resources.ts'
import type { Features } from '../../src/providers/contract/features.ts'
import type { Provider } from '../../src/providers/contract/provider.ts'

const unknownMost: Known<number> = { known: false, reason: 'nobody asked' }

/** A provider of the contract with nothing behind it but what a test gives. */
export function fakeProvider(features: Features, facts: Partial<Provider['facts']> = {}): Provider {
  return {
    id: 'fake',
    facts: {
      region: 'north',
      place: 'https://fake.example',
      closed: null,
      limits: {},
      volumeSize: { stepBytes: 1, minBytes: 1, maxBytes: unknownMost },
      ...facts,
    },
    features,
    close: () => Promise.resolve(),
  }
}

type Given = { readonly [K in ResourceKind]?: readonly ResourceOf[K][] }

/** An inventory of some kinds; a kind may break off after its resources. */
export function fakeInventory(
  given: Given,
  breaks: { readonly [K in ResourceKind]?: Error } = {},
): NonNullable<Features['inventory']> {
  const kinds = [...new Set([...Object.keys(given), ...Object.keys(breaks)])] as ResourceKind[]
  return {
    kinds,
    async *list({ kind, signal }) {
      const list: NonNullable<Given[typeof kind]> = given[kind] ?? []
      for (const resource of list) {
        await Promise.resolve()
        signal.throwIfAborted()
        yield resource
      }
      const error: Error | undefined = breaks[kind]
      if (error !== undefined) throw error
    },
  }
}

const resource = { labels: {}, tenant: 'main', createdAt: '2026-11-01T08:00:00Z' }

export function server(id: string, part: Partial<Server> = {}): Server {
  return {
    id,
    name: `server ${id}`,
    ...resource,
    state: 'running',
    providerState: 'ACTIVE',
    size: { name: 'm1.small', vcpu: 1, memoryMib: 2048, diskGib: 20 },
    imageId: null,
    volumes: [],
    addresses: [],
    securityGroups: [],
    securityGroupIds: null,
    keyPair: null,
    zone: null,
    serverGroup: null,
    ...part,
  }
}

export function volume(id: string, part: Partial<Volume> = {}): Volume {
  return {
    id,
    name: `volume ${id}`,
    ...resource,
    state: 'ready',
    providerState: 'available',
    sizeBytes: 10 * 2 ** 30,
    logicalBytes: null,
    class: 'ssd',
    bootable: false,
    encrypted: false,
    shareable: false,
    attachedTo: [],
    snapshotId: null,
    imageId: null,
    zone: null,
    ...part,
  }
}
