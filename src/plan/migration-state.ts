import type { Archive } from './archive.ts'
import type { CopiedVolume, Fact, Made, Milestone, PriorPower } from './fact.ts'
import type { HookName } from './plan-schema.ts'

/** What a journal says of one tenant. */
export interface TenantState {
  /** Null: nothing was done, or everything was undone. */
  readonly milestone: Milestone | null
  /** When each milestone was reached last, since the last undoing. ISO 8601. */
  readonly reachedAt: Readonly<Partial<Record<Milestone, string>>>
  /** Things of it were taken over by their labels, and it was not cut over since: what was done before is not known. */
  readonly adopted: boolean
  /** It counts as switched over since it was found on the target: whether the hook that comes then has run is not known. */
  readonly switchUnseen: boolean
  /** Digest of the servers that were rehearsed last; null: none were, or the journal is older. */
  readonly rehearsedServers: string | null
  /** How often it was undone: what is made after that has another identity. */
  readonly generation: number
  /** Power states of the source before the cutover that is under way or done; null: none is. */
  readonly priorPower: readonly PriorPower[] | null
  /** Ids of servers of the source that ran before a cutover: this one, or one that was given up. */
  readonly ranBefore: readonly string[]
  /** Ids of servers of the source that were turned off by force in the last cutover, also where it was put back. */
  readonly forced: readonly string[]
  /** Servers of the target may have run since the last restoration. */
  readonly targetStarted: boolean
  /** Servers of the target may have written to its volumes since these were copied. */
  readonly targetWritten: boolean
  /** Newest copy of each volume, by entry. */
  readonly copied: Readonly<Record<string, CopiedVolume & { readonly at: string }>>
  /** Exit codes of the hooks that were run, each of the last time. */
  readonly hooks: Readonly<Partial<Record<HookName, number | null>>>
  /** Where the volumes of the target are saved by the undoing that is under way; null: nothing was saved yet. */
  readonly archive: Archive | null
  /** Volumes that were saved from the target, by entry. */
  readonly saved: Readonly<Record<string, SavedVolume>>
  readonly receipt: { readonly file: string; readonly digest: string } | null
}

/** A volume that a way back has copied to this machine. */
export interface SavedVolume {
  readonly file: string
  readonly root: string
  /** Null: the journal is older, and does not tell. */
  readonly sizeBytes: number | null
}

/** Something that this migration made, or was about to make. */
export interface MadeState extends Made {
  /** Null: whether it was made is not known. */
  readonly id: string | null
  /** `found`: others made it, and it is only used. */
  readonly state: 'creating' | 'there' | 'deleting' | 'gone' | 'found'
}

/** What a journal says. */
export interface MigrationState {
  /** Digest of the plan that was applied last; null: none was. */
  readonly digest: string | null
  readonly tenants: ReadonlyMap<string, TenantState>
  /** By create key. */
  readonly made: ReadonlyMap<string, MadeState>
  readonly facts: number
}

export const untouched: TenantState = {
  milestone: null,
  reachedAt: {},
  adopted: false,
  switchUnseen: false,
  rehearsedServers: null,
  generation: 0,
  priorPower: null,
  ranBefore: [],
  forced: [],
  targetStarted: false,
  targetWritten: false,
  copied: {},
  hooks: {},
  archive: null,
  saved: {},
  receipt: null,
}

export const emptyState: MigrationState = { digest: null, tenants: new Map(), made: new Map(), facts: 0 }

export function tenantState(state: MigrationState, tenant: string): TenantState {
  return state.tenants.get(tenant) ?? untouched
}

/** Follows a journal as it grows; the maps it gives are its own and change with it. */
export function followJournal(): { readonly state: () => MigrationState; readonly add: (fact: Fact) => void } {
  const tenants = new Map<string, TenantState>()
  const made = new Map<string, MadeState>()
  let digest: string | null = null
  let facts = 0
  return {
    state: () => ({ digest, tenants, made, facts }),
    add: (fact) => {
      facts += 1
      if (fact.kind === 'plan') digest = fact.digest
      enterMade(made, fact)
      if ('tenant' in fact && fact.tenant !== null) {
        tenants.set(fact.tenant, afterFact(tenants.get(fact.tenant) ?? untouched, fact))
      }
    },
  }
}

/** What a whole journal says. */
export function stateOf(facts: Iterable<Fact>): MigrationState {
  const { state, add } = followJournal()
  for (const fact of facts) add(fact)
  return state()
}

