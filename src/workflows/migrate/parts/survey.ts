import type { ResourceKind } from '../../../domain/inventory.ts'
import { plannedKinds } from '../../../plan/entries.ts'
import type { Side } from '../../../plan/fact.ts'
import { type MadeState, type MigrationState, type TenantState, tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import {
  type Carrier,
  carriersOf,
  isLeftBehind,
  isMovedServer,
  type Marked,
  migrationOf,
  ownersIn,
  type Thing,
} from './carriers.ts'
import { inLanes } from './in-lanes.ts'
import { sideOf } from './make.ts'
import { othersOf, type OtherTrace } from './other-migrations.ts'

/** What both sides hold of a migration otherwise than its journal says. */
export interface Survey {
  /** The journal does not know them. */
  readonly strays: readonly Carrier[]
  /** Neither does it know these, and no phase minds: see {@link isLeftBehind}. */
  readonly leftBehind: readonly Carrier[]
  /** Products of a finished migration, whose tenants are not finished by the journal. */
  readonly finished: readonly Carrier[]
  /** Servers of the target that run or were switched to, and that by the journal were never started or switched to. */
  readonly running: readonly Carrier[]
  /** What other migrations have made of the same tenants. */
  readonly others: readonly OtherTrace[]
  /** Products that by the journal are on the target, and that no list of it shows. */
  readonly gone: readonly MadeState[]
}

export interface SurveyRequest extends Pick<Migration, 'plan' | 'source' | 'target' | 'signal'> {
  readonly state: MigrationState
}

const kinds: Readonly<Record<Side, readonly ResourceKind[]>> = {
  source: ['snapshots', 'volumes'],
  target: [...plannedKinds, 'snapshots'],
}

/** Lists that are read at one time. */
const lanes = 4

/** Looks through both sides for what carries the label or an identity of a migration. */
export async function survey(request: SurveyRequest): Promise<Survey> {
  const { plan, state } = request
  const found: Record<Exclude<keyof Survey, 'others' | 'gone'>, Carrier[]> = {
    strays: [],
    leftBehind: [],
    finished: [],
    running: [],
  }
  const ownerOf = ownersIn(plan, state)
  const marked = await markedOf(request)
  for (const carriers of marked.map((one) => carriersOf(plan, one, ownerOf))) {
    const there = new Set(carriers.map(({ id }) => id))
    for (const carrier of carriers) {
      const word = carrier.isFinished ? finishedWord(request, carrier) : wordOf(request, carrier, there)
      if (word !== null) found[word].push(carrier)
    }
  }
  return { ...found, others: othersOf(plan, marked), gone: goneOf(state, marked) }
}

function goneOf({ made }: MigrationState, marked: readonly Listing[]): readonly MadeState[] {
  const listed = new Map(marked.flatMap((one) => (one.side === 'target' ? [[one.kind, one.seen] as const] : [])))
  return [...made.values()].filter(({ side, purpose, state, resource, id }) => {
    const isThere = side === 'target' && purpose === 'product' && state === 'there' && id !== null
    return isThere && listed.get(resource)?.has(id) === false
  })
}

interface Listing extends Marked {
  /** Ids that the journal knows, of those that are there. */
  readonly seen: ReadonlySet<string>
}

/** Of every list only what carries something is kept. */
async function markedOf(request: SurveyRequest): Promise<readonly Listing[]> {
  const lists = [...listsOf(request)]
  const known = new Set([...request.state.made.values()].map(({ id }) => id))
  const read = new Map<Listed, Listing>()
  await inLanes(lists, lanes, async (listed) => {
    const { side, kind, list } = listed
    const things: Thing[] = []
    const seen = new Set<string>()
    for await (const one of list) {
      if (known.has(one.id)) seen.add(one.id)
      if (migrationOf(one) !== null) things.push(one)
    }
    read.set(listed, { side, kind, things, seen })
  })
  return lists.flatMap((listed) => read.get(listed) ?? [])
}

interface Listed extends Omit<Marked, 'things'> {
  readonly list: AsyncIterable<Thing>
}

function* listsOf(request: SurveyRequest): Generator<Listed> {
  for (const side of ['source', 'target'] as const) {
    const inventory = requireFeature(sideOf(request, side), 'inventory')
    for (const kind of kinds[side]) {
      if (inventory.kinds.includes(kind)) yield { side, kind, list: inventory.list({ kind, signal: request.signal }) }
    }
  }
}

/** A receipt is written before the first label is changed: a journal without it is older. */
function finishedWord({ state }: SurveyRequest, { tenant }: Carrier): 'finished' | null {
  if (tenant === null) return 'finished'
  return tenantState(state, tenant).reachedAt['receipt-written'] === undefined ? 'finished' : null
}

function wordOf(
  { state }: SurveyRequest,
  carrier: Carrier,
  there: ReadonlySet<string>,
): Exclude<keyof Survey, 'finished' | 'others' | 'gone'> | null {
  const { createKey: key, id, tenant } = carrier
  const known = key === null ? undefined : state.made.get(key)
  if (known === undefined || known.state === 'gone') return isLeftBehind(carrier) ? 'leftBehind' : 'strays'
  // What the journal knows is gone, and this was made since under its key.
  if (known.state === 'there' && known.id !== id && !there.has(known.id ?? '')) return 'strays'
  return isMovedServer(carrier) && isUnseen(tenantState(state, tenant ?? known.tenant), carrier, known)
    ? 'running'
    : null
}

/** A server that the journal knows of is further than the journal. */
function isUnseen({ targetStarted, reachedAt }: TenantState, carrier: Carrier, known: MadeState): boolean {
  if (reachedAt['traffic-switched'] !== undefined) return false
  return carrier.isSwitched || (known.state === 'there' && carrier.state === 'running' && !targetStarted)
}
