import { appendFile } from 'node:fs/promises'
import { ProviderError } from '../../src/providers/contract/errors.ts'
import type { AllFeatures } from '../../src/providers/contract/features.ts'
import type { Provider } from '../../src/providers/contract/provider.ts'
import { moreFaults } from './planted-more.ts'
import { openDirectory } from './directory-harness.ts'

/** A fault, and the clauses that must fail for it. */
export interface Fault {
  readonly what: string
  /** Beginning of the titles: feature, kind, sentence. */
  readonly fails: readonly (readonly [feature: keyof AllFeatures, sentence: string])[]
  readonly breaks: (features: AllFeatures, root: string) => Partial<AllFeatures>
}

const never = new AbortController().signal

async function* twice<T>(list: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const one of list) {
    yield one
    yield one
  }
}

let count = 0

export const faults: readonly Fault[] = [
  {
    what: 'forgets labels',
    fails: [['volumes', 'what was created is listed with its labels, and with its key where labels carry it.']],
    breaks: ({ volumes }) => ({
      volumes: { ...volumes, create: (request) => volumes.create({ ...request, labels: {} }) },
    }),
  },
  {
    what: 'makes a second one when asked again',
    fails: [
      ['networks', 'a second create with the same key changes nothing and gives the same id.'],
      ['networks', 'a create that was killed after its first call and is repeated leaves exactly one resource.'],
      ['networks', 'a create that was aborted and is repeated leaves exactly one resource.'],
    ],
    breaks: ({ networks }) => ({
      networks: {
        ...networks,
        create: (request) => networks.create({ ...request, key: `${request.key}-${String((count += 1))}` }),
      },
    }),
  },
  {
    what: 'lists everything twice',
    fails: [['inventory', 'every resource comes exactly once, with an id that is not empty.']],
    breaks: ({ inventory }) => ({
      inventory: { ...inventory, list: (request) => twice(inventory.list(request)) },
    }),
  },
  {
    what: 'does not hear of an abort while it lists',
    fails: [['inventory', 'a list that was aborted ends within a second with the reason of its signal.']],
    breaks: ({ inventory }) => ({
      inventory: { ...inventory, list: ({ kind }) => inventory.list({ kind, signal: never }) },
    }),
  },
  {
    what: 'does not hear of an abort while it creates',
    fails: [['publicIps', 'a create that was aborted ends within two seconds with the reason of its signal.']],
    breaks: ({ publicIps }) => ({
      publicIps: { ...publicIps, create: (request) => publicIps.create({ ...request, signal: never }) },
    }),
  },
  {
    what: 'says of every deletion that it changed something',
    fails: [['snapshots', 'deleting what is gone already changes nothing.']],
    breaks: ({ snapshots }) => ({
      snapshots: {
        ...snapshots,
        delete: async (request) => ({ ...(await snapshots.delete(request)), changed: true }),
      },
    }),
  },
  {
    what: 'deletes in name only',
    fails: [['keyPairs', 'what was deleted is listed no more.']],
    breaks: ({ keyPairs }) => ({ keyPairs: { ...keyPairs, delete: () => Promise.resolve({ changed: true }) } }),
  },
  {
    what: 'gives the volume itself for its snapshot',
    fails: [['snapshots', 'a snapshot does not change when its volume does.']],
    breaks: ({ volumeSource, inventory }) => ({
      volumeSource: {
        open: async (request) => {
          if (request.of === 'volume') return await volumeSource.open(request)
          for await (const { id, volumeId } of inventory.list({ kind: 'snapshots', signal: never })) {
            if (id === request.id) return await volumeSource.open({ ...request, of: 'volume', id: volumeId })
          }
          return await volumeSource.open(request)
        },
      },
    }),
  },
  {
    what: 'loses the last byte of an image',
    fails: [['images', 'an image downloads byte for byte as it was uploaded.']],
    breaks: ({ images }) => ({
      images: {
        ...images,
        download: async (request) => {
          const found = await images.download(request)
          return { ...found, content: withoutLastByte(found.content) }
        },
      },
    }),
  },
  {
    what: 'takes whatever bytes come for an image',
    fails: [['images', 'an upload whose bytes are not those announced leaves no usable image.']],
    breaks: ({ images }) => ({
      images: {
        ...images,
        upload: async (request) => {
          let sizeBytes = 0
          for await (const piece of request.content()) sizeBytes += piece.length
          return await images.upload({ ...request, sizeBytes })
        },
      },
    }),
  },
  {
    what: 'names the wrong server for a volume',
    fails: [['attachments', 'an attached volume says to whom it is attached.']],
    breaks: ({ inventory }) => ({
      inventory: {
        ...inventory,
        list: (request) =>
          changed(inventory.list(request), (one) =>
            'attachedTo' in one
              ? { ...one, attachedTo: one.attachedTo.map((at) => ({ ...at, serverId: 'other' })) }
              : one,
          ),
      },
    }),
  },
  {
    what: 'lets go of a volume that is attached',
    fails: [['attachments', 'deleting an attached volume is a conflict.']],
    breaks: ({ volumes }) => ({ volumes: { ...volumes, delete: () => Promise.resolve({ changed: true }) } }),
  },
  {
    what: 'opens an attached volume for writing',
    fails: [['volumeSink', 'writing to an attached volume is a conflict.']],
    breaks: ({ volumeSource }) => ({
      volumeSink: { open: ({ id, signal }) => volumeSource.open({ of: 'volume', id, signal }) },
    }),
  },
  {
    what: 'says stopped before it is',
    fails: [['servers', 'a server that was stopped is observed stopped when the call returns.']],
    breaks: ({ servers }) => ({
      servers: {
        ...servers,
        power: (request) => (request.state === 'stopped' ? Promise.resolve({ changed: true }) : servers.power(request)),
      },
    }),
  },
  {
    what: 'cuts names at the first line',
    fails: [['routers', 'a name comes back as it was given, or is refused with conflict.']],
    breaks: ({ routers }) => ({
      routers: {
        ...routers,
        create: (request) => routers.create({ ...request, name: request.name.split('\n')[0] ?? '' }),
      },
    }),
  },
  {
    what: 'cuts what is beyond the limits',
    fails: [['securityGroups', 'a name or label beyond the limits is refused with conflict.']],
    breaks: ({ securityGroups }) => ({
      securityGroups: {
        ...securityGroups,
        create: (request) => securityGroups.create({ ...request, name: request.name.slice(0, 100) }),
      },
    }),
  },
  {
    what: 'refuses without a word about what to do',
    fails: [['networks', 'what refuses a create says what to do next.']],
    breaks: ({ networks }) => ({
      networks: {
        ...networks,
        create: (request) =>
          networks.create(request).catch((error: unknown) => {
            throw error instanceof ProviderError ? new ProviderError({ code: error.code, says: error.says }) : error
          }),
      },
    }),
  },
  {
    what: 'adds a rule of its own',
    fails: [['securityGroups', 'a security group has exactly the rules that were asked for.']],
    breaks: ({ securityGroups }) => ({
      securityGroups: {
        ...securityGroups,
        create: (request) => {
          const [rule] = request.rules
          const rules = rule === undefined ? [] : [...request.rules, { ...rule, version: 6 } as const]
          return securityGroups.create({ ...request, rules })
        },
      },
    }),
  },
  {
    what: 'gives what exists whatever is wanted',
    fails: [['images', 'a create with a known key that wants something else is a conflict.']],
    breaks: ({ images, inventory }) => ({
      images: {
        ...images,
        upload: async (request) => {
          for await (const resource of inventory.list({ kind: 'images', signal: never })) {
            if (resource.labels['broker-key'] === request.key) return { changed: false, resource }
          }
          return await images.upload(request)
        },
      },
    }),
  },
  {
    what: 'makes volumes that are too small',
    fails: [['volumes', "a new volume is as large as asked, rounded up to the provider's step."]],
    breaks: ({ volumes }) => ({
      volumes: { ...volumes, create: (request) => volumes.create({ ...request, sizeBytes: request.sizeBytes - 512 }) },
    }),
  },
  {
    what: 'makes volumes with something in them',
    fails: [['volumes', 'a new volume reads as zeroes.']],
    breaks: ({ volumes, volumeSource }) => ({
      volumes: {
        ...volumes,
        create: async (request) => {
          const sizeBytes = request.sizeBytes - 512
          const made = await volumes.create({ ...request, sizeBytes })
          const { location } = await volumeSource.open({ of: 'volume', id: made.resource.id, signal: never })
          await appendFile(location, 'x'.repeat(512))
          return { ...made, resource: { ...made.resource, sizeBytes: request.sizeBytes } }
        },
      },
    }),
  },
  {
    what: 'calls a stranger what is not there',
    fails: [['volumeSource', 'opening what does not exist is not-found.']],
    breaks: ({ volumeSource }) => ({
      volumeSource: {
        open: async (request) => {
          const found = await volumeSource.open(request).catch(() => null)
          return found ?? { location: '/dev/null', sizeBytes: 0, close: () => Promise.resolve() }
        },
      },
    }),
  },
  ...moreFaults,
]

async function* withoutLastByte(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array | null = null
  for await (const piece of content) {
    if (held !== null) yield held
    held = piece
  }
  if (held !== null) yield held.subarray(0, -1)
}

async function* changed<T>(list: AsyncIterable<T>, change: (one: T) => T): AsyncGenerator<T> {
  for await (const one of list) yield change(one)
}

/** The directory cloud with one fault. */
export function faulty(root: string, { breaks }: Fault): Provider {
  const provider = openDirectory(root)
  // The directory cloud has every feature.
  const features = provider.features as AllFeatures
  return { ...provider, features: { ...features, ...breaks(features, root) } }
}
