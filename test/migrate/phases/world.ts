import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { ResourceKind, ResourceOf } from '../../../src/domain/inventory.ts'
import type { Fact } from '../../../src/plan/fact.ts'
import { type MigrationState, stateOf } from '../../../src/plan/migration-state.ts'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import type { Provider } from '../../../src/providers/contract/provider.ts'
import { rootOf } from '../../../src/workflows/disk/root-of.ts'
import { volumeCopier } from '../../../src/runtime/migration/copy-volumes.ts'
import type { Migration } from '../../../src/workflows/migrate/migration.ts'
import { buildPlan } from '../../../src/workflows/migrate/planning/build-plan.ts'
import { readSides } from '../../../src/workflows/migrate/planning/read-sides.ts'
import { withEngine } from '../../../src/transfer/open-engine.ts'
import type { Engine } from '../../../src/transfer/engine.ts'
import { dying, type Life } from './dying.ts'
import { cloudIn, listOf, makeTenant, type TenantWanted } from './make-tenant.ts'

/** What can go wrong on purpose, until it is taken back. */
export interface Weather {
  /** Health checks fail. */
  sick: boolean
  /** Hooks fail. */
  hooksFail: boolean
}

/** Two directory clouds, a plan, and a journal that outlives whoever writes it. */
export interface World {
  readonly plan: Plan
  readonly source: Provider
  readonly target: Provider
  readonly facts: Fact[]
  readonly weather: Weather
  readonly state: () => MigrationState
  /** A migration as a new process would open it; it dies when its life ends. */
  readonly migration: (life?: Life) => Migration
  readonly list: <K extends ResourceKind>(side: 'source' | 'target', kind: K) => Promise<ResourceOf[K][]>
  /** Path of the disk of a volume. */
  readonly disk: (side: 'source' | 'target', id: string) => Promise<string>
  readonly folder: string
  readonly engine: Engine
}

export const never = new AbortController().signal

