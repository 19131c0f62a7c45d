import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { AllFeatures } from '../../../src/providers/contract/features.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { openDirectory } from '../../conformance/directory-harness.ts'
import { creation, featuresOf, never, small } from '../../directory/make.ts'
import { temporaryFolder } from '../../transfer/disks.ts'

/** A public key that nobody has the other half of. */
export const publicKey = `ssh-ed25519 ${Buffer.alloc(51, 7).toString('base64')} shop@example.org`

export const mib: number = 1024 * 1024

/** Ids by what they stand for. */
export type Ids = Readonly<Record<'network' | 'subnet' | 'web' | 'db' | 'webDisk' | 'dbDisk' | 'dbData', string>>

export interface Clouds {
  readonly folder: string
  readonly source: Provider
  readonly target: Provider
  readonly ids: Ids
}

/** Two clouds in a temporary folder: a tenant with two servers and three volumes in one of them, nothing in the other. */
export async function clouds(): Promise<Clouds> {
  const folder = await temporaryFolder()
  const [source, target] = [open2(folder, 'a'), open2(folder, 'b')]
  await Promise.all([mkdir(join(folder, 'a')), mkdir(join(folder, 'b'))])
  return { folder, source, target, ids: await smallTenant(source) }
}

/** Ids that are the same in every run. */
function open2(folder: string, name: string): Provider {
  let count = 0
  const randomHex = (): string => {
    count += 1
    return createHash('sha256')
      .update(`${name} ${String(count)}`)
      .digest('hex')
      .slice(0, 12)
  }
  return openDirectory(join(folder, name), { randomHex, now: () => new Date('2026-11-01T08:00:00Z') })
}

/** A network with a subnet and a router, two security groups, a key pair, two servers, three volumes, a public address. */
export async function smallTenant(provider: Provider): Promise<Ids> {
  const features = featuresOf(provider)
  const network = (await features.networks.create({ ...creation('net'), mtu: null })).resource.id
  const subnet = (await features.networks.createSubnet({ ...creation('subnet'), ...range, networkId: network }))
    .resource.id
  await features.routers.create({ ...creation('router'), externalNetworkId: null, subnetIds: [subnet] })
  const groups = await securityGroups(features)
  await features.keyPairs.create({ ...creation('shop-key'), publicKey })
  const place = { networkIds: [network], keyPair: 'shop-key' }
  const webDisk = await volume(features, 'web-disk', 8)
  const dbDisk = await volume(features, 'db-disk', 8)
  const dbData = await volume(features, 'db-data', 16)
  const web = await server(features, { name: 'web', disk: webDisk, groups: [groups.web], ...place })
  const db = await server(features, { name: 'db', disk: dbDisk, groups: [groups.db], ...place })
  await features.attachments.attach({ volumeId: dbData, serverId: db, signal: never })
  await features.publicIps.create({ ...creation('address'), externalNetworkId: null })
  return { network, subnet, web, db, webDisk, dbDisk, dbData }
}

const range = {
  cidr: '10.0.0.0/24',
  version: 4,
  gateway: '10.0.0.1',
  dhcp: true,
  dnsServers: ['9.9.9.9'],
  pools: [],
  routes: [],
  ipv6Mode: null,
} as const

async function securityGroups({ securityGroups: groups }: AllFeatures): Promise<{ web: string; db: string }> {
  const rule = { direction: 'in', version: 4, protocol: 'tcp', remoteGroupId: null, remoteCidr: null } as const
  const port = (at: number): { portFrom: number; portTo: number } => ({ portFrom: at, portTo: at })
  const web = await groups.create({
    ...creation('web-access'),
    description: 'the world',
    rules: [{ ...rule, ...port(443), remoteCidr: '0.0.0.0/0', description: 'https' }],
  })
  const db = await groups.create({
    ...creation('db-access'),
    description: 'web servers only',
    rules: [{ ...rule, ...port(5432), remoteGroupId: web.resource.id, description: '' }],
  })
  return { web: web.resource.id, db: db.resource.id }
}

/** Of so many MiB, of which the first holds data. */
export async function volume(features: AllFeatures, name: string, sizeMib: number): Promise<string> {
  const wanted = { ...creation(name), sizeBytes: sizeMib * mib, class: null, from: null }
  const { id } = (await features.volumes.create(wanted)).resource
  const file = await open((await features.volumeSink.open({ id, signal: never })).location, 'r+')
  await file.write(Buffer.alloc(mib, name), 0, mib, 0)
  await file.close()
  return id
}

async function server(
  features: AllFeatures,
  of: { name: string; disk: string; groups: readonly string[]; networkIds: readonly string[]; keyPair: string },
): Promise<string> {
  const { name, disk, groups, networkIds, keyPair } = of
  const wanted = {
    ...small,
    networkIds,
    keyPair,
    securityGroupIds: groups,
    boot: { kind: 'volume', id: disk },
  } as const
  return (await features.servers.create({ ...wanted, ...creation(name) })).resource.id
}
