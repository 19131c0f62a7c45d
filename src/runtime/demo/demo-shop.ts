import { randomFillSync } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Creation } from '../../providers/contract/creation.ts'
import type { Provider } from '../../providers/contract/provider.ts'
import { requireFeature } from '../../providers/contract/require-feature.ts'
import { openProvider } from '../../providers/registry.ts'
import { providerSurroundings } from '../provider-surroundings.ts'

const mib = 1024 * 1024

/** Name of the customer that moves. */
export const shop = 'bakery'
/** What the volume of the shop begins with; its server shows it. */
export const firstPage = 'bakery: 3 orders today\n'
export const laterPage = 'bakery: 4 orders today\n'

/** A cloud in a folder whose servers are real processes. */
export async function openCloud(root: string): Promise<Provider> {
  await mkdir(root, { recursive: true })
  return await openProvider({ kind: 'directory', root, servers: 'processes' }, providerSurroundings({ debug: false }))
}

/** A customer with a network, two running servers and three volumes. */
export async function makeShop(cloud: Provider, signal: AbortSignal): Promise<void> {
  const as = (key: string, name = key): Creation => ({ key, name, labels: { customer: shop }, signal })
  const networks = requireFeature(cloud, 'networks')
  const network = await networks.create({ ...as('shop-net'), mtu: null })
  const networkId = network.resource.id
  await networks.createSubnet({
    ...as('shop-subnet'),
    networkId,
    cidr: '10.20.0.0/24',
    version: 4,
    gateway: '10.20.0.1',
    dhcp: true,
    dnsServers: [],
    pools: [{ start: '10.20.0.10', end: '10.20.0.99' }],
    routes: [],
    ipv6Mode: null,
  })
  const web = await makeDisk(cloud, as('web-system'), { sizeBytes: 256 * mib, text: 'web server\n', dataMib: 12 })
  const data = await makeDisk(cloud, as('shop-data'), { sizeBytes: 1024 * mib, text: firstPage, dataMib: 32 })
  const mail = await makeDisk(cloud, as('mail-system'), { sizeBytes: 256 * mib, text: 'mail server\n', dataMib: 12 })
  await makeServer(cloud, as('web'), { boot: web, volumes: [data], networkId })
  await makeServer(cloud, as('mail'), { boot: mail, volumes: [], networkId })
}

async function makeDisk(
  cloud: Provider,
  creation: Creation,
  wanted: { readonly sizeBytes: number; readonly text: string; readonly dataMib: number },
): Promise<string> {
  const { sizeBytes, text, dataMib } = wanted
  const volume = await requireFeature(cloud, 'volumes').create({ ...creation, sizeBytes, class: null, from: null })
  const path = await diskPath(cloud, volume.resource.id, creation.signal)
  await writeText(path, text)
  const file = await open(path, 'r+')
  try {
    for (let nth = 0; nth < dataMib; nth++)
      await file.write(randomFillSync(Buffer.alloc(mib)), 0, mib, (nth + 1) * 4 * mib)
  } finally {
    await file.close()
  }
  return volume.resource.id
}

/** Where a volume lies, as a file. */
export async function diskPath(cloud: Provider, id: string, signal: AbortSignal): Promise<string> {
  const access = await requireFeature(cloud, 'volumeSource').open({ of: 'volume', id, signal })
  return access.location
}

/** Writes to the beginning of a disk, as a server does that counts its orders. */
export async function writeText(path: string, text: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.write(text, 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function makeServer(
  cloud: Provider,
  creation: Creation,
  parts: { readonly boot: string; readonly volumes: readonly string[]; readonly networkId: string },
): Promise<void> {
  const { boot, volumes, networkId } = parts
  const servers = requireFeature(cloud, 'servers')
  const { resource } = await servers.create({
    ...creation,
    sizeId: 'small',
    state: 'stopped',
    boot: { kind: 'volume', id: boot },
    networkIds: [networkId],
    securityGroupIds: [],
    keyPair: null,
    userData: null,
    zone: null,
  })
  const { signal } = creation
  const attachments = requireFeature(cloud, 'attachments')
  for (const volumeId of volumes) await attachments.attach({ volumeId, serverId: resource.id, signal })
  await servers.power({ id: resource.id, state: 'running', signal })
}

export const cloudPaths = (folder: string): { readonly old: string; readonly new: string } => ({
  old: join(folder, 'old-cloud'),
  new: join(folder, 'new-cloud'),
})

const disks = z.object({ disks: z.array(z.object({ text: z.string().optional() })) })

/** What a server of the demo answers: the first words of each of its disks. */
export async function ask(url: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) })
  const { disks: found } = disks.parse(await answer.json())
  return `${String(answer.status)} ${found.map(({ text = '' }) => text.trim()).join(', ')}`
}
