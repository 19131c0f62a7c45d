import { resolve } from 'node:path'
import type { AllFeatures } from '../contract/features.ts'
import type { LabelLimits } from '../../domain/label-limits.ts'
import type { NameLimits, Provider, ProviderFacts } from '../contract/provider.ts'
import { access } from './features/access.ts'
import { attachments } from './features/attachments.ts'
import { volumeSink, volumeSource } from './features/blocks.ts'
import type { Cloud } from './features/cloud.ts'
import { imageLimits, images } from './features/images.ts'
import { inventory } from './features/inventory.ts'
import { labels } from './features/labels.ts'
import { networkFeatures } from './features/network-features.ts'
import { offers } from './features/offers.ts'
import { quotas } from './features/quotas.ts'
import { servers } from './features/servers.ts'
import { snapshots } from './features/snapshots.ts'
import { sectorBytes, volumes } from './features/volumes.ts'
import type { Step, Writer } from './folder/writer.ts'
import { recordsOnly } from './power/power.ts'
import { processes } from './power/processes.ts'

export interface DirectoryRequest {
  /** A folder that exists: empty, or a directory cloud already. Relative to the folder in which the program runs. */
  readonly root: string
  /** Whether a server is a real process of this machine, or a record that runs nothing and says so. */
  readonly servers: 'processes' | 'records'
  readonly now: () => Date
  /** Twelve hexadecimal digits by chance. */
  readonly randomHex: () => string
  /** Called at every step of a change; a test dies in it. */
  readonly step?: (step: Step) => Promise<void> | void
}

const labelsOfAll: LabelLimits = {
  maxCount: 256,
  maxKeyBytes: 256,
  maxValueBytes: 4096,
  maxPairBytes: null,
  keyPattern: null,
  valuePattern: null,
  reservedKeys: null,
}

const limits: NameLimits = { maxNameBytes: 1024, namePattern: null, labels: labelsOfAll }

function factsOf(root: string): ProviderFacts {
  return {
    region: null,
    place: root,
    closed: null,
    limits: {
      servers: limits,
      volumes: limits,
      snapshots: limits,
      images: limits,
      networks: limits,
      subnets: limits,
      routers: limits,
      securityGroups: limits,
      keyPairs: limits,
      publicIps: limits,
    },
    volumeSize: {
      stepBytes: sectorBytes,
      minBytes: sectorBytes,
      maxBytes: { known: false, reason: 'depends on the file system' },
    },
  }
}

/** A folder that is a cloud: metadata and sparse raw volumes, usable by hand. The format is described in docs/exit-archive.md. */
export function directory(request: DirectoryRequest): Provider {
  const { now, randomHex, step = () => undefined } = request
  const root = resolve(request.root)
  const facts = factsOf(root)
  const writer: Writer = { root, now, randomHex, step }
  const cloud: Cloud = { facts, writer, power: request.servers === 'processes' ? processes() : recordsOnly() }
  return { id: 'directory', facts, features: featuresOf(cloud), close: () => Promise.resolve() }
}

function featuresOf(cloud: Cloud): AllFeatures {
  return {
    access: access(cloud),
    inventory: inventory(cloud),
    offers: offers(cloud),
    quotas: quotas(cloud),
    volumes: volumes(cloud),
    snapshots: snapshots(cloud),
    volumeSource: volumeSource(cloud),
    volumeSink: volumeSink(cloud),
    images: images(cloud),
    imageLimits: imageLimits(),
    servers: servers(cloud),
    attachments: attachments(cloud),
    ...networkFeatures(cloud),
    labels: labels(cloud, labelsOfAll),
  }
}
