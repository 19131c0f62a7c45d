import { isDeepStrictEqual } from 'node:util'
import { resourceKinds, type ResourceKind } from '../../../domain/inventory.ts'
import type { Changed } from '../../contract/creation.ts'
import { keyLabel } from '../../contract/creation.ts'
import type { LabelsFeature, LabelsWanted } from '../../contract/label-feature.ts'
import { requireWithinLimits } from '../../contract/require-within-limits.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { Cloud } from '../cloud.ts'
import { imageProperties, metadata, tags, type LabelPlace } from './label-places.ts'

/** Where the labels of each kind lie; null: nowhere. */
const places: Readonly<Record<ResourceKind, LabelPlace | null>> = {
  servers: metadata('compute', 'servers'),
  volumes: metadata('volume', 'volumes'),
  snapshots: metadata('volume', 'snapshots'),
  images: imageProperties,
  networks: tags('networks', 'network'),
  subnets: tags('subnets', 'subnet'),
  routers: tags('routers', 'router'),
  securityGroups: tags('security-groups', 'security_group'),
  keyPairs: null,
  publicIps: tags('floatingips', 'floatingip'),
}

export function labels(cloud: Cloud): LabelsFeature {
  return { kinds: resourceKinds.filter((kind) => places[kind] !== null), set: (request) => set(cloud, request) }
}

async function set(cloud: Cloud, { kind, id, labels: wanted, signal }: LabelsWanted): Promise<Changed> {
  const place = places[kind]
  if (place === null) throw openstackError({ code: 'conflict', key: 'openstack.noLabels', values: { kind } })
  requireWithinLimits({ facts: cloud.facts, kind, creation: { key: 'labels', name: 'labels', labels: wanted } })
  const before = await place.read(cloud, id, signal)
  const identity = before[keyLabel]
  const after = identity === undefined ? { ...wanted } : { ...wanted, [keyLabel]: identity }
  if (isDeepStrictEqual(after, { ...before })) return { changed: false }
  await place.replace(cloud, { id, before, after, signal })
  return { changed: true }
}
