/** Inventories of many tenants, invented, the same every time: each has a network, a subnet, a router, a group, a key, four servers and their volumes. */

const at = '2026-11-22T12:00:00Z'
const state = { state: 'ready', providerState: 'stored' }
const gib = 2 ** 30

function networkOf(own, network, subnet) {
  const ranges = {
    cidr: '10.0.0.0/24',
    version: 4,
    gateway: '10.0.0.1',
    dhcp: true,
    dnsServers: [],
    pools: [],
    routes: [],
  }
  const interfaces = [{ subnetId: subnet.id, address: '10.0.0.1' }]
  return {
    networks: [{ ...network, ...state, external: false, shared: false, mtu: null }],
    subnets: [{ ...subnet, networkId: network.id, ...ranges, ipv6Mode: null }],
    routers: [{ ...own('router'), ...state, externalNetworkId: null, interfaces, routes: [] }],
  }
}

function tenantLists(number) {
  const tenant = `tenant-${String(number).padStart(4, '0')}`
  const own = (what, nth = 0) => ({
    id: `${what}-${tenant}-${nth}`,
    name: `${tenant} ${what} ${nth}`,
    labels: { customer: tenant },
    tenant,
    createdAt: at,
  })
  const network = own('network')
  const subnet = own('subnet')
  const group = own('group')
  const key = { ...own('key'), name: `${tenant}-key` }
  const servers = [0, 1, 2, 3].map((nth) => ({
    ...own('server', nth),
    state: 'running',
    providerState: 'ACTIVE',
    size: { name: 'small', vcpu: 1, memoryMib: 1024, diskGib: 10 },
    imageId: null,
    volumes: [{ volumeId: own('volume', nth).id, device: '/dev/vda' }],
    addresses: [{ address: `10.0.0.${10 + nth}`, version: 4, kind: 'fixed', network: network.name, mac: null }],
    securityGroups: [group.name],
    securityGroupIds: null,
    keyPair: key.name,
    zone: null,
    serverGroup: null,
  }))
  const volumes = servers.map((server, nth) => ({
    ...own('volume', nth),
    ...state,
    sizeBytes: 20 * gib,
    logicalBytes: null,
    class: null,
    bootable: true,
    encrypted: false,
    shareable: false,
    attachedTo: [{ serverId: server.id, device: '/dev/vda' }],
    snapshotId: null,
    imageId: null,
    zone: null,
  }))
  return {
    servers,
    volumes,
    snapshots: [],
    images: [],
    ...networkOf(own, network, subnet),
    securityGroups: [{ ...group, description: '', stateful: true, rules: [] }],
    keyPairs: [{ ...key, fingerprint: 'SHA256:x', publicKey: `ssh-ed25519 AAAA ${tenant}` }],
    publicIps: [],
  }
}

const about = { profile: 'old', provider: 'directory', region: null, takenAt: at, incomplete: false, warnings: [] }

/** What a source with that many tenants lists, and what an empty target does. */
export function inventories(tenants) {
  const all = Array.from({ length: tenants }, (_, number) => tenantLists(number))
  const kinds = Object.keys(all[0])
  const source = Object.fromEntries(kinds.map((kind) => [kind, all.flatMap((lists) => lists[kind])]))
  const target = Object.fromEntries(kinds.map((kind) => [kind, []]))
  return { source: { ...about, ...source }, target: { ...about, profile: 'new', ...target } }
}

export const offers = [{ id: 'small', name: 'small', vcpu: 1, memoryMib: 1024, diskGib: 10, public: true }]
