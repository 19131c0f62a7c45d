import type { KeyPair } from '../../../domain/network-resources.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entriesOf } from './entry-ids.ts'
import { make, madeOf } from './make.ts'
import { product } from './make-networks.ts'

/** Public keys for servers. They carry no labels: a pair that is there already is somebody's, and only used. */
export async function makeKeyPairs(migration: Migration, tenant: string): Promise<void> {
  const { target, journal } = migration
  for (const { key, desired } of entriesOf(migration, tenant, 'keyPairs')) {
    const { name, publicKey } = desired
    if (publicKey === null) continue
    const making = product({ tenant, resource: 'keyPairs', entry: key, name, labels: {} })
    const made = madeOf(migration, making)
    const before = journal.state().made.get(made.createKey)?.state ?? 'gone'
    if (before === 'gone') {
      const other = await keyPairNamed(migration, name)
      if (other !== null) await journal.append({ kind: 'found', id: other.id, ...made })
    }
    await make(migration, making, (identity) => requireFeature(target, 'keyPairs').create({ ...identity, publicKey }))
  }
}

async function keyPairNamed({ target, signal }: Migration, name: string): Promise<KeyPair | null> {
  for await (const pair of requireFeature(target, 'inventory').list({ kind: 'keyPairs', signal })) {
    if (pair.name === name) return pair
  }
  return null
}
