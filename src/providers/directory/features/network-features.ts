import type { AllFeatures } from '../../contract/features.ts'
import type { Cloud } from './cloud.ts'
import { keyPairs } from './key-pairs.ts'
import { networks } from './networks.ts'
import { publicIps } from './public-ips.ts'
import { routers } from './routers.ts'
import { securityGroups } from './security-groups.ts'

/** What connects servers and lets people in: records, all of them. */
export function networkFeatures(
  cloud: Cloud,
): Pick<AllFeatures, 'networks' | 'routers' | 'securityGroups' | 'keyPairs' | 'publicIps'> {
  return {
    keyPairs: keyPairs(cloud),
    networks: networks(cloud),
    publicIps: publicIps(cloud),
    routers: routers(cloud),
    securityGroups: securityGroups(cloud),
  }
}
