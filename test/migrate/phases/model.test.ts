import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BrokerError } from '../../../src/domain/errors.ts'
import { tenantState } from '../../../src/plan/migration-state.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { phaseNames, type PhaseName, runNamed } from './named-phases.ts'
import { Dead, lifeOf } from './dying.ts'
import { expectedOf, type Expected, requireRules } from './rules.ts'
import { archiveIn, never, readDisk, reopenWorld, withWorld, type World } from './world.ts'
import { writeDisk } from './write-disk.ts'

/** How many random histories are tried, from which seed. */
const runs = Number(process.env['BROKER_MODEL_RUNS'] ?? '12')
const seed = Number(process.env['BROKER_MODEL_SEED'] ?? '1')
const usual = { timeout: 600_000 + runs * 20_000 }

/** What others do meanwhile. */
const deeds = ['write-source', 'write-target', 'start-target', 'delete-server', 'lose-files'] as const
type Deed = (typeof deeds)[number]

interface Act {
  readonly what: PhaseName | Deed
  /** Moments after which the process dies; null: it lives. */
  readonly dies: number | null
  readonly sick: boolean
  readonly hooksFail: boolean
}

const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom(...phaseNames, ...deeds),
  dies: fc.option(fc.integer({ min: 1, max: 80 }), { freq: 2 }),
  sick: fc.boolean(),
  hooksFail: fc.integer({ min: 0, max: 5 }).map((chance) => chance === 0),
})

const whole = (what: Act['what']): Act => ({ what, dies: null, sick: false, hooksFail: false })

/** Most histories begin with something to undo, many of them with a rollback that dies while the tenant is on the target. */
const history: fc.Arbitrary<readonly Act[]> = fc
  .tuple(
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 1, max: 80 }),
    fc.array(act, { minLength: 3, maxLength: 10 }),
  )
  .map(([chance, dies, acts]) => {
    if (chance === 0) return acts
    if (chance < 3) return [whole('apply'), ...acts]
    return [whole('apply'), whole('cutover'), { ...whole('rollback'), dies }, whole('start-target'), ...acts]
  })

const tenants = [
  { name: 'acme', servers: ['running'], withoutData: true },
  { name: 'zoo', servers: ['stopped'], withoutData: true },
] as const

describe('any history of phases, failures and crashes', () => {
  test('keeps the rules, and ends undone or finished', usual, async () => {
    await withWorld(tenants, async (first) => {
      await fc.assert(
        fc.asyncProperty(history, async (acts) => {
          const folder = await mkdtemp(join(tmpdir(), 'broker-model-'))
          await cp(first.folder, folder, { recursive: true })
          try {
            await live(reopenWorld(first, folder), acts)
          } finally {
            await rm(folder, { recursive: true })
          }
        }),
        { numRuns: runs, seed },
      )
    })
  })
})

async function live(world: World, acts: readonly Act[]): Promise<void> {
  const expected = await expectedOf(world)
  const power = await powers(world)
  const written = new Set<string>()
  for (const one of acts) {
    await perform(world, one, { ...expected, written })
    await requireRules(world, expected)
    await requirePower(world, power)
    await requireMoved(world, written)
  }
  Object.assign(world.weather, { sick: false, hooksFail: false })
  await ending(world, power)
  await requireRules(world, expected)
}

async function perform(world: World, { what, dies, sick, hooksFail }: Act, known: Known): Promise<void> {
  Object.assign(world.weather, { sick, hooksFail })
  const doIt = isDeed(what) ? deedOf[what] : null
  if (doIt !== null) await doIt(world, known)
  else if (!isDeed(what))
    await runNamed(what, world, dies === null ? undefined : lifeOf(dies)).catch(unlessDeadOrEmpty(world))
}

const isDeed = (what: Act['what']): what is Deed => (deeds as readonly string[]).includes(what)

const deedOf: Readonly<Record<Deed, (world: World, known: Known) => Promise<void>>> = {
  'write-source': (world, { disks }) => writeTo(world, 'source', (id, bytes) => disks.set(id, bytes)),
  'write-target': (world, { written, kept }) =>
    writeTo(world, 'target', (id, bytes) => {
      written.add(id)
      keep(world, { id, bytes }, kept)
    }),
  'start-target': startTarget,
  'delete-server': async ({ list, target }) => {
    const [server] = await list('target', 'servers')
    if (server !== undefined) await requireFeature(target, 'servers').delete({ id: server.id, signal: never })
  },
  'lose-files': async (world) => {
    const there = new Set((await world.list('target', 'volumes')).map(({ labels }) => labels['broker-tenant']))
    for (const tenant of Object.keys(world.plan.tenants)) {
      const { archive, copied } = tenantState(world.state(), tenant)
      const isWhole = Object.keys(copied).length > 0 && there.has(tenant)
      if (isWhole && archive !== null)
        await rm(archiveIn(world.folder, { tenant, number: archive.number }), { recursive: true, force: true })
    }
  },
}

