import type { ResourceKind } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import { createKey, migrationLabel, type Purpose, purposeLabel, tenantLabel } from '../../../plan/create-key.ts'
import type { Made, Side } from '../../../plan/fact.ts'
import type { Creation } from '../../../providers/contract/creation.ts'
import type { Created } from '../../../providers/contract/creation.ts'
import type { Provider } from '../../../providers/contract/provider.ts'
import type { Migration } from '../migration.ts'
import { OnwardError } from '../onward.ts'

/** Label with the key of the entry that a resource was made for. */
export const entryLabel = 'broker-entry'

export interface Making {
  readonly side: Side
  readonly resource: ResourceKind
  readonly purpose: Purpose
  readonly tenant: string
  readonly entry: string
  /** Tells apart what is made again and again. */
  readonly nth: number
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
}

/** The provider of a side. */
export function sideOf({ source, target }: Pick<Migration, 'source' | 'target'>, side: Side): Provider {
  return side === 'source' ? source : target
}

/** What the journal calls that which is to be made. */
export function madeOf({ plan }: Migration, making: Making): Made {
  const { side, resource, purpose, tenant, entry, nth } = making
  const key = createKey({ planId: plan.id, purpose, entry: `${resource}/${entry}`, nth })
  return { side, resource, purpose, tenant, entry, createKey: key }
}

/**
 * Makes something, once. The journal knows of it before the call and after it, so that a repeated step finds it.
 * @throws BrokerError refused – it is there, and the journal does not know of it.
 */
export async function make<R extends { readonly id: string }>(
  migration: Migration,
  making: Making,
  create: (identity: Creation) => Promise<Created<R>>,
): Promise<R> {
  const { journal } = migration
  const made = madeOf(migration, making)
  const before = journal.state().made.get(made.createKey)
  const isKnown = before !== undefined && before.state !== 'gone'
  if (!isKnown) await journal.append({ kind: 'creating', ...made })
  const { changed, resource } = await create(identityOf(migration, making, made))
  if (!changed && !isKnown) {
    // It was never this journal's: a repetition must not find it there.
    await journal.append({ kind: 'deleted', createKey: made.createKey, id: '' })
    throw notInJournal(making, resource.id)
  }
  const isWritten = before?.state === 'found' || (before?.state === 'there' && before.id === resource.id)
  if (!isWritten) {
    await journal.append({ kind: 'created', id: resource.id, ...made })
  }
  return resource
}

function identityOf({ plan, signal }: Migration, making: Making, made: Made): Creation {
  const ours = {
    [migrationLabel]: plan.id,
    [tenantLabel]: making.tenant,
    [entryLabel]: making.entry,
    [purposeLabel]: making.purpose,
  }
  return { key: made.createKey, name: making.name, labels: { ...making.labels, ...ours }, signal }
}

function notInJournal({ resource, name }: Making, id: string): OnwardError {
  const values = { kind: message(`inventory.kind.${resource}`), name, id }
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: { adopt: true } },
    says: message('migrate.notInJournal', values),
    next: message('migrate.notInJournal.next'),
  })
}
