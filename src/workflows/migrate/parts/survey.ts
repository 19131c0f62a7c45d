import type { ResourceKind } from '../../../domain/inventory.ts'
import type { Resource, ResourceState, Stateful } from '../../../domain/resources.ts'
import {
  createKey,
  isKeyOf,
  migratedLabel,
  migrationLabel,
  type Purpose,
  purposeLabel,
  switchedLabel,
  tenantLabel,
} from '../../../plan/create-key.ts'
import { plannedKinds } from '../../../plan/entries.ts'
import type { Side } from '../../../plan/fact.ts'
import { type MadeState, type MigrationState, type TenantState, tenantState } from '../../../plan/migration-state.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import { keyLabel } from '../../../providers/contract/creation.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entryLabel, sideOf } from './make.ts'

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

/** What both sides hold of a migration otherwise than its journal says. */
export interface Survey {
  /** The journal does not know them. */
  readonly strays: readonly Carrier[]
  /** Products of a finished migration, whose tenants are not finished by the journal. */
  readonly finished: readonly Carrier[]
  /** Servers of the target that run or were switched to, and that by the journal were never started or switched to. */
  readonly running: readonly Carrier[]
}

export interface SurveyRequest extends Pick<Migration, 'plan' | 'source' | 'target' | 'signal'> {
  readonly state: MigrationState
}

const kinds: Readonly<Record<Side, readonly ResourceKind[]>> = {
  source: ['snapshots'],
  target: [...plannedKinds, 'snapshots'],
}

/** Looks through both sides for what carries the label or an identity of the migration. */
export async function survey(request: SurveyRequest): Promise<Survey> {
  const found: Record<keyof Survey, Carrier[]> = { strays: [], finished: [], running: [] }
  const ownerOf = ownersIn(request)
  for (const { side, kind, list } of listsOf(request)) {
    const carriers = await carriersOf(request, { side, kind, list, ownerOf })
    const there = new Set(carriers.map(({ id }) => id))
    for (const carrier of carriers) {
      const word = carrier.isFinished ? finishedWord(request, carrier) : wordOf(request, carrier, there)
      if (word !== null) found[word].push(carrier)
    }
  }
  return found
}

function* listsOf(request: SurveyRequest): Generator<Omit<Listed, 'ownerOf'>> {
  for (const side of ['source', 'target'] as const) {
    const inventory = requireFeature(sideOf(request, side), 'inventory')
    for (const kind of kinds[side]) {
      if (inventory.kinds.includes(kind)) yield { side, kind, list: inventory.list({ kind, signal: request.signal }) }
    }
  }
}

/** Where the servers of a tenant were made: the sign that its volumes may have been written to there. */
export function isMovedServer({ side, kind, purpose }: Carrier): boolean {
  return side === 'target' && kind === 'servers' && purpose === 'product'
}

/** A server of a tenant that may be at work on the target. */
export function isInUse(one: Carrier): boolean {
  return isMovedServer(one) && (one.state === 'running' || one.isSwitched)
}

type Owner = Pick<Carrier, 'tenant' | 'entry' | 'purpose'>

interface Listed {
  readonly side: Side
  readonly kind: ResourceKind
  readonly list: AsyncIterable<Resource & Partial<Pick<Stateful, 'state'>>>
  readonly ownerOf: (createKey: string | null) => Owner
}

async function carriersOf({ plan }: SurveyRequest, { side, kind, list, ownerOf }: Listed): Promise<readonly Carrier[]> {
  const lock = createKey({ planId: plan.id, purpose: 'lock', entry: 'lock', nth: 0 })
  const carriers: Carrier[] = []
  for await (const { id, name, labels, state = null } of list) {
    const key = labels[keyLabel] ?? null
    const isOurs = labels[migrationLabel] === plan.id || (key !== null && isKeyOf(plan.id, key))
    if (!isOurs || key === lock) continue
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
function ownersIn({ plan, state }: SurveyRequest): Listed['ownerOf'] {
  let planned: ReadonlyMap<string, Owner> | null = null
  return (key) => {
    const known = state.made.get(key ?? '')
    if (known !== undefined) return { tenant: known.tenant, entry: known.entry, purpose: known.purpose }
    planned ??= productsOf(plan)
    return planned.get(key ?? '') ?? { tenant: null, entry: null, purpose: null }
  }
}

function productsOf({ id, tenants }: Plan): ReadonlyMap<string, Owner> {
  const products = Object.entries(tenants).flatMap(([tenant, entries]) =>
    plannedKinds.flatMap((kind) =>
      entries[kind].map(({ key }) => {
        const made = createKey({ planId: id, purpose: 'product', entry: `${kind}/${key}`, nth: 0 })
        return [made, { tenant, entry: key, purpose: 'product' }] as const
      }),
    ),
  )
  return new Map(products)
}

/** A receipt is written before the first label is changed: a journal without it is older. */
function finishedWord({ state }: SurveyRequest, { tenant }: Carrier): 'finished' | null {
  if (tenant === null) return 'finished'
  return tenantState(state, tenant).reachedAt['receipt-written'] === undefined ? 'finished' : null
}

function wordOf({ state }: SurveyRequest, carrier: Carrier, there: ReadonlySet<string>): 'strays' | 'running' | null {
  const { createKey: key, id, tenant } = carrier
  const known = key === null ? undefined : state.made.get(key)
  if (known === undefined || known.state === 'gone') return 'strays'
  // What the journal knows is gone, and this was made since under its key.
  if (known.state === 'there' && known.id !== id && !there.has(known.id ?? '')) return 'strays'
  return isMovedServer(carrier) && isUnseen(tenantState(state, tenant ?? known.tenant), carrier, known) ? 'running' : null
}

/** A server that the journal knows of is further than the journal. */
function isUnseen({ targetStarted, reachedAt }: TenantState, carrier: Carrier, known: MadeState): boolean {
  if (reachedAt['traffic-switched'] !== undefined) return false
  return carrier.isSwitched || (known.state === 'there' && carrier.state === 'running' && !targetStarted)
}
