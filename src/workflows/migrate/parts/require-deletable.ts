import type { Message } from '../../../domain/message.ts'
import { message } from '../../../domain/message.ts'
import type { Server } from '../../../domain/resources.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'
import { entriesOf } from './entry-ids.ts'
import { type Hands, handsOf, nameOf } from './hands.ts'

/**
 * Looks whether everything of a tenant that the source still has can be deleted without loss, before the first of it goes: what
 * servers that stay have in their hands is theirs, and what was never copied is nowhere else.
 * @throws OnwardError refused – a volume or address is in the hands of a server that stays, a server has a disk of its own, or a
 * volume was never copied
 */
export async function requireDeletable(migration: Migration, tenant: string): Promise<void> {
  const hands = await handsOf(migration.source, migration.signal)
  const servers = new Set(entriesOf(migration, tenant, 'servers').map(({ observed }) => observed.id))
  for (const id of servers) refuseOwnDisk(hands.servers.get(id))
  await requireReleased(migration, tenant, { hands, servers })
  await requireCopied(migration, tenant)
}

/** A server of the source that was not started from a volume has a disk that goes with it. */
function refuseOwnDisk(server: Server | undefined): void {
  if (server === undefined || server.imageId === null) return
  throw refusal('ownDisk', { name: server.name, id: server.id })
}

async function requireReleased(
  migration: Migration,
  tenant: string,
  { hands, servers }: { readonly hands: Hands; readonly servers: ReadonlySet<string> },
): Promise<void> {
  const staying = (holders: Iterable<string>): string | undefined => [...holders].find((id) => !servers.has(id))
  for (const { observed, desired } of entriesOf(migration, tenant, 'volumes')) {
    const other = staying(hands.holders.get(observed.id) ?? [])
    if (other === undefined) continue
    throw refusal('volumeHeld', { name: desired.name, id: observed.id, server: nameOf(hands, other) })
  }
  const addresses = new Set(entriesOf(migration, tenant, 'publicIps').map(({ observed }) => observed.id))
  if (addresses.size === 0) return
  const { source, signal } = migration
  for await (const { id, address, serverId } of requireFeature(source, 'inventory').list({
    kind: 'publicIps',
    signal,
  })) {
    const other = staying(serverId === null ? [] : [serverId])
    if (other === undefined || !addresses.has(id)) continue
    throw refusal('addressHeld', { name: address, id, server: nameOf(hands, other) })
  }
}

async function requireCopied(migration: Migration, tenant: string): Promise<void> {
  const { source, journal, signal } = migration
  const { copied } = tenantState(journal.state(), tenant)
  const unknown = new Map(
    entriesOf(migration, tenant, 'volumes').flatMap(({ key, observed }) =>
      copied[key] === undefined ? [[observed.id, key] as const] : [],
    ),
  )
  if (unknown.size === 0) return
  for await (const { id, name } of requireFeature(source, 'inventory').list({ kind: 'volumes', signal })) {
    if (unknown.has(id)) throw refusal('notCopied', { name, id })
  }
}

function refusal(key: 'ownDisk' | 'volumeHeld' | 'addressHeld' | 'notCopied', values: Message['values']): OnwardError {
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: { 'delete-source': false } },
    says: message(`migrate.undeletable.${key}`, values),
    next: message(`migrate.undeletable.${key}.next`, values),
  })
}
