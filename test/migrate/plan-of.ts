import type { TenantEntries } from '../../src/plan/entries.ts'
import type { Plan } from '../../src/plan/plan-schema.ts'

const how = { action: 'create', targetId: null, remark: null } as const

export const nothing: TenantEntries = {
  networks: [],
  subnets: [],
  routers: [],
  securityGroups: [],
  keyPairs: [],
  images: [],
  volumes: [],
  servers: [],
  publicIps: [],
}

export function volumeEntry(key: string, id: string, sizeBytes = 1024 ** 2): TenantEntries['volumes'][number] {
  return {
    key,
    desired: { name: `disk ${key}`, sizeBytes, class: null, labels: {} },
    observed: { id, sizeBytes, logicalBytes: null, class: null, attachedTo: [], encrypted: false },
    how: { ...how, method: 'blocks' },
  }
}

export function serverEntry(key: string, id: string): TenantEntries['servers'][number] {
  return {
    key,
    desired: {
      name: `server ${key}`,
      size: null,
      boot: null,
      volumes: [],
      networks: [],
      securityGroups: [],
      keyPair: null,
      zone: null,
      labels: {},
    },
    observed: { id, size: null, vcpu: null, memoryMib: null, addresses: [] },
    how: { ...how, sizes: [], order: 0, healthChecks: [] },
  }
}

/** A plan between two directory clouds. */
export function planOf(tenants: Plan['tenants'], ends = { source: 'old', target: 'new' }): Plan {
  const end = (path: string): Plan['source'] => ({
    profile: `directory:${path}`,
    provider: 'directory',
    region: null,
    place: path,
  })
  return {
    schema: 'broker/migration-plan/1',
    id: '0123456789ab',
    name: 'move',
    createdAt: '2026-11-22T06:00:00Z',
    source: end(ends.source),
    target: end(ends.target),
    mapping: { networks: {} },
    floor: null,
    limits: { volumesInParallel: 2, bandwidthMibps: null },
    timeouts: { stateSeconds: 60 },
    hooks: { beforeStop: null, afterStop: null, beforeTraffic: null, afterTraffic: null, onRollback: null },
    waves: [{ name: 'first', tenants: Object.keys(tenants), window: null, maxParallel: 1, owner: null }],
    tenants,
  }
}
