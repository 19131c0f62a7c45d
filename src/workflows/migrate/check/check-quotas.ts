import type { CheckFinding } from '../../../domain/migration-check.ts'
import { message, type MessageValue } from '../../../domain/message.ts'
import { isOfBytes } from '../../../domain/health.ts'
import type { Quota } from '../../../providers/contract/reading-features.ts'
import { sizeMessage } from './size-message.ts'
import { finding, type Checking } from './checking.ts'
import { peakOf, snapshotsOf, type Amounts } from './peak.ts'

/** Whether what is used and what will be used at the peak stay below the limits of both accounts. */
export function checkQuotas(checking: Checking): readonly CheckFinding[] {
  const { quotas } = checking
  return [
    ...sideFindings('source', quotas.source ?? [], snapshotsOf(checking)),
    ...sideFindings('target', quotas.target ?? [], peakOf(checking)),
  ]
}

/** From this share of a limit on it matters how much is used. */
const unsureShare = 0.5

function sideFindings(side: string, quotas: readonly Quota[], wanted: Amounts): readonly CheckFinding[] {
  return quotas.flatMap(({ resource, limit, used, counts }) => {
    const more = wanted[resource]
    if (limit === null || more === undefined || more === 0) return []
    const where = { tenant: null, entry: side }
    const values = {
      resource: message(`doctor.resource.${resource}`),
      wanted: amount(resource, more),
      limit: amount(resource, limit),
    }
    if (used === null) {
      if (more > limit) return [finding('quota', where, { ...values, used: '?' })]
      return more > limit * unsureShare ? [finding('quotaUnsure', where, values)] : []
    }
    const rule = counts === 'written' ? 'quotaWhenFull' : 'quota'
    return used + more > limit ? [finding(rule, where, { ...values, used: amount(resource, used) })] : []
  })
}

function amount(resource: Quota['resource'], value: number): MessageValue {
  return isOfBytes(resource) ? sizeMessage(value) : value
}
