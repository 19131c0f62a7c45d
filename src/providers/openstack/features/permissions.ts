import { z } from 'zod'
import { message } from '../../../domain/message.ts'
import type { ProviderError } from '../../contract/errors.ts'
import type { AccessCheck } from '../../contract/reading-features.ts'
import { collectionName } from '../../shared/openstack/odd-records.ts'
import type { ServiceName } from '../../shared/openstack/services.ts'
import type { Cloud } from '../cloud.ts'
import { attempt } from './attempt.ts'
import { isAbsent } from './list-besides.ts'

interface Listing {
  readonly path: string
  /** Its key in the answer. */
  readonly collection: string
  readonly microversion?: string
  /** Only adds to another list. */
  readonly besides?: true
  /** Not every cloud has it. */
  readonly mayLack?: true
}

/** What an inventory reads. */
const listings: Readonly<Record<ServiceName, readonly Listing[]>> = {
  compute: [
    { path: 'servers/detail', collection: 'servers' },
    { path: 'os-keypairs', collection: 'keypairs', microversion: '2.35' },
    { path: 'os-server-groups', collection: 'server_groups', besides: true, mayLack: true },
  ],
  volume: [
    { path: 'volumes/detail', collection: 'volumes' },
    { path: 'snapshots/detail', collection: 'snapshots' },
  ],
  image: [{ path: 'images', collection: 'images' }],
  network: [
    { path: 'networks', collection: 'networks' },
    { path: 'subnets', collection: 'subnets' },
    { path: 'routers', collection: 'routers' },
    { path: 'security-groups', collection: 'security_groups' },
    { path: 'floatingips', collection: 'floatingips' },
    { path: 'ports', collection: 'ports', besides: true },
  ],
}

interface Failure {
  readonly listing: Listing
  readonly error: ProviderError
}

/**
 * What an inventory would be refused, or what cannot be found out; null: it may read all of it. Servers are what nothing can do without;
 * of other lists only a refusal fails.
 */
export async function lackingPermission(
  cloud: Cloud,
  services: readonly ServiceName[],
  signal: AbortSignal,
): Promise<AccessCheck | null> {
  const each = await Promise.all(services.map((service) => failuresOf(cloud, service, signal)))
  const checks = each.flat().map(checkOf)
  return checks.find(({ state }) => state === 'failed') ?? checks[0] ?? null
}

/** One record of each list. A service that gives no answer is not asked for its other lists. */
async function failuresOf(cloud: Cloud, service: ServiceName, signal: AbortSignal): Promise<readonly Failure[]> {
  const failures: Failure[] = []
  for (const listing of listings[service]) {
    const { path, collection, microversion } = listing
    const call = { service, path, query: { limit: '1' }, ...(microversion === undefined ? {} : { microversion }) }
    const schema = z.looseObject({ [collection]: z.array(z.unknown()) })
    const reading = await attempt(() => cloud.client.read({ ...call, schema, signal }))
    if (reading.ok) continue
    const { error } = reading
    if (listing.mayLack === true && isAbsent({ error })) continue
    failures.push({ listing, error })
    if (error.code === 'unavailable' || error.code === 'rate-limited') break
  }
  return failures
}

function checkOf({ listing: { collection, besides }, error }: Failure): AccessCheck {
  const { says: reason, next } = error
  const values = { collection: collectionName(collection), reason }
  if (error.code !== 'auth') {
    const state = collection === 'servers' ? 'failed' : 'warning'
    return { id: 'permissions', state, says: message('openstack.check.unclear', values), next }
  }
  if (besides === true) return { id: 'permissions', state: 'warning', says: reason, next }
  return { id: 'permissions', state: 'failed', refused: true, says: reason, next }
}