/** Nobody was sent to a server of the target before the switch. */
function keep(world: World, { id, bytes }: { readonly id: string; readonly bytes: Buffer }, kept: Known['kept']): void {
  const made = [...world.state().made.values()].find((one) => one.id === id)
  if (made === undefined) return
  const { tenant, entry } = made
  const { reachedAt } = tenantState(world.state(), tenant)
  if (reachedAt['traffic-switched'] !== undefined) kept.set(id, { tenant, entry, bytes })
}

/** Somebody sees that a tenant runs nowhere. */
async function startTarget(world: World, known: Known): Promise<void> {
  const running = (await world.list('source', 'servers')).filter(({ state }) => state === 'running')
  const names = new Set(running.map(({ name }) => name))
  for (const { id, name, labels } of await world.list('target', 'servers')) {
    const { reachedAt } = tenantState(world.state(), labels['broker-tenant'] ?? '')
    if (names.has(name) || reachedAt['traffic-switched'] === undefined || reachedAt.finished !== undefined) continue
    await requireFeature(world.target, 'servers').power({ id, state: 'running', signal: never })
  }
  await deedOf['write-target'](world, known)
}

interface Known extends Expected {
  /** Volumes of the target that its servers have written to. */
  readonly written: Set<string>
}

/** What runs on the target holds what the source held when it was stopped. */
async function requireMoved(world: World, written: ReadonlySet<string>): Promise<void> {
  const state = world.state()
  for (const [tenant, { copied, milestone }] of state.tenants) {
    if (milestone !== 'traffic-switched' && milestone !== 'finished') continue
    for (const { entry, targetId } of Object.values(copied)) {
      if (written.has(targetId)) continue
      const from = world.plan.tenants[tenant]?.volumes.find(({ key }) => key === entry)?.observed.id ?? ''
      const [here, there] = [await world.disk('source', from), await world.disk('target', targetId)]
      expect((await readDisk(there)).equals(await readDisk(here)), `${entry} was moved whole`).toBe(true)
    }
  }
}

/** Where nothing was done yet, only `apply` begins. */
function unlessDeadOrEmpty({ facts }: World): (error: unknown) => void {
  return (error) => {
    const isRefused = error instanceof BrokerError && error.says.key === 'migrate.noJournal' && facts.length === 0
    if (!(error instanceof Dead) && !isRefused) throw error
  }
}

/** Servers that run write to their disks. */
async function writeTo(
  world: World,
  side: 'source' | 'target',
  wrote: (volumeId: string, bytes: Buffer) => unknown,
): Promise<void> {
  const running = (await world.list(side, 'servers')).filter(({ state }) => state === 'running')
  for (const { volumes } of running) {
    for (const { volumeId } of volumes) {
      const path = await world.disk(side, volumeId)
      await writeDisk(path, `${side} wrote ${String(Math.random())}`, 8192)
      wrote(volumeId, await readDisk(path))
    }
  }
}

async function powers(world: World): Promise<ReadonlyMap<string, string>> {
  return new Map((await world.list('source', 'servers')).map(({ id, state }) => [id, state]))
}

/** Outside of a cutover the source is as it was. */
async function requirePower(world: World, before: ReadonlyMap<string, string>): Promise<void> {
  const away = new Set(['cutover-begun', 'final-copied', 'traffic-switched', 'saved', 'receipt-written', 'finished'])
  const now = await powers(world)
  for (const [tenant, { servers }] of Object.entries(world.plan.tenants)) {
    const { milestone, priorPower } = tenantState(world.state(), tenant)
    const comesBack = milestone === 'rollback-begun' && priorPower !== null
    if (milestone !== null && (comesBack || away.has(milestone))) continue
    for (const { observed, key } of servers) expect(now.get(observed.id), key).toBe(before.get(observed.id))
  }
}

/** What is not finished can be undone at any time, and leaves nothing. */
async function ending(world: World, power: ReadonlyMap<string, string>): Promise<void> {
  await runNamed('rollback', world).catch(unlessDeadOrEmpty(world))
  for (const tenant of Object.keys(world.plan.tenants)) {
    const { milestone } = tenantState(world.state(), tenant)
    if (milestone === 'finished' || milestone === 'receipt-written') continue
    const mine = ({ labels }: { readonly labels: Readonly<Record<string, string>> }): boolean =>
      labels['broker-tenant'] === tenant
    for (const kind of ['servers', 'volumes', 'networks', 'snapshots'] as const) {
      expect((await world.list('target', kind)).filter(mine), `${kind} of ${tenant}`).toEqual([])
    }
    expect((await world.list('source', 'snapshots')).filter(mine)).toEqual([])
  }
  await requirePower(world, power)
}
