import { z } from 'zod'
import { ProviderError } from '../../contract/errors.ts'
import type { Quota, QuotasFeature } from '../../contract/reading-features.ts'
import { projectOf, type Cloud } from '../cloud.ts'
import { bytesPerGib, bytesPerMib } from '../resources/fields.ts'

const number = z.number().nullish()

const compute = z.object({
  limits: z.object({
    absolute: z.object({
      maxTotalInstances: number,
      totalInstancesUsed: number,
      maxTotalCores: number,
      totalCoresUsed: number,
      maxTotalRAMSize: number,
      totalRAMUsed: number,
      maxTotalKeypairs: number,
      maxServerGroups: number,
      totalServerGroupsUsed: number,
    }),
  }),
})

const storage = z.object({
  limits: z.object({
    absolute: z.object({
      maxTotalVolumes: number,
      totalVolumesUsed: number,
      maxTotalVolumeGigabytes: number,
      totalGigabytesUsed: number,
      maxTotalSnapshots: number,
      totalSnapshotsUsed: number,
    }),
  }),
})

const detail = z.object({ limit: z.number(), used: number })

const network = z.object({
  quota: z.object({
    network: detail.nullish(),
    subnet: detail.nullish(),
    router: detail.nullish(),
    security_group: detail.nullish(),
    security_group_rule: detail.nullish(),
    floatingip: detail.nullish(),
  }),
})

export function quotas(cloud: Cloud): QuotasFeature {
  return {
    async *list({ signal }) {
      yield* ifOffered(computeQuotas(cloud, signal))
      yield* ifOffered(storageQuotas(cloud, signal))
      yield* networkQuotas(cloud, signal)
    },
  }
}

/** A service that the catalogue lacks has no limits; that it is lacking is told by the checks of access. */
async function* ifOffered(limits: AsyncIterable<Quota>): AsyncGenerator<Quota, void, undefined> {
  try {
    yield* limits
  } catch (error) {
    if (!(error instanceof ProviderError && error.says.key === 'openstack.noEndpoint')) throw error
  }
}

async function* computeQuotas({ client }: Cloud, signal: AbortSignal): AsyncGenerator<Quota, void, undefined> {
  const { limits } = await client.read({ service: 'compute', path: 'limits', schema: compute, signal })
  const all = limits.absolute
  yield* quota('servers', all.maxTotalInstances, all.totalInstancesUsed)
  yield* quota('vcpus', all.maxTotalCores, all.totalCoresUsed)
  yield* quota('memory', times(all.maxTotalRAMSize, bytesPerMib), times(all.totalRAMUsed, bytesPerMib))
  yield* quota('keyPairs', all.maxTotalKeypairs, null)
  yield* quota('serverGroups', all.maxServerGroups, all.totalServerGroupsUsed)
}

async function* storageQuotas({ client }: Cloud, signal: AbortSignal): AsyncGenerator<Quota, void, undefined> {
  const { limits } = await client.read({ service: 'volume', path: 'limits', schema: storage, signal })
  const all = limits.absolute
  yield* quota('volumes', all.maxTotalVolumes, all.totalVolumesUsed)
  yield* quota(
    'volumeBytes',
    times(all.maxTotalVolumeGigabytes, bytesPerGib),
    times(all.totalGigabytesUsed, bytesPerGib),
  )
  yield* quota('snapshots', all.maxTotalSnapshots, all.totalSnapshotsUsed)
}

/** Clouds may lack the extension quota_details, or forbid it. */
async function* networkQuotas(cloud: Cloud, signal: AbortSignal): AsyncGenerator<Quota, void, undefined> {
  const project = await projectOf(cloud, signal)
  const found = await networkLimits(cloud, project.id, signal)
  const all = found?.quota
  yield* quota('networks', all?.network?.limit, all?.network?.used)
  yield* quota('subnets', all?.subnet?.limit, all?.subnet?.used)
  yield* quota('routers', all?.router?.limit, all?.router?.used)
  yield* quota('securityGroups', all?.security_group?.limit, all?.security_group?.used)
  yield* quota('securityRules', all?.security_group_rule?.limit, all?.security_group_rule?.used)
  yield* quota('publicIps', all?.floatingip?.limit, all?.floatingip?.used)
}

async function networkLimits(
  { client }: Cloud,
  projectId: string,
  signal: AbortSignal,
): Promise<z.infer<typeof network> | null> {
  try {
    const path = `quotas/${encodeURIComponent(projectId)}/details.json`
    return await client.read({ service: 'network', path, schema: network, signal })
  } catch (error) {
    if (error instanceof ProviderError && ['auth', 'not-found', 'unsupported'].includes(error.code)) return null
    throw error
  }
}

/** -1 is unlimited; what is not told is no quota. */
function* quota(
  resource: Quota['resource'],
  limit: number | null | undefined,
  used: number | null | undefined,
): Generator<Quota, void, undefined> {
  if (limit === null || limit === undefined) return
  yield {
    resource,
    limit: limit < 0 ? null : limit,
    used: used === undefined || used === null || used < 0 ? null : used,
  }
}

function times(given: number | null | undefined, factor: number): number | null {
  if (given === null || given === undefined) return null
  return given < 0 ? given : given * factor
}
