import { message } from '../../../domain/message.ts'
import { createKey } from '../../../plan/create-key.ts'
import type { Entry, PlannedKind } from '../../../plan/entries.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'

/** An entry with the tenant and the kind that it belongs to. */
export interface Found<K extends PlannedKind = PlannedKind> {
  readonly tenant: string
  readonly kind: K
  readonly entry: Entry<K>
}

/** The entries of one kind that are to be made, of one tenant, in the order of the plan. */
export function entriesOf<K extends PlannedKind>({ plan }: Migration, tenant: string, kind: K): readonly Entry<K>[] {
  // TypeScript does not see that the list under `kind` holds entries of it.
  const all = (plan.tenants[tenant]?.[kind] ?? []) as readonly Entry<K>[]
  return all.filter(({ how }) => how.action === 'create')
}

/** Looks in every tenant, since networks may be shared. */
export function findEntry<K extends PlannedKind>({ plan }: Migration, kind: K, key: string): Found<K> | null {
  for (const [tenant, entries] of Object.entries(plan.tenants)) {
    // As above: the list under `kind` holds entries of it.
    const list = entries[kind] as readonly Entry<K>[]
    const entry = list.find((one) => one.key === key)
    if (entry !== undefined) return { tenant, kind, entry }
  }
  return null
}

/**
 * The id on the target of what an entry stands for.
 * @throws BrokerError refused – it is not there yet, or is left behind.
 */
export function targetIdOf(migration: Migration, kind: PlannedKind, key: string): string {
  const id = knownTargetId(migration, kind, key)
  if (id !== null) return id
  const owner = findEntry(migration, kind, key)
  const isMade = owner?.entry.how.action === 'create'
  throw new OnwardError({
    kind: 'refused',
    onward: isMade
      ? { kind: 'phase', phase: 'apply', tenants: [owner.tenant] }
      : { kind: 'again', flags: { 'accept-changes': true } },
    says: message('migrate.notMadeYet', { kind: message(`inventory.kind.${kind}`), key }),
    next: message('migrate.notMadeYet.next'),
  })
}

/** As {@link targetIdOf}, with null for what is not there. */
export function knownTargetId(migration: Migration, kind: PlannedKind, key: string): string | null {
  const found = findEntry(migration, kind, key)
  if (found === null || found.entry.how.action === 'skip') return null
  if (found.entry.how.action === 'use') return found.entry.how.targetId
  const { plan, journal } = migration
  const made = journal
    .state()
    .made.get(createKey({ planId: plan.id, purpose: 'product', entry: `${kind}/${key}`, nth: 0 }))
  return made?.state === 'there' || made?.state === 'found' ? made.id : null
}
