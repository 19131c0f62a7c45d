import { message } from '../../../domain/message.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'
import { entriesOf } from './entry-ids.ts'

/**
 * Looks whether the source still has what is to be moved: without it a copy would be one of the past.
 * @throws OnwardError refused – a server or volume of the tenant is gone
 */
export async function requireSource(migration: Migration, tenant: string): Promise<void> {
  for (const kind of ['servers', 'volumes'] as const) {
    const there = await idsOf(migration, kind)
    const gone = entriesOf(migration, tenant, kind).find(({ observed }) => !there.has(observed.id))
    if (gone !== undefined) throw sourceGone(kind, { id: gone.observed.id, name: gone.desired.name })
  }
}

async function idsOf({ source, signal }: Migration, kind: 'servers' | 'volumes'): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for await (const { id } of requireFeature(source, 'inventory').list({ kind, signal })) ids.add(id)
  return ids
}

/** The error for something of the source that is not there any more. */
export function sourceGone(
  kind: 'servers' | 'volumes',
  { id, name }: { readonly id: string; readonly name: string },
): OnwardError {
  return new OnwardError({
    kind: 'refused',
    onward:
      kind === 'servers' ? { kind: 'again', flags: { 'accept-changes': true } } : { kind: 'look', command: 'status' },
    says: message('migrate.sourceGone', { kind: message(`inventory.kind.${kind}`), name, id }),
    next: message(`migrate.sourceGone.${kind}.next`),
  })
}
