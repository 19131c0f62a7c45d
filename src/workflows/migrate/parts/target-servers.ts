import { message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'
import type { ServerWanted } from '../../../providers/contract/storage-features.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entriesOf, findEntry, targetIdOf } from './entry-ids.ts'
import { make, type Making } from './make.ts'
import { OnwardError } from '../onward.ts'

/** A server of the target, with the entry that it stands for. */
export interface TargetServer {
  readonly id: string
  readonly entry: Entry<'servers'>
}

/** Where the parts of a server are taken from: what was moved, or the copies of a rehearsal. */
export interface Parts {
  readonly making: (of: { readonly entry: string; readonly name: string; readonly labels: Making['labels'] }) => Making
  readonly volumeId: (key: string) => string
  readonly networkIds: (entry: Entry<'servers'>) => readonly string[]
}

/** The servers that are to be made, in the order in which they start. */
export function serversInOrder(migration: Migration, tenant: string): readonly Entry<'servers'>[] {
  return entriesOf(migration, tenant, 'servers').toSorted((a, b) => a.how.order - b.how.order)
}

/** Makes the servers of a tenant, stopped, with their volumes in their hands. */
export async function makeServers(
  migration: Migration,
  tenant: string,
  parts: Parts,
): Promise<readonly TargetServer[]> {
  const { target, signal } = migration
  const made: TargetServer[] = []
  for (const entry of serversInOrder(migration, tenant)) {
    const { key, desired } = entry
    const wanted = serverWanted(migration, entry, parts)
    const making = parts.making({ entry: key, name: desired.name, labels: desired.labels })
    const server = await make(migration, making, (identity) =>
      requireFeature(target, 'servers').create({ ...identity, ...wanted }),
    )
    for (const volume of desired.volumes) {
      const volumeId = parts.volumeId(volume)
      await requireFeature(target, 'attachments').attach({ volumeId, serverId: server.id, signal })
    }
    made.push({ id: server.id, entry })
  }
  return made
}

function serverWanted(migration: Migration, entry: Entry<'servers'>, parts: Parts): ServerWanted {
  const { size, boot, securityGroups, keyPair, zone, name } = entry.desired
  if (size === null || boot === null) {
    throw new OnwardError({
      kind: 'refused',
      onward: { kind: 'again', flags: { 'accept-changes': true } },
      says: message('migrate.serverUndecided', { name }),
      next: message('migrate.serverUndecided.next'),
    })
  }
  return {
    sizeId: size,
    state: 'stopped',
    boot:
      boot.kind === 'volume'
        ? { kind: 'volume', id: parts.volumeId(boot.key) }
        : { kind: 'image', id: targetIdOf(migration, 'images', boot.key) },
    networkIds: parts.networkIds(entry),
    securityGroupIds: securityGroups.map((key) => targetIdOf(migration, 'securityGroups', key)),
    keyPair: keyPair === null ? null : (findEntry(migration, 'keyPairs', keyPair)?.entry.desired.name ?? null),
    userData: null,
    zone,
  }
}

/** Starts servers one after another, each observed running before the next. */
export async function startServers(migration: Migration, servers: readonly TargetServer[]): Promise<void> {
  const { target, signal } = migration
  for (const { id } of servers) await requireFeature(target, 'servers').power({ id, state: 'running', signal })
}
