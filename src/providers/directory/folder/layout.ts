import { createHash } from 'node:crypto'
import type { ResourceKind } from '../../../domain/inventory.ts'
import { safeName } from './safe-name.ts'

/** Version of the format. A folder with another one is not touched. */
export const formatName = 'broker/directory/1'

/** File that makes a folder a directory cloud. */
export const topFile = 'broker-directory.json'

/** A file of the top folder, written by hand, that replaces the usual sizes of servers. */
export const offersFile = 'offers.json'

/** Folder of the locks and of what is half made. */
export const hiddenFolder = '.broker'

/** Bytes of a volume or snapshot. */
export const diskFile = 'disk.raw'

/** Where the resources of a kind lie, and the name of the file that describes one. */
export const places: Readonly<Record<ResourceKind, { readonly folder: string; readonly file: string }>> = {
  servers: { folder: 'servers', file: 'server.json' },
  volumes: { folder: 'volumes', file: 'volume.json' },
  snapshots: { folder: 'snapshots', file: 'snapshot.json' },
  images: { folder: 'images', file: 'image.json' },
  networks: { folder: 'networks', file: 'network.json' },
  subnets: { folder: 'subnets', file: 'subnet.json' },
  routers: { folder: 'routers', file: 'router.json' },
  securityGroups: { folder: 'security-groups', file: 'security-group.json' },
  keyPairs: { folder: 'key-pairs', file: 'key-pair.json' },
  publicIps: { folder: 'public-ips', file: 'public-ip.json' },
}

/** An id is ten digits of the key, by which a repeated create finds it, and six by chance, so that no id comes back. */
export function newId(request: { readonly kind: ResourceKind; readonly key: string; readonly chance: string }): string {
  return `${keyDigits(request.kind, request.key)}-${request.chance.slice(0, 6)}`
}

export function keyDigits(kind: ResourceKind, key: string): string {
  return createHash('sha256').update(`${kind}\n${key}`).digest('hex').slice(0, 10)
}

export const folderName = (name: string, id: string): string => `${safeName(name)}--${id}`

/** Null for a folder that is not ours. */
export function idOfFolder(name: string): string | null {
  const [, id] = /--([0-9a-f]{10}-[0-9a-f]{6})$/.exec(name) ?? []
  return id ?? null
}
