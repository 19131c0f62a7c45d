import { BrokerError } from '../../../domain/errors.ts'
import type { CheckFinding } from '../../../domain/migration-check.ts'
import { createKey, migrationLabel, purposeLabel, tenantLabel } from '../../../plan/create-key.ts'
import { requireWithinLimits } from '../../../providers/contract/require-within-limits.ts'
import { entryLabel } from '../parts/make.ts'
import { allPlaced, at, finding, type Checking, type Placed } from './checking.ts'

/** Names and labels that the target would refuse. */
export function checkNames({ plan, sides }: Checking): readonly CheckFinding[] {
  const { facts } = sides.target.provider
  return allPlaced(plan).flatMap((one): readonly CheckFinding[] => {
    const { kind, entry } = one
    if (entry.how.action !== 'create' || facts.limits[kind] === undefined) return []
    try {
      requireWithinLimits({ facts, kind, creation: creationOf(plan.id, one) })
      return []
    } catch (error) {
      if (!(error instanceof BrokerError)) throw error
      return [finding('limits', at(one), { reason: error.says })]
    }
  })
}

/** As the phases will ask for it. */
function creationOf(
  planId: string,
  { tenant, kind, entry }: Placed,
): Parameters<typeof requireWithinLimits>[0]['creation'] {
  const { desired, key, observed } = entry
  const name = 'name' in desired ? desired.name : 'address' in observed ? observed.address : key
  const labels = {
    ...('labels' in desired ? desired.labels : {}),
    [migrationLabel]: planId,
    [tenantLabel]: tenant,
    [entryLabel]: key,
    [purposeLabel]: 'product',
  }
  return { key: createKey({ planId, purpose: 'product', entry: `${kind}/${key}`, nth: 0 }), name, labels }
}
