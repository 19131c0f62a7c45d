import type { Inventory } from '../../../domain/inventory.ts'
import type { Loss } from '../../../domain/migration-estimate.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import { created, placed } from '../check/checking.ts'
import { withoutLeftovers } from '../planning/source-lists.ts'

/** What stays behind or is another afterwards, each with how many of it there are; what does not occur is left out. */
export function lossesOf(plan: Plan, source: Inventory): readonly Loss[] {
  const servers = created(plan, 'servers')
  const { snapshots } = withoutLeftovers(source)
  const ids = new Set(servers.map(({ entry }) => entry.observed.id))
  const volumes = created(plan, 'volumes')
  const volumeIds = new Set(volumes.map(({ entry }) => entry.observed.id))
  const publicIps = placed(plan, 'publicIps').map(({ entry }) => entry.observed.address)
  const fixed = servers.flatMap(({ entry }) => entry.observed.addresses.filter((one) => !publicIps.includes(one)))
  const losses: readonly Loss[] = [
    { what: 'public-address', count: publicIps.length },
    { what: 'fixed-address', count: fixed.length },
    { what: 'own-disk', count: servers.filter(({ entry }) => entry.desired.boot?.kind === 'image').length },
    {
      what: 'server-group',
      count: source.servers.filter(({ id, serverGroup }) => ids.has(id) && serverGroup !== null).length,
    },
    { what: 'snapshot', count: snapshots.filter(({ volumeId }) => volumeIds.has(volumeId)).length },
    { what: 'user-data', count: servers.length },
    {
      what: 'stateless',
      count: created(plan, 'securityGroups').filter(({ entry }) => entry.desired.stateful === false).length,
    },
    { what: 'encryption', count: volumes.filter(({ entry }) => entry.observed.encrypted).length },
  ]
  return losses.filter(({ count }) => count > 0)
}
