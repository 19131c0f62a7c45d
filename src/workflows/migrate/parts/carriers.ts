import type { ResourceKind } from '../../../domain/inventory.ts'
import type { Resource, ResourceState, Snapshot, Stateful } from '../../../domain/resources.ts'
import {
  createKey,
  isKeyOf,
  migratedLabel,
  migrationLabel,
  planIdOf,
  type Purpose,
  purposeLabel,
  switchedLabel,
  tenantLabel,
} from '../../../plan/create-key.ts'
import { plannedKinds } from '../../../plan/entries.ts'
import type { Side } from '../../../plan/fact.ts'
import type { MigrationState } from '../../../plan/migration-state.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import { keyLabel } from '../../../providers/contract/creation.ts'
import { entryLabel } from './make.ts'

/** Something that carries an identity or the label of a migration, and what that says. */
export interface Carrier {
  readonly side: Side
  readonly kind: ResourceKind
  readonly id: string
  readonly name: string
  readonly createKey: string | null
  /** Null: nothing says whose it is. */
  readonly tenant: string | null
  /** Of the entry; null: nothing says it. */
  readonly entry: string | null
  readonly purpose: Purpose | null
  /** Null: a kind that has none. */
  readonly state: ResourceState | null
  /** It carries the label of a finished migration. */
  readonly isFinished: boolean
  /** It carries the label of the switch. */
  readonly isSwitched: boolean
}

/** Where the servers of a tenant were made: the sign that its volumes may have been written to there. */
export function isMovedServer({ side, kind, purpose }: Carrier): boolean {
  return side === 'target' && kind === 'servers' && purpose === 'product'
}

/** Servers of tenants that may be at work on the target, first those that run now. */
export function serversInUse(carriers: readonly Carrier[]): readonly Carrier[] {
  const runs = ({ state }: Carrier): boolean => state === 'running'
  const servers = carriers.filter((one) => isMovedServer(one) && (runs(one) || one.isSwitched))
  return servers.toSorted((a, b) => Number(runs(b)) - Number(runs(a)))
}

/** Made to measure a rate, or to check a receipt, by a command that was killed: no part of what is moved, and nobody's. */
export function isLeftBehind({ side, purpose, tenant }: Carrier): boolean {
  return purpose === 'probe' || (side === 'target' && purpose === 'snapshot' && tenant === null)
}

type Owner = Pick<Carrier, 'tenant' | 'entry' | 'purpose'>
type OwnerOf = (createKey: string | null) => Owner

/** Something of a list. */
export type Thing = Resource & Partial<Pick<Stateful, 'state'>> & Partial<Pick<Snapshot, 'volumeId'>>

/** What of one list of one side carries an identity or a label of a migration. */
export interface Marked {
  readonly side: Side
  readonly kind: ResourceKind
  readonly things: readonly Thing[]
}

/** Whose migration something is, by the id of its plan; null: it is that of none. */
export function migrationOf({ labels }: Pick<Thing, 'labels'>): string | null {
  return labels[migrationLabel] ?? planIdOf(labels[keyLabel] ?? '')
}

/** What of a list carries an identity or the label of this migration, but for the mark of its lock. */
export function carriersOf(
  { id: planId }: Pick<Plan, 'id'>,
  { side, kind, things }: Marked,
  ownerOf: OwnerOf,
): readonly Carrier[] {
  const [lock, probe] = [
    createKey({ planId, purpose: 'lock', entry: 'lock', nth: 0 }),
    createKey({ planId, purpose: 'probe', entry: 'volumes/probe', nth: 0 }),
  ]
  const carriers: Carrier[] = []
  for (const { id, name, labels, state = null } of things) {
    const key = labels[keyLabel] ?? null
    const isOurs = labels[migrationLabel] === planId || (key !== null && isKeyOf(planId, key))
    if (!isOurs || key === lock) continue
    // No volume of the source is ours but that of a measurement.
    if (side === 'source' && kind === 'volumes' && key !== probe) continue
    const signs = { isFinished: labels[migratedLabel] !== undefined, isSwitched: labels[switchedLabel] !== undefined }
    carriers.push({ side, kind, id, name, createKey: key, state, ...signs, ...(labelled(labels) ?? ownerOf(key)) })
  }
  return carriers
}

const purposes: readonly Purpose[] = ['product', 'rehearsal', 'snapshot', 'lock', 'probe']

/** What the labels of the work say; null: it has none of them any more. */
function labelled(labels: Resource['labels']): Owner | null {
  const purpose = purposes.find((one) => one === labels[purposeLabel])
  if (purpose === undefined) return null
  return { tenant: labels[tenantLabel] ?? null, entry: labels[entryLabel] ?? null, purpose }
}

/** Whose an identity is, by the journal, else by the plan. */
export function ownersIn(plan: Plan, state: MigrationState): OwnerOf {
  let planned: ReadonlyMap<string, Owner> | null = null
  return (key) => {
    const known = state.made.get(key ?? '')
    if (known !== undefined) return { tenant: known.tenant, entry: known.entry, purpose: known.purpose }
    planned ??= plannedOwners(plan)
    return planned.get(key ?? '') ?? { tenant: null, entry: null, purpose: null }
  }
}

/** By the identities of what moves and of the copies of a rehearsal, for clouds that take no labels in their create calls. */
function plannedOwners({ id, tenants }: Plan): ReadonlyMap<string, Owner> {
  const owners = Object.entries(tenants).flatMap(([tenant, entries]) =>
    plannedKinds.flatMap((kind) =>
      entries[kind].flatMap(({ key }) =>
        (['product', 'rehearsal'] as const).map((purpose) => {
          const made = createKey({ planId: id, purpose, entry: `${kind}/${key}`, nth: 0 })
          return [made, { tenant, entry: key, purpose }] as const
        }),
      ),
    ),
  )
  return new Map(owners)
}
