import type { Provider, ProviderFacts } from '../contract/provider.ts'
import type { Cloud } from './features/cloud.ts'
import { inventory } from './features/inventory.ts'
import { sectorBytes, volumes } from './features/volumes.ts'
import type { Step, Writer } from './folder/writer.ts'
import { recordsOnly } from './power/power.ts'

export interface DirectoryRequest {
  /** A folder that exists: empty, or a directory cloud already. */
  readonly root: string
  readonly now: () => Date
  /** Twelve hexadecimal digits by chance. */
  readonly randomHex: () => string
  /** Called at every step of a change; a test dies in it. */
  readonly step?: (step: Step) => Promise<void> | void
}

const limits = {
  maxNameBytes: 1024,
  namePattern: null,
  labels: { maxCount: 256, maxKeyBytes: 256, maxValueBytes: 4096 },
}

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
  const { root, now, randomHex, step = () => undefined } = request
  const facts = factsOf(root)
  const writer: Writer = { root, now, randomHex, step }
  const cloud: Cloud = { facts, writer, power: recordsOnly() }
  return {
    id: 'directory',
    facts,
    features: { inventory: inventory(cloud), volumes: volumes(cloud) },
    close: () => Promise.resolve(),
  }
}
