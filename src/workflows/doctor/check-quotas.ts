import { isOfBytes, type Check } from '../../domain/health.ts'
import { message, type MessageValue } from '../../domain/message.ts'
import type { Quota } from '../../providers/contract/reading-features.ts'

/** From this share on a quota is worth a word. */
const nearShare = 0.8

/** One check for each quota that is nearly or wholly used up, or one that says that there is room. */
export function quotaChecks(quotas: readonly Quota[]): readonly Check[] {
  if (quotas.length === 0) return []
  const tight = quotas.flatMap(quotaCheck)
  if (tight.length > 0) return tight
  const says = message('doctor.quotas.room')
  return [{ id: 'quotas', name: message('doctor.check.quotas'), state: 'ok', says, next: null }]
}

function quotaCheck({ resource, limit, used }: Quota): readonly Check[] {
  if (limit === null || used === null || used < limit * nearShare || used === unused) return []
  const values = { used: amount(resource, used), limit: amount(resource, limit) }
  return [
    {
      id: `quota:${resource}`,
      name: message('doctor.check.quota', { resource: message(`doctor.resource.${resource}`) }),
      state: 'warning',
      says: message(used >= limit ? 'doctor.quota.full' : 'doctor.quota.near', values),
      next: message('doctor.quota.next'),
    },
  ]
}

const unused = 0
const bytesPerGib = 2 ** 30

function amount(resource: Quota['resource'], value: number): MessageValue {
  return isOfBytes(resource) ? message('disk.size.GiB', { value: Number((value / bytesPerGib).toFixed(1)) }) : value
}
