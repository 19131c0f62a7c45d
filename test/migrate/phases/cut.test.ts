import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BrokerError } from '../../../src/domain/errors.ts'
import { switchedLabel } from '../../../src/plan/create-key.ts'
import type { Fact } from '../../../src/plan/fact.ts'
import { tenantState } from '../../../src/plan/migration-state.ts'
import { nextStep } from '../../../src/workflows/migrate/next-step.ts'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { requireFeature } from '../../../src/providers/contract/require-feature.ts'
import { Dead, lifeOf } from './dying.ts'
import { runNamed, type PhaseName } from './named-phases.ts'
import { expectedOf, requireRules } from './rules.ts'
import { everybody, never, readDisk, reopenWorld, withWorld, type World } from './world.ts'
import { writeDisk } from './write-disk.ts'

const tenants = [{ name: 'acme', servers: ['running'], withoutData: true }] as const
const usual = { timeout: 120_000 }
const written = 'an order of this afternoon'

/** Path of the only volume of a side. */
async function onlyDisk(world: World, side: 'source' | 'target'): Promise<string> {
  const [volume] = await world.list(side, 'volumes')
  return await world.disk(side, volume?.id ?? '')
}

/** The same world in another folder, with the first lines of its journal. */
async function withCut<T>(world: World, lines: number, test: (cut: World) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-cut-'))
  try {
    await cp(world.folder, folder, { recursive: true })
    const cut = reopenWorld(world, folder)
    cut.facts.length = lines
    return await test(cut)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Why nothing is done for the only tenant; null: something was. */
async function refusalOf(phase: PhaseName, world: World): Promise<string | null> {
  try {
    const { tenants: outcomes } = await runNamed(phase, world)
    const [only] = outcomes
    return only?.outcome === 'failed' ? only.says.key : null
  } catch (error) {
    if (error instanceof BrokerError) return error.says.key
    throw error
  }
}

/** Whether a process dies that takes over what is there and lives so long. */
async function diesAdopting(world: World, moments: number): Promise<boolean> {
  const isDead = (error: unknown): boolean => error instanceof Dead
  try {
    const { tenants: outcomes } = await apply(world.migration(lifeOf(moments)), { ...everybody(world), adopt: true })
    return outcomes.some(({ error }) => isDead(error))
  } catch (error) {
    if (isDead(error)) return true
    throw error
  }
}

const isSwitch = (fact: Fact): boolean => fact.kind === 'reached' && fact.milestone === 'traffic-switched'

/** Runs on the target, where something was written since; tells from which line to which the cutover stands. */
async function switched(world: World): Promise<{ readonly from: number; readonly to: number }> {
  await runNamed('apply', world)
  const from = world.facts.length
  await runNamed('cutover', world)
  await writeDisk(await onlyDisk(world, 'target'), written, 4096)
  return { from, to: world.facts.findIndex(isSwitch) }
}

describe('a journal that has lost the end of a cutover', () => {
  test('at any of its lines: nothing goes on, both sides never run, and the way back saves', usual, async () => {
    await withWorld(tenants, async (world) => {
      const { from, to } = await switched(world)
      const expected = await expectedOf(world)
      for (let lines = from; lines <= to; lines++) {
        await withCut(world, lines, async (cut) => {
          const label = `cut before ${JSON.stringify(world.facts[lines])}`
          for (const phase of ['apply', 'sync', 'rehearse', 'cutover', 'finish', 'rollback'] as const) {
            const key = await refusalOf(phase, cut)
            expect(key, `${phase}, ${label}`).toMatch(/^migrate\.journalOlder(\.switched)?$/)
            await requireRules(cut, expected)
          }
          expect(
            (await cut.list('target', 'servers')).map(({ state }) => state),
            label,
          ).toEqual(['running'])
          expect((await readDisk(await onlyDisk(cut, 'target'))).includes(written), label).toBe(true)
          const undone = await rollback(cut.migration(), { ...everybody(cut), adopt: true })
          expect(
            undone.tenants.map(({ outcome }) => outcome),
            label,
          ).toEqual(['done'])
          await requireRules(cut, expected)
          expect(await cut.list('target', 'servers'), label).toEqual([])
          const [volume] = cut.plan.tenants['acme']?.volumes ?? []
          const saved = await readFile(join(cut.folder, 'saved-acme-1', `${volume?.key ?? ''}.raw`))
          expect(saved.includes(written), label).toBe(true)
        })
      }
    })
  })

  test('after the servers were made: the way back starts the source, and the receipt can be had', usual, async () => {
    await withWorld(tenants, async (world) => {
      const { to } = await switched(world)
      await withCut(world, to, async (cut) => {
        await rollback(cut.migration(), { ...everybody(cut), adopt: true })
        expect((await cut.list('source', 'servers')).map(({ state }) => state)).toEqual(['running'])
      })
      await withCut(world, to, async (cut) => {
        const { tenants: outcomes } = await apply(cut.migration(), { ...everybody(cut), adopt: true })
        expect(outcomes.map(({ outcome }) => outcome)).toEqual(['already'])
        expect(nextStep(cut.plan, cut.state(), ['acme'])).toMatchObject({ phase: 'finish' })
        expect(await refusalOf('finish', cut)).toBe(null)
      })
    })
  })

  test(
    'at no moment of its taking over is anything written over, also where servers have no labels',
    usual,
    async () => {
      await withWorld(tenants, async (world) => {
        await switched(world)
        const [server] = await world.list('target', 'servers')
        const change = {
          kind: 'servers',
          id: server?.id ?? '',
          set: {},
          remove: [switchedLabel],
          signal: never,
        } as const
        await requireFeature(world.target, 'labels').change(change)
        const known = world.facts.findIndex((fact) => fact.kind === 'created' && fact.resource === 'servers') + 1
        for (let moments = 1; ; moments++) {
          const died = await withCut(world, known, async (cut) => {
            const dead = await diesAdopting(cut, moments)
            for (const phase of ['cutover', 'sync'] as const) await refusalOf(phase, cut)
            const bytes = await readDisk(await onlyDisk(cut, 'target'))
            expect(bytes.includes(written), `after ${String(moments)} moments`).toBe(true)
            return dead
          })
          if (!died) break
        }
      })
    },
  )

  test('and may hold older copies than the last: then no receipt speaks of them', usual, async () => {
    await withWorld(tenants, async (world) => {
      await runNamed('apply', world)
      const request = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false }
      await cutover(world.migration(), { ...request, pauseAt: 'final-copied' })
      const lines = world.facts.length
      await writeDisk(await onlyDisk(world, 'source'), 'written while it was paused', 4096)
      await runNamed('cutover', world)
      await withCut(world, lines, async (cut) => {
        await apply(cut.migration(), { ...everybody(cut), adopt: true })
        expect(await refusalOf('finish', cut)).toBe('migrate.noFinalCopies')
      })
    })
  })
})

test('the label of the switch stands on the servers until they are finished, also after a pause there', async () => {
  await withWorld(tenants, async (world) => {
    const labelled = async (): Promise<readonly boolean[]> =>
      (await world.list('target', 'servers')).map(({ labels }) => switchedLabel in labels)
    await runNamed('apply', world)
    const request = { ...everybody(world), withoutRehearsal: true, acceptUnclean: false }
    await cutover(world.migration(), { ...request, pauseAt: 'final-copied' })
    await cutover(world.migration(), { ...request, pauseAt: 'traffic-switched' })
    expect(await labelled()).toEqual([true])
    await runNamed('finish', world)
    expect(await labelled()).toEqual([false])
    await runNamed('cutover', world)
    expect(await labelled()).toEqual([false])
  })
})

test('taken over as switched, the hook that comes then is not run, and what comes next is the way back', async () => {
  await withWorld(tenants, async (world) => {
    world.plan.hooks.afterTraffic = { command: ['true'], timeoutSeconds: 1 }
    await switched(world)
    world.facts.length = 0
    await apply(world.migration(), { ...everybody(world), adopt: true })
    const { tenants: outcomes } = await runNamed('cutover', world)
    expect(outcomes.map(({ says }) => says.key)).toEqual(['migrate.cutover.already.unseen'])
    expect(world.facts.filter(({ kind }) => kind === 'hook')).toEqual([])
    expect(nextStep(world.plan, world.state(), ['acme'])).toMatchObject({ phase: 'rollback' })
  })
})

test('a hook that failed after the switch is run again, also when something else is taken over', async () => {
  await withWorld(tenants, async (world) => {
    world.plan.hooks.afterTraffic = { command: ['true'], timeoutSeconds: 1 }
    await runNamed('apply', world)
    world.weather.hooksFail = true
    await runNamed('cutover', world)
    await world.migration().journal.append({ kind: 'adopted', tenant: 'acme' })
    world.weather.hooksFail = false
    expect(nextStep(world.plan, world.state(), ['acme'])).toMatchObject({ phase: 'cutover' })
    await runNamed('cutover', world)
    expect(tenantState(world.state(), 'acme').hooks).toMatchObject({ afterTraffic: 0 })
  })
})
