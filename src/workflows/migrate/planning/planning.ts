import type { ResourceOf } from '../../../domain/inventory.ts'
import type { Message } from '../../../domain/message.ts'
import type { PlannedKind } from '../../../plan/entries.ts'
import type { HealthCheck } from '../../../plan/entry-parts.ts'
import type { Offered } from '../../../providers/contract/reading-features.ts'
import type { Around } from './around.ts'
import type { Thing } from './needs.ts'
import type { Owners } from './owners.ts'
import type { Lists } from './source-lists.ts'

/** What entries are made from. */
export interface Planning {
  /** Of the plan. */
  readonly name: string
  readonly lists: Lists
  readonly found: Around
  readonly owners: Owners
  /** Null: the thing is not part of the plan. */
  readonly keyOf: (thing: Thing) => string | null
  readonly target: Lists
  /** The network of the target that takes the place of a common one; null: open. */
  readonly counterpartOf: (network: ResourceOf['networks']) => string | null
  readonly offers: readonly Offered[]
  /** The size of the target that somebody has chosen for a server, by its id on the source; null: nobody has. */
  readonly sizeOf: (server: string) => string | null
  /** For every server. */
  readonly healthChecks: readonly HealthCheck[]
  readonly say: (says: Message) => string
}

/** Keys of those things of a kind that are part of the plan. */
export function keysOf(planning: Planning, kind: PlannedKind, ids: readonly string[]): string[] {
  return ids.flatMap((id) => planning.keyOf({ kind, id }) ?? [])
}

/** An entry's way, as long as nobody has decided otherwise. */
export const create = { action: 'create', targetId: null, remark: null } as const

/** What is there on the target already. */
export const use = (targetId: string) => ({ action: 'use', targetId, remark: null }) as const
