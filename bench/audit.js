/**
 * What an audit costs: node bench/audit.js, after npm run build. An inventory file of 10,000 resources, every rule, the result of an earlier run,
 * every format; something is wrong with each tenth resource.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { interleaved, judge, runOnce, spread } from './measure.js'

const broker = join(import.meta.dirname, '../bin/broker.js')
const rounds = Number(process.env.ROUNDS ?? 7)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const inventory = join(folder, 'fleet.json')
const policy = join(folder, 'policy.yaml')

const takenAt = '2026-11-22T02:00:00Z'
const common = (kind, at) => ({
  id: `${kind}-${at}`,
  name: `${kind} ${at}`,
  labels: at % 10 === 0 ? {} : { owner: 'ops', customer: `c${at % 300}` },
  tenant: at % 10 === 1 ? null : `tenant-${at % 300}`,
  createdAt: at % 10 === 2 ? '2024-01-01T00:00:00Z' : '2026-11-20T00:00:00Z',
})
const ready = { state: 'ready', providerState: 'available' }
const many = (count, kind, more) => Array.from({ length: count }, (_, at) => ({ ...common(kind, at), ...more(at) }))

const servers = many(2000, 'server', (at) => ({
  state: 'running',
  providerState: 'ACTIVE',
  size: { name: 'b3-8', vcpu: 2, memoryMib: 8192, diskGib: 50 },
  imageId: `image-${at % 20}`,
  volumes: [],
  addresses: [],
  securityGroups: ['group 0'],
  securityGroupIds: null,
  keyPair: null,
  zone: null,
  serverGroup: null,
}))
const volumes = many(3000, 'volume', (at) => ({
  ...ready,
  sizeBytes: 2 ** 33,
  logicalBytes: null,
  class: 'classic',
  bootable: false,
  encrypted: at % 10 !== 3,
  shareable: false,
  attachedTo: at % 10 === 4 ? [] : [{ serverId: `server-${at % 2000}`, device: null }],
  snapshotId: null,
  imageId: null,
  zone: null,
}))
const snapshots = many(3500, 'snapshot', (at) => ({ ...ready, volumeId: `volume-${at % 2900}`, sizeBytes: 2 ** 33 }))
const rule = (id, at) => ({
  id,
  direction: 'in',
  version: at % 2 === 0 ? 4 : 6,
  protocol: 'tcp',
  portFrom: 22,
  portTo: 22,
  remoteCidr: at % 10 === 5 ? null : '10.0.0.0/8',
  remoteGroupId: null,
  description: '',
})
const securityGroups = many(500, 'group', (at) => ({
  description: '',
  rules: Array.from({ length: 10 }, (_, n) => rule(`r${n}`, at)),
}))
const publicIps = many(800, 'address', (at) => ({
  ...ready,
  address: '192.0.2.1',
  version: 4,
  serverId: at % 10 === 6 ? null : `server-${at}`,
}))

const names = ['Debian 12', 'ubuntu-22.04-server-cloudimg-amd64', 'CentOS-7-x86_64-GenericCloud', 'golden']
const images = many(200, 'image', (at) => ({
  ...ready,
  name: names[at % 4],
  format: 'qcow2',
  sizeBytes: 2 ** 30,
  diskBytes: null,
  checksum: null,
  minDiskGib: 0,
  minMemoryMib: 0,
  shared: false,
}))

const lists = { servers, volumes, snapshots, images, networks: [], subnets: [], routers: [] }
const result = {
  ...{ schema: 'broker/inventory/1', profile: 'fleet', provider: 'openstack', region: 'GRA11', takenAt },
  ...{ incomplete: false, ...lists, securityGroups, keyPairs: [], publicIps, warnings: [] },
}
writeFileSync(inventory, JSON.stringify(result, null, 2))
writeFileSync(
  policy,
  `version: 1
name: bench
extends: [sovereign-eu, cost-hygiene, safe-operation]
accounts: { fleet: { provider: ovh } }
rules:
  - { rule: label-missing, with: { keys: [owner, customer] } }
  - { rule: certification, with: { anyOf: [HDS] } }
  - { rule: data-class, with: { dataClass: health, usersIn: [FR] } }
`,
)

const previous = join(folder, 'last.json')
const codes = [7]
const audit = [broker, 'audit', inventory, '--policy', policy, '--quiet']
await runOnce([...audit, '--format', 'json', '--output', previous], { codes })
const formats = ['--format', 'json,markdown,csv,sarif,junit,gitlab', '--output', join(folder, 'out')]
const results = await interleaved(
  {
    node: () => runOnce(['-e', '0']),
    json: () => runOnce([...audit, '--json'], { codes }),
    all: () => runOnce([...audit, '--previous', previous, ...formats], { codes }),
  },
  rounds,
)
rmSync(folder, { recursive: true })

const cpu = (name) => results[name].map(({ cpuMs }) => cpuMs)
const memory = (name) => results[name].map(({ maxRssMib }) => maxRssMib)
console.log(`Node ${process.version}, ${rounds} rounds, 10,000 resources, every rule`)
judge({ what: 'audit as JSON, processor time', numbers: cpu('json'), unit: 'ms', bar: 2000 })
judge({ what: 'against the last run, six formats, memory', numbers: memory('all'), unit: 'MiB', bar: 400 })
const { median, low, high } = spread(cpu('all'))
const [all, least, most] = [median, low, high].map((ms) => Math.round(ms))
console.log(`against the last run, six formats: processor time ${all} ms (${least}–${most})`)
const [node] = cpu('node').toSorted((a, b) => a - b)
console.log(`node -e 0 took ${Math.round(node)} ms at least: more than 55 ms tells of a busy machine`)
