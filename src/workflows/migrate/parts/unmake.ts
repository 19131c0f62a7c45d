import type { ResourceKind } from '../../../domain/inventory.ts'
import type { MadeState } from '../../../plan/migration-state.ts'
import { migratedLabel } from '../../../plan/create-key.ts'
import { keyLabel, type Changed, type Deletion } from '../../../providers/contract/creation.ts'
import type { Provider } from '../../../providers/contract/provider.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { finishedBefore } from './journal-errors.ts'
import { sideOf } from './make.ts'

/** What depends on others goes first. */
export const deletionOrder = [
  'publicIps',
  'servers',
  'snapshots',
  'volumes',
  'images',
  'routers',
  // Subnets go with them, and are gone only then.
  'networks',
  'subnets',
  'securityGroups',
  'keyPairs',
] as const satisfies readonly ResourceKind[]

/** In an order in which they can go. */
export function inDeletionOrder<T>(things: readonly T[], kindOf: (thing: T) => ResourceKind): readonly T[] {
  return things.toSorted((a, b) => deletionOrder.indexOf(kindOf(a)) - deletionOrder.indexOf(kindOf(b)))
}

/**
 * Deletes things that the journal says we made, and nothing else, in an order in which they can go.
 * @throws OnwardError refused – one of them is the product of a finished migration by now; nothing was deleted
 */
export async function unmakeAll(migration: Migration, chosen: (made: MadeState) => boolean): Promise<number> {
  const found = [...migration.journal.state().made.values()].filter((made) => isOurs(made) && chosen(made))
  const sorted = inDeletionOrder(found, ({ resource }) => resource)
  await refuseFinished(migration, sorted)
  for (const made of sorted) await unmake(migration, made)
  return sorted.length
}

/** Only products ever get the label of what is finished. */
async function refuseFinished(migration: Migration, chosen: readonly MadeState[]): Promise<void> {
  const { target, signal } = migration
  const inventory = requireFeature(target, 'inventory')
  const products = chosen.filter(({ purpose }) => purpose === 'product')
  for (const kind of new Set(products.map(({ resource }) => resource))) {
    if (!inventory.kinds.includes(kind)) continue
    const byId = new Map(products.flatMap((made) => (made.resource === kind ? [[made.id, made] as const] : [])))
    const byKey = new Map(products.map((made) => [made.createKey, made] as const))
    for await (const { id, name, labels } of inventory.list({ kind, signal })) {
      const made = byId.get(id) ?? byKey.get(labels[keyLabel] ?? '')
      if (made === undefined || labels[migratedLabel] === undefined) continue
      throw finishedBefore({ kind, name, id, tenant: made.tenant })
    }
  }
}

/** Whether something is there, or perhaps there, and was made by this migration. */
export function isOurs({ state }: MadeState): boolean {
  return state !== 'gone' && state !== 'found'
}

/** Deletes one thing that the journal says we made. Of what was perhaps made, the id is looked for by its key. */
export async function unmake(migration: Migration, made: MadeState): Promise<void> {
  const { journal, signal } = migration
  const provider = sideOf(migration, made.side)
  const { createKey } = made
  const id = made.id ?? (await findByKey(provider, { kind: made.resource, createKey, signal }))
  if (id !== null) {
    await journal.append({ kind: 'deleting', createKey, id })
    await deletion(provider, made.resource)?.({ id, signal })
  }
  await journal.append({ kind: 'deleted', createKey, id: id ?? '' })
}

/** Id of what carries an identity; null when nothing does. */
export async function findByKey(
  provider: Provider,
  request: { readonly kind: ResourceKind; readonly createKey: string; readonly signal: AbortSignal },
): Promise<string | null> {
  const { kind, createKey, signal } = request
  for await (const { id, labels } of requireFeature(provider, 'inventory').list({ kind, signal })) {
    if (labels[keyLabel] === createKey) return id
  }
  return null
}

/** How a kind is deleted; null for what goes with something else. */
function deletion(provider: Provider, kind: ResourceKind): ((request: Deletion) => Promise<Changed>) | null {
  if (kind === 'subnets') return null
  return (request) => requireFeature(provider, kind).delete(request)
}
