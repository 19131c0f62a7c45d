import { message } from '../../src/domain/message.ts'
import { ProviderError, type ErrorCode } from '../../src/providers/contract/errors.ts'
import type { AllFeatures } from '../../src/providers/contract/features.ts'
import { collect } from './bench.ts'
import { rules } from './network-makers.ts'
import type { Fault } from './planted.ts'

const never = new AbortController().signal

const refusal = (code: ErrorCode): ProviderError => new ProviderError({ code, says: message('directory.noDevice', {}) })

/** A fault that one clause must notice. */
function fault(
  what: string,
  fails: Fault['fails'][number],
  breaks: (features: AllFeatures) => Partial<AllFeatures>,
): Fault {
  return { what, fails: [fails], breaks }
}

/** What goes wrong around a creation, an abort and a deletion. */
export const moreFaults: readonly Fault[] = [
  fault(
    'tells of a creation what it does not list',
    ['networks', 'what a create gives is what an inventory lists.'],
    ({ networks }) => ({
      networks: {
        ...networks,
        create: async (request) => {
          const made = await networks.create(request)
          return { ...made, resource: { ...made.resource, createdAt: null } }
        },
      },
    }),
  ),
  fault('takes less than its limits say', ['routers', 'names and labels at the limits are taken.'], ({ routers }) => ({
    routers: {
      ...routers,
      create: (request) => (request.name.length > 100 ? Promise.reject(refusal('conflict')) : routers.create(request)),
    },
  })),
  fault(
    'takes a name once',
    ['securityGroups', 'two with different keys may have one name, but for key pairs.'],
    ({ securityGroups, inventory }) => ({
      securityGroups: {
        ...securityGroups,
        create: async (request) => {
          const all = await collect(inventory.list({ kind: 'securityGroups', signal: never }))
          if (all.some(({ name }) => name === request.name)) throw refusal('conflict')
          return await securityGroups.create(request)
        },
      },
    }),
  ),
  fault(
    'begins what was aborted',
    ['offers', 'what was aborted before it began throws the reason of its signal.'],
    ({ offers }) => ({
      offers: { list: () => offers.list({ signal: never }) },
    }),
  ),
  fault(
    'checks one thing twice',
    [
      'access',
      'a usable account has no failed check, and checks come at most once each and in the order of their ids.',
    ],
    ({ access }) => ({
      access: {
        async *check(request) {
          for await (const check of access.check(request)) yield* [check, check]
        },
      },
    }),
  ),
  fault(
    'forgets the MTU',
    ['networks', 'a new network has no subnets, and the MTU that was asked for.'],
    ({ networks }) => ({
      networks: { ...networks, create: (request) => networks.create({ ...request, mtu: null }) },
    }),
  ),
  fault(
    'calls a network that is not there a conflict',
    ['networks', 'a subnet of a network that does not exist is not-found.'],
    ({ networks }) => ({
      networks: {
        ...networks,
        createSubnet: (request) => networks.createSubnet(request).catch(() => Promise.reject(refusal('conflict'))),
      },
    }),
  ),
  fault(
    'rounds up to a mebibyte',
    ['volumes', "a new volume is as large as asked, rounded up to the provider's step."],
    ({ volumes }) => ({
      volumes: {
        ...volumes,
        create: (request) =>
          volumes.create({ ...request, sizeBytes: Math.ceil(request.sizeBytes / 2 ** 20) * 2 ** 20 }),
      },
    }),
  ),
  fault(
    'makes an empty volume of what is not there',
    ['volumes', 'a volume made from what does not exist is not-found.'],
    ({ volumes }) => ({
      volumes: { ...volumes, create: (request) => volumes.create({ ...request, from: null }) },
    }),
  ),
  fault(
    'deletes a volume with its snapshot',
    ['snapshots', 'deleting a snapshot leaves its volume.'],
    ({ snapshots, volumes, inventory }) => ({
      snapshots: {
        ...snapshots,
        delete: async (request) => {
          const all = await collect(inventory.list({ kind: 'snapshots', signal: never }))
          const volumeId = all.find(({ id }) => id === request.id)?.volumeId ?? ''
          await volumes.delete({ id: volumeId, signal: never })
          return await snapshots.delete(request)
        },
      },
    }),
  ),
  fault(
    'forgets who is in a group',
    ['securityGroups', 'deleting a security group that a server is in is a conflict.'],
    ({ securityGroups }) => ({
      securityGroups: { ...securityGroups, delete: () => Promise.resolve({ changed: true }) },
    }),
  ),
  fault(
    'declares rules that it does not put into groups',
    [
      'securityGroups',
      'a new security group begins with the rules that the provider declares as its own, and no others.',
    ],
    ({ securityGroups }) => ({ securityGroups: { ...securityGroups, ownRules: rules.slice(0, 1) } }),
  ),
  fault(
    'says of a group that it is stateless, and makes another',
    ['securityGroups', 'a security group that is not stateful is one, or the provider has no such groups.'],
    ({ securityGroups }) => ({
      securityGroups: {
        ...securityGroups,
        create: async (request) => {
          const { changed, resource } = await securityGroups.create({ ...request, stateful: true })
          return { changed, resource: { ...resource, stateful: request.stateful ?? true } }
        },
      },
    }),
  ),
  fault(
    'leaves a server out of a group',
    [
      'servers',
      'a server is listed with the security groups that were asked for: their names, and their ids where the provider tells them.',
    ],
    ({ servers }) => ({
      servers: {
        ...servers,
        create: (request) => servers.create({ ...request, securityGroupIds: request.securityGroupIds.slice(1) }),
      },
    }),
  ),
  fault(
    'hands a volume to whoever asks last',
    ['attachments', 'attaching a volume that another server has and that is not shareable is a conflict.'],
    ({ attachments, inventory }) => ({
      attachments: {
        ...attachments,
        attach: async (request) => {
          for await (const { id } of inventory.list({ kind: 'servers', signal: never })) {
            if (id !== request.serverId) await attachments.detach({ ...request, serverId: id })
          }
          return await attachments.attach(request)
        },
      },
    }),
  ),
  fault(
    'takes away labels that nobody named',
    ['labels', 'labels that were set are listed, those that were taken away are not, and all others stay.'],
    ({ labels, inventory }) => ({
      labels: {
        ...labels,
        change: async (request) => {
          const all = await collect(inventory.list({ kind: request.kind, signal: never }))
          const { 'broker-key': _key, ...there } = all.find(({ id }) => id === request.id)?.labels ?? {}
          return await labels.change({ ...request, remove: [...Object.keys(there), ...request.remove] })
        },
      },
    }),
  ),
  fault(
    'says of every change of labels that there was one',
    ['labels', 'setting labels that are there and taking away what is not there changes nothing.'],
    ({ labels }) => ({
      labels: { ...labels, change: async (request) => ({ ...(await labels.change(request)), changed: true }) },
    }),
  ),
  fault(
    'cuts long labels',
    ['labels', 'labels within the limits can be set, and are listed as they were given.'],
    ({ labels }) => ({
      labels: {
        ...labels,
        change: ({ set, ...request }) => {
          const cut = Object.entries(set).map(([key, value]) => [key, value.slice(0, 200)])
          return labels.change({ ...request, set: Object.fromEntries(cut) })
        },
      },
    }),
  ),
  fault(
    'leaves out labels that it does not take',
    ['labels', 'a label that the provider does not take is refused with conflict and named, and nothing is changed.'],
    ({ labels }) => ({
      labels: {
        ...labels,
        change: ({ set, ...request }) => {
          const kept = Object.entries(set).filter(([key]) => key.length < 250 && !key.startsWith('broker-key'))
          return labels.change({ ...request, set: Object.fromEntries(kept) })
        },
      },
    }),
  ),
]
