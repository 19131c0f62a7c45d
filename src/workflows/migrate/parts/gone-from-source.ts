import { message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { type Onward, OnwardError } from '../onward.ts'
import { entriesOf } from './entry-ids.ts'
import { shortened } from './shortened.ts'

/** What a way back would need of the source and does not find there: names with ids. */
export interface GoneFromSource {
  /** Of those whose states a cutover has recorded. */
  readonly servers: readonly string[]
  /** Of those that were copied: the copy on the target may be the only one. */
  readonly volumes: readonly string[]
}

export async function goneFromSource(migration: Migration, tenant: string): Promise<GoneFromSource> {
  const { priorPower, copied } = tenantState(migration.journal.state(), tenant)
  const recorded = new Set((priorPower ?? []).map(({ id }) => id))
  const servers = entriesOf(migration, tenant, 'servers').filter(({ observed }) => recorded.has(observed.id))
  const volumes = entriesOf(migration, tenant, 'volumes').filter(({ key }) => copied[key] !== undefined)
  return {
    servers: await missing(migration, 'servers', servers),
    volumes: await missing(migration, 'volumes', volumes),
  }
}

interface Wanted {
  readonly observed: { readonly id: string }
  readonly desired: { readonly name: string }
}

async function missing(
  { source, signal }: Migration,
  kind: 'servers' | 'volumes',
  wanted: readonly Wanted[],
): Promise<readonly string[]> {
  if (wanted.length === 0) return []
  const there = new Set<string>()
  for await (const { id } of requireFeature(source, 'inventory').list({ kind, signal })) there.add(id)
  return wanted
    .filter(({ observed }) => !there.has(observed.id))
    .map(({ observed, desired }) => `${desired.name} (${observed.id})`)
}

/** The error for what is gone, where nothing was changed yet, or everything else of the source is as it was. */
export function goneInReturn(
  { servers, volumes }: GoneFromSource,
  { tenant, at, onward }: { readonly tenant: string; readonly at: 'before' | 'after'; readonly onward: Onward },
): OnwardError {
  return new OnwardError({
    kind: 'refused',
    onward,
    says: message(`migrate.wayBack.sourceGone.${at}`, { tenant, names: shortened([...servers, ...volumes]) }),
    next: message('migrate.wayBack.sourceGone.next'),
  })
}
