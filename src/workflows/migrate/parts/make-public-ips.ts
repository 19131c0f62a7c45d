import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entriesOf } from './entry-ids.ts'
import { make } from './make.ts'
import { product } from './make-networks.ts'

/** Takes new public addresses: the old ones stay with the old provider. */
export async function makePublicIps(migration: Migration, tenant: string): Promise<void> {
  const { target, plan } = migration
  const [externalNetworkId = null] = Object.values(plan.mapping.networks)
  for (const { key, observed } of entriesOf(migration, tenant, 'publicIps')) {
    const making = product({ tenant, resource: 'publicIps', entry: key, name: observed.address, labels: {} })
    await make(migration, making, (identity) =>
      requireFeature(target, 'publicIps').create({ ...identity, externalNetworkId }),
    )
  }
}
