import type { ResourceKind } from '../../../domain/inventory.ts'
import { changedLabels, requireChange } from '../../contract/changed-labels.ts'
import type { Changed } from '../../contract/creation.ts'
import type { LabelChange, LabelsFeature } from '../../contract/label-feature.ts'
import type { LabelLimits } from '../../../domain/label-limits.ts'
import { openstackError } from '../../shared/openstack/openstack-error.ts'
import type { Cloud } from '../cloud.ts'
import { labelLimits } from '../label-limits.ts'
import { imageProperties, metadata, tags, type LabelPlace } from './label-places.ts'

/** Where the labels of each kind lie. */
const places: Readonly<Record<keyof typeof labelLimits, LabelPlace>> = {
  servers: metadata('compute', 'servers'),
  volumes: metadata('volume', 'volumes'),
  snapshots: metadata('volume', 'snapshots'),
  images: imageProperties,
  networks: tags('networks', 'network'),
  subnets: tags('subnets', 'subnet'),
  routers: tags('routers', 'router'),
  securityGroups: tags('security-groups', 'security_group'),
  publicIps: tags('floatingips', 'floatingip'),
}

export function labels(cloud: Cloud): LabelsFeature {
  return { limits: labelLimits, change: (request) => change(cloud, request) }
}

async function change(cloud: Cloud, request: LabelChange): Promise<Changed> {
  const { kind, id, signal } = request
  const { limits, place } = takingOf(kind)
  requireChange(limits, request)
  const { labels: before, write } = await place(cloud, { id, signal })
  const after = changedLabels(limits, before, request)
  if (after === null) return { changed: false }
  await write(after)
  return { changed: true }
}

/** @throws ProviderError `conflict` – the kind takes none. */
function takingOf(kind: ResourceKind): { readonly limits: LabelLimits; readonly place: LabelPlace } {
  if (kind === 'keyPairs') throw openstackError({ code: 'conflict', key: 'openstack.noLabels', values: { kind } })
  return { limits: labelLimits[kind], place: places[kind] }
}
