import { BrokerError } from '../../../domain/errors.ts'
import type { CheckFinding, CheckRule } from '../../../domain/migration-check.ts'
import { createKey, migratedLabel, migrationLabel, purposeLabel, tenantLabel } from '../../../plan/create-key.ts'
import { contractError } from '../../../providers/contract/contract-error.ts'
import type { LabelLimits } from '../../../domain/label-limits.ts'
import { requireLabels } from '../../../providers/contract/require-labels.ts'
import { requireWithinLimits } from '../../../providers/contract/require-within-limits.ts'
import { entryLabel } from '../parts/make.ts'
import { allPlaced, at, finding, type Checking, type Placed } from './checking.ts'

/** Names and labels that the target would refuse. */
export function checkNames({ plan, sides }: Checking): readonly CheckFinding[] {
  const { facts, features } = sides.target.provider
  return allPlaced(plan).flatMap((one): readonly CheckFinding[] => {
    const { kind, entry } = one
    const limits = facts.limits[kind]
    if (entry.how.action !== 'create' || limits === undefined) return []
    const beyond = refused(one, 'limits', () => {
      requireWithinLimits({ facts, kind, creation: creationOf(plan.id, one) })
    })
    if (beyond.length > 0 || limits.labels !== null) return beyond
    return refused(one, 'labelLost', () => {
      requireLater(one, features.labels?.limits[kind] ?? null)
    })
  })
}

function refused(one: Placed, rule: CheckRule, ask: () => void): readonly CheckFinding[] {
  try {
    ask()
    return []
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    return [finding(rule, at(one), { reason: error.says })]
  }
}

/** What cannot be given labels when it is made gets them at the end, where there is a place for them. */
function requireLater({ kind, entry }: Placed, limits: LabelLimits | null): void {
  const labels = labelsOf(entry)
  if (Object.keys(labels).length === 0) return
  if (limits === null) throw contractError({ code: 'conflict', rule: 'noLabels', kind })
  requireLabels(limits, { kind, labels: { ...labels, [migratedLabel]: digestLike } })
}

/** As long as the digest of a receipt. */
const digestLike = '0'.repeat(64)

function labelsOf({ desired }: Placed['entry']): Readonly<Record<string, string>> {
  return 'labels' in desired ? desired.labels : {}
}

/** As the phases will ask for it. */
function creationOf(
  planId: string,
  { tenant, kind, entry }: Placed,
): Parameters<typeof requireWithinLimits>[0]['creation'] {
  const { desired, key, observed } = entry
  const name = 'name' in desired ? desired.name : 'address' in observed ? observed.address : key
  const labels = {
    ...labelsOf(entry),
    [migrationLabel]: planId,
    [tenantLabel]: tenant,
    [entryLabel]: key,
    [purposeLabel]: 'product',
  }
  return { key: createKey({ planId, purpose: 'product', entry: `${kind}/${key}`, nth: 0 }), name, labels }
}