/** Runs a test in a world of its own; the target is another directory cloud unless told. */
export async function withWorld(
  tenants: readonly TenantWanted[],
  test: (world: World) => Promise<void>,
  target?: Provider,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-migrate-'))
  try {
    await withTestEngine(async (engine) => test(await createWorld(folder, tenants, { engine, target })))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function withTestEngine(work: (engine: Engine) => Promise<void>): Promise<void> {
  const settings = { inFlight: 4, bandwidthMibps: null }
  await withEngine({ settings, controlFile: null, threads: 1, clock: () => performance.now(), signal: never }, work)
}

async function createWorld(
  folder: string,
  tenants: readonly TenantWanted[],
  { engine, target }: { readonly engine: Engine; readonly target: Provider | undefined },
): Promise<World> {
  for (const root of ['old', 'new']) await mkdir(join(folder, root))
  const source = cloudIn(join(folder, 'old'))
  for (const tenant of tenants) await makeTenant(source, tenant)
  const plan = await planOf(source, cloudIn(join(folder, 'new')))
  return openWorld({ folder, plan, facts: [], engine }, target)
}

/** The same world in a copy of its folder. */
export function reopenWorld({ plan, facts, engine }: World, folder: string): World {
  return openWorld({ folder, plan, facts: [...facts], engine })
}

function openWorld(kept: Pick<World, 'folder' | 'plan' | 'facts' | 'engine'>, other?: Provider): World {
  const { folder, facts } = kept
  const [source, target] = [cloudIn(join(folder, 'old')), other ?? cloudIn(join(folder, 'new'))]
  const weather: Weather = { sick: false, hooksFail: false }
  const provider = { source, target }
  return {
    ...kept,
    source,
    target,
    weather,
    state: () => stateOf(facts),
    migration: (life) => dying(migrationOf({ ...kept, source, target, weather }), life),
    list: (side, kind) => listOf(provider[side], kind),
    disk: async (side, id) => {
      const access = await provider[side].features.volumeSource?.open({ of: 'volume', id, signal: never })
      return access?.location ?? ''
    },
  }
}

async function planOf(source: Provider, target: Provider): Promise<Plan> {
  const now = await readSides({
    sides: { source: { profile: 'old', provider: source }, target: { profile: 'new', provider: target } },
    tenants: { kind: 'label', key: 'customer' },
    takenAt: '2026-11-22T12:00:00Z',
    onProgress: () => undefined,
    signal: never,
  })
  const end = { region: null, provider: 'directory' }
  const { plan } = buildPlan({
    name: 'test',
    id: '0123456789ab',
    createdAt: '2026-11-22T12:00:00Z',
    ends: { source: { ...end, profile: 'old', place: 'old' }, target: { ...end, profile: 'new', place: 'new' } },
    ...now,
    choices: {
      tenants: null,
      onlyTenant: null,
      networks: new Map(),
      sizes: new Map(),
      waveSize: null,
      floor: null,
      healthChecks: [{ kind: 'command', command: ['true'], timeoutSeconds: 1 }],
    },
    previous: null,
    say: ({ key }) => key,
  })
  return plan
}

function migrationOf(parts: {
  readonly plan: Plan
  readonly source: Provider
  readonly target: Provider
  readonly facts: Fact[]
  readonly weather: Weather
  readonly folder: string
  readonly engine: Engine
}): Migration {
  const { plan, source, target, facts, weather, folder, engine } = parts
  let at = Date.parse('2026-11-22T12:00:00Z')
  const now = (): string => new Date((at += 1000)).toISOString()
  return {
    plan,
    source,
    target,
    journal: {
      path: 'test.journal.jsonl',
      append: async (fact) => {
        await Promise.resolve()
        facts.push({ ...fact, at: now() })
      },
      state: () => stateOf(facts),
    },
    machine: {
      now,
      clock: () => performance.now(),
      sleep: () => Promise.resolve(),
      runHook: async () => Promise.resolve({ exit: weather.hooksFail ? 1 : 0, timedOut: false, output: 'hook' }),
      checkHealth: async () => Promise.resolve({ passed: !weather.sick, detail: weather.sick ? 'sick' : 'well' }),
      shield: (work) => work(never),
      stateOf: (entry) => join(folder, entry),
      forgetVolume: async (entry) => {
        for (const end of ['manifest', 'journal']) await rm(join(folder, `${entry}.broker-${end}`), { force: true })
      },
      newArchive: ({ tenant, first }) => newArchive(folder, tenant, first),
      archiveOf: async (of) => {
        const archive = archiveIn(folder, of)
        await mkdir(archive, { recursive: true })
        return archive
      },
      writeReceipt: (tenant) => Promise.resolve({ file: `${tenant}.json`, digest: tenant }),
    },
    copyVolume: volumeCopier(engine, () => undefined),
    readVolume: async ({ source: location, sizeBytes, signal }) => {
      const reach = { connections: 1, timeoutMs: 1000, lockFolder: folder, clock: engine.clock, signal }
      return await rootOf({ location, sizeBytes, reach }, engine)
    },
    onEvent: () => undefined,
    signal: never,
  }
}

/** Where a rollback has saved volumes of a tenant. */
export function archiveIn(folder: string, of: { readonly tenant: string; readonly number: number }): string {
  return join(folder, `saved-${of.tenant}-${String(of.number)}`)
}

async function newArchive(folder: string, tenant: string, first: number): Promise<number> {
  const there = new Set(await readdir(folder))
  let number = first
  while (there.has(basename(archiveIn(folder, { tenant, number })))) number += 1
  await mkdir(archiveIn(folder, { tenant, number }))
  return number
}

export const readDisk = (path: string): Promise<Buffer> => readFile(path)

/** Everything that a phase is asked for, for all tenants of the plan. */
export function everybody({ plan }: Pick<World, 'plan'>): {
  readonly waves: readonly { readonly tenants: readonly string[]; readonly maxParallel: number }[]
  readonly pauseAt: null
  readonly adopt: boolean
  readonly acceptLoss: boolean
} {
  return {
    waves: [{ tenants: Object.keys(plan.tenants), maxParallel: 1 }],
    pauseAt: null,
    adopt: false,
    acceptLoss: false,
  }
}
