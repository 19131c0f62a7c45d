import type { Clauses } from './clause.ts'
import { imageLimits, images } from './clauses/images.ts'
import { labels } from './clauses/labels.ts'
import { keyPairs, networks, publicIps, routers, securityGroups } from './clauses/networks.ts'
import { access, inventory, offers, quotas } from './clauses/reading.ts'
import { attachments, servers } from './clauses/servers.ts'
import { snapshots, volumes, volumeSink, volumeSource } from './clauses/storage.ts'

/** What every provider keeps, by feature. */
export const clauses: Clauses = {
  access,
  inventory,
  offers,
  quotas,
  volumes,
  snapshots,
  volumeSource,
  volumeSink,
  images,
  imageLimits,
  servers,
  attachments,
  networks,
  routers,
  securityGroups,
  keyPairs,
  publicIps,
  labels,
}
