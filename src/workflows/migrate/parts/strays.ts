import type { ResourceKind } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import type { Resource } from '../../../domain/resources.ts'
import { createKey, migrationLabel, type Purpose, purposeLabel, tenantLabel } from '../../../plan/create-key.ts'
import { plannedKinds } from '../../../plan/entries.ts'
import type { Made, Side } from '../../../plan/fact.ts'
import { keyLabel } from '../../../providers/contract/creation.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entryLabel, sideOf } from './make.ts'
import { OnwardError } from '../onward.ts'

/** Something that carries the label of the migration, and of which the journal knows nothing. */
export interface Stray {
  readonly side: Side
  readonly kind: ResourceKind
  readonly id: string
  readonly name: string
  readonly createKey: string | null
  readonly labels: Readonly<Record<string, string>>
}

/** Both sides are looked through for the label of the migration. */
export async function findStrays(migration: Migration): Promise<readonly Stray[]> {
  const { plan, journal, signal } = migration
  const { made } = journal.state()
  const lock = createKey({ planId: plan.id, purpose: 'lock', entry: 'lock', nth: 0 })
  const strays: Stray[] = []
  const kinds: Readonly<Record<Side, readonly ResourceKind[]>> = {
    source: ['snapshots'],
    target: [...plannedKinds, 'snapshots'],
  }
  for (const side of ['source', 'target'] as const) {
    const inventory = requireFeature(sideOf(migration, side), 'inventory')
    const isStray = ({ labels }: Resource): boolean => {
      const key = labels[keyLabel]
      if (labels[migrationLabel] !== plan.id || key === lock) return false
      return ((key === undefined ? undefined : made.get(key)?.state) ?? 'gone') === 'gone'
    }
    for (const kind of kinds[side].filter((one) => inventory.kinds.includes(one))) {
      for (const { id, name, labels } of await filtered(inventory.list({ kind, signal }), isStray)) {
        strays.push({ side, kind, id, name, createKey: labels[keyLabel] ?? null, labels })
      }
    }
  }
  return strays
}

async function filtered<T>(list: AsyncIterable<T>, keep: (one: T) => boolean): Promise<readonly T[]> {
  const kept: T[] = []
  for await (const one of list) if (keep(one)) kept.push(one)
  return kept
}

/**
 * What a lost journal has left is taken over, or refused: nothing is made while somebody else's work of this migration is there.
 * @throws BrokerError refused – there is something that the journal does not know of.
 */
export async function settleStrays(
  migration: Migration,
  { adopt }: { readonly adopt: boolean },
): Promise<readonly Stray[]> {
  const strays = await findStrays(migration)
  const [first] = strays
  if (first === undefined) return []
  if (!adopt) {
    const values = { count: strays.length, name: first.name, id: first.id }
    throw new OnwardError({
      kind: 'refused',
      onward: { kind: 'again', flags: { adopt: true } },
      says: message('migrate.strays', values),
      next: message('migrate.strays.next'),
    })
  }
  for (const stray of strays) {
    const made = madeBy(stray)
    if (made === null) continue
    await migration.journal.append({ kind: 'creating', ...made })
    await migration.journal.append({ kind: 'created', id: stray.id, ...made })
  }
  return strays
}

/** What the labels of a resource say that it was made for; null when they do not. */
function madeBy({ side, kind, createKey: key, labels }: Stray): Made | null {
  const [tenant, entry] = [labels[tenantLabel], labels[entryLabel]]
  const purpose = purposes.find((one) => one === labels[purposeLabel])
  if (key === null || tenant === undefined || entry === undefined || purpose === undefined) return null
  return { side, resource: kind, purpose, tenant, entry, createKey: key }
}

const purposes: readonly Purpose[] = ['product', 'rehearsal', 'snapshot', 'lock']