const madeStates = { creating: 'creating', created: 'there', found: 'found' } as const

function enterMade(made: Map<string, MadeState>, fact: Fact): void {
  switch (fact.kind) {
    case 'creating':
    case 'found':
    case 'created': {
      const { side, resource, purpose, tenant, entry, createKey } = fact
      const known = made.get(createKey)
      // What is gone leaves nothing to what is made anew under its key.
      const before = known?.state === 'gone' ? null : (known?.id ?? null)
      const id = fact.kind === 'creating' ? before : fact.id
      const state = madeStates[fact.kind]
      made.set(createKey, { side, resource, purpose, tenant, entry, createKey, id, state })
      return
    }
    case 'deleting':
    case 'deleted': {
      const known = made.get(fact.createKey)
      if (known === undefined) return
      const state = fact.kind === 'deleting' ? 'deleting' : 'gone'
      made.set(fact.createKey, { ...known, id: fact.id, state })
      return
    }
    case 'plan':
    case 'phase':
    case 'adopted':
    case 'copied':
    case 'prior-power':
    case 'source-forced':
    case 'target-starting':
    case 'health':
    case 'hook':
    case 'reached':
    case 'source-deleting':
    case 'source-deleted':
    case 'receipt':
    case 'archive':
    case 'saved-volume':
    case 'failed':
  }
}

const running = (servers: readonly PriorPower[]): readonly string[] =>
  servers.filter(({ state }) => state === 'running').map(({ id }) => id)

function savedVolume({ file, root, sizeBytes }: Extract<Fact, { readonly kind: 'saved-volume' }>): SavedVolume {
  return { file, root, sizeBytes: sizeBytes === undefined ? null : sizeBytes }
}

type TenantFact = Extract<Fact, { readonly tenant: string | null }>

function afterFact(before: TenantState, fact: TenantFact): TenantState {
  switch (fact.kind) {
    case 'copied': {
      const { kind: _, ...copied } = fact
      return { ...before, copied: { ...before.copied, [fact.entry]: copied } }
    }
    case 'adopted':
      return afterAdoption(before, fact)
    case 'prior-power':
      return {
        ...before,
        adopted: false,
        switchUnseen: false,
        priorPower: fact.servers,
        ranBefore: running(fact.servers),
      }
    case 'source-forced':
      return { ...before, forced: [...before.forced, fact.id] }
    case 'target-starting':
      return { ...before, targetStarted: true, targetWritten: true }
    case 'archive':
      return { ...before, archive: { number: fact.number, volumes: fact.volumes } }
    case 'saved-volume':
      return { ...before, saved: { ...before.saved, [fact.entry]: savedVolume(fact) } }
    case 'hook':
      return { ...before, hooks: { ...before.hooks, [fact.hook]: fact.exit } }
    case 'receipt':
      return { ...before, receipt: { file: fact.file, digest: fact.digest } }
    case 'reached':
      return afterMilestone(before, fact)
    case 'creating':
    case 'created':
    case 'found':
    case 'health':
    case 'source-deleting':
    case 'source-deleted':
    case 'failed':
      return before
  }
}

function afterAdoption(
  before: TenantState,
  { switched = false, copiesLost = false }: Extract<Fact, { readonly kind: 'adopted' }>,
): TenantState {
  const { 'final-copied': copied, ...others } = before.reachedAt
  const reachedAt = copiesLost || copied === undefined ? others : before.reachedAt
  return { ...before, reachedAt, adopted: true, switchUnseen: before.switchUnseen || switched }
}

function afterMilestone(
  before: TenantState,
  { milestone, at, servers }: Extract<Fact, { readonly kind: 'reached' }>,
): TenantState {
  if (milestone === 'rolled-back') return { ...untouched, generation: before.generation + 1 }
  const reachedAt = { ...before.reachedAt, [milestone]: at }
  if (milestone === 'final-copied' || milestone === 'synced') {
    return { ...before, milestone, reachedAt, targetWritten: false }
  }
  if (milestone === 'rehearsed')
    return { ...before, milestone, reachedAt, rehearsedServers: servers === undefined ? null : servers }
  if (milestone === 'cutover-begun') return { ...before, milestone, reachedAt, forced: [] }
  if (milestone !== 'restored') return { ...before, milestone, reachedAt }
  // The way back ends where the cutover began, and its last copies are the last no longer.
  const { 'final-copied': _, ...kept } = reachedAt
  return { ...before, milestone: 'synced', reachedAt: kept, priorPower: null, targetStarted: false }
}
