import type {
  KeyPairsFeature,
  NetworksFeature,
  PublicIpsFeature,
  RoutersFeature,
  SecurityGroupsFeature,
} from './network-features.ts'
import type { AccessFeature, InventoryFeature, OffersFeature, QuotasFeature } from './reading-features.ts'
import type {
  AttachmentsFeature,
  ImageLimitsFeature,
  ImagesFeature,
  ServersFeature,
  SnapshotsFeature,
  VolumesFeature,
  VolumeSinkFeature,
  VolumeSourceFeature,
} from './storage-features.ts'

/** Every noun that a provider may offer, each of one to three methods. What is missing cannot be done. */
export interface AllFeatures {
  readonly access: AccessFeature
  readonly inventory: InventoryFeature
  readonly offers: OffersFeature
  readonly quotas: QuotasFeature
  readonly volumes: VolumesFeature
  readonly snapshots: SnapshotsFeature
  readonly volumeSource: VolumeSourceFeature
  readonly volumeSink: VolumeSinkFeature
  readonly images: ImagesFeature
  readonly imageLimits: ImageLimitsFeature
  readonly servers: ServersFeature
  readonly attachments: AttachmentsFeature
  readonly networks: NetworksFeature
  readonly routers: RoutersFeature
  readonly securityGroups: SecurityGroupsFeature
  readonly keyPairs: KeyPairsFeature
  readonly publicIps: PublicIpsFeature
}

export type FeatureName = keyof AllFeatures

export type Features = Readonly<Partial<AllFeatures>>

/** In the order of the capability table. Checked against {@link AllFeatures} by the compiler. */
export const featureNames = [
  'access',
  'inventory',
  'offers',
  'quotas',
  'volumes',
  'snapshots',
  'volumeSource',
  'volumeSink',
  'images',
  'imageLimits',
  'servers',
  'attachments',
  'networks',
  'routers',
  'securityGroups',
  'keyPairs',
  'publicIps',
] as const satisfies readonly FeatureName[]
