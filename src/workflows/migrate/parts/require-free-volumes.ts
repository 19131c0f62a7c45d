import { message } from '../../../domain/message.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'
import { handsOf, nameOf } from './hands.ts'
import { targetServersThere } from './restore.ts'
import { volumesOfTarget } from './save-volumes.ts'

/**
 * Looks whether the volumes of a tenant are, on the target, in the hands of none but the servers that were made for it: what others
 * write there would not be saved.
 * @throws OnwardError refused – another server has one
 */
export async function requireFreeVolumes(migration: Migration, tenant: string): Promise<void> {
  const hands = await handsOf(migration.target, migration.signal)
  const own = await targetServersThere(migration, tenant)
  for (const { entry, id } of await volumesOfTarget(migration, tenant)) {
    const other = [...(hands.holders.get(id ?? '') ?? [])].find((holder) => !own.includes(holder))
    if (other === undefined) continue
    const values = { name: entry.desired.name, id: id ?? '', server: nameOf(hands, other), serverId: other, tenant }
    throw new OnwardError({
      kind: 'refused',
      onward: { kind: 'again', flags: {} },
      says: message('migrate.rollback.held', values),
      next: message('migrate.rollback.held.next', values),
    })
  }
}
