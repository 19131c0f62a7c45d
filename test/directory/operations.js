/** Changes of a directory cloud, each with what has to be there before. Used by the tests and by the process that is killed. */
const signal = new globalThis.AbortController().signal

const creation = (key, name = key) => ({ key, name, labels: { kept: 'yes' }, signal })
const volume = (provider, key = 'volume') =>
  provider.features.volumes.create({ ...creation(key), sizeBytes: 1_048_576, class: null, from: null })
const image = (provider) => {
  const bytes = Buffer.alloc(300_000, 'bytes of an image ')
  const content = async function* () {
    yield await Promise.resolve(bytes)
  }
  return provider.features.images.upload({
    ...creation('image'),
    format: 'raw',
    sizeBytes: bytes.length,
    minDiskGib: 0,
    content,
  })
}
export const server = async (provider, volumeKey = 'boot') =>
  provider.features.servers.create({
    ...creation('server'),
    sizeId: 'small',
    state: 'stopped',
    boot: { kind: 'volume', id: (await volume(provider, volumeKey)).resource.id },
    networkIds: [],
    securityGroupIds: [],
    keyPair: null,
    userData: null,
    zone: null,
  })
const group = (provider, rules) =>
  provider.features.securityGroups.create({ ...creation('group'), description: 'd', rules })
const idOf = async (provider, kind, key) => {
  for await (const one of provider.features.inventory.list({ kind, signal }))
    if (one.labels['broker-key'] === key) return one.id
  return 'none'
}
const rule = {
  direction: 'in',
  version: 4,
  protocol: 'tcp',
  portFrom: 22,
  portTo: 22,
  remoteCidr: null,
  remoteGroupId: null,
  description: '',
}
const nothing = () => Promise.resolve()

/** `after`: how many of each kind there are once the operation is done, however often it was tried. */
export const operations = {
  'make a volume': { before: nothing, run: (provider) => volume(provider), after: { volumes: 1 } },
  'make a snapshot': {
    before: (provider) => volume(provider),
    run: async (provider) =>
      provider.features.snapshots.create({
        ...creation('snapshot'),
        volumeId: await idOf(provider, 'volumes', 'volume'),
      }),
    after: { volumes: 1, snapshots: 1 },
  },
  'upload an image': { before: nothing, run: image, after: { images: 1 } },
  'make a server with its volume': {
    before: (provider) => volume(provider, 'boot'),
    run: (provider) => server(provider),
    after: { volumes: 1, servers: 1 },
  },
  'change a security group': {
    before: (provider) => group(provider, []),
    run: (provider) => group(provider, [rule]),
    after: { securityGroups: 1 },
  },
  'attach a volume': {
    before: async (provider) => {
      await server(provider)
      await volume(provider)
    },
    run: async (provider) =>
      provider.features.attachments.attach({
        volumeId: await idOf(provider, 'volumes', 'volume'),
        serverId: await idOf(provider, 'servers', 'server'),
        signal,
      }),
    after: { volumes: 2, servers: 1 },
  },
  'delete a volume': {
    before: (provider) => volume(provider),
    run: async (provider) =>
      provider.features.volumes.delete({ id: await idOf(provider, 'volumes', 'volume'), signal }),
    after: {},
  },
  'delete a network with its subnet': {
    before: async (provider) => {
      const { resource } = await provider.features.networks.create({ ...creation('network'), mtu: null })
      await provider.features.networks.createSubnet({
        ...creation('subnet'),
        networkId: resource.id,
        cidr: '10.1.0.0/24',
        version: 4,
        gateway: null,
        dhcp: true,
        dnsServers: [],
        pools: [],
        routes: [],
        ipv6Mode: null,
      })
    },
    run: async (provider) =>
      provider.features.networks.delete({ id: await idOf(provider, 'networks', 'network'), signal }),
    after: {},
  },
}
