import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { ResourceKind } from '../../../src/domain/inventory.ts'
import type { Fact } from '../../../src/plan/fact.ts'
import { inLanes } from '../../../src/workflows/migrate/parts/in-lanes.ts'
import { writeDisk } from '../phases/write-disk.ts'
import { copyOf, diskOf, editPlan, moving, type Moving, upTo } from './moving.ts'
import { disksOf, factsOf, pictureOf, powerOf, requireAlive, requireOnce } from './picture.ts'

/** What was done before a phase, each after the one before it. */
export type Stage = 'planned' | 'applied' | 'written' | 'copied' | 'switched' | 'rehearsed' | 'undone' | 'put back'

/** A phase in which the program is killed. */
export interface Scenario {
  readonly after: Stage
  readonly words: readonly string[]
  /** Whether servers of the source may be stopped or started by it. */
  readonly movesPower: boolean
}

/** A line of the journal, counted from the first of the phase, and a moment of its writing. */
export interface Kill {
  readonly line: number
  readonly moment: 'before' | 'after-write' | 'after-sync'
}

export const cutover = ['cutover', '--confirm', 'move', '--without-rehearsal'] as const
const rollback = ['rollback', '--confirm', 'move'] as const

export const scenarios: Readonly<Record<string, Scenario>> = {
  apply: { after: 'planned', words: ['apply'], movesPower: false },
  rehearse: { after: 'applied', words: ['rehearse'], movesPower: false },
  sync: { after: 'written', words: ['sync'], movesPower: false },
  cutover: { after: 'written', words: cutover, movesPower: true },
  'rollback of what was applied': { after: 'applied', words: rollback, movesPower: false },
  'rollback before the switch': { after: 'copied', words: rollback, movesPower: true },
  'rollback after the switch': { after: 'switched', words: rollback, movesPower: true },
  finish: { after: 'switched', words: ['finish'], movesPower: false },
  'finish and delete': {
    after: 'switched',
    words: ['finish', '--delete-source', '--confirm', 'move'],
    movesPower: false,
  },
}

/** Phases that make again what was deleted before, under the same identities. */
export const repeats = {
  'a second rehearsal': { after: 'rehearsed', words: ['rehearse'], movesPower: false, makes: 'volumes' },
  'apply after a rollback': { after: 'undone', words: ['apply'], movesPower: false, makes: 'volumes' },
  'cutover after one that was put back': { after: 'put back', words: cutover, movesPower: true, makes: 'servers' },
} as const satisfies Readonly<Record<string, Scenario & { readonly makes: ResourceKind }>>

const steps: Readonly<Record<Stage, () => Promise<Moving>>> = {
  planned,
  applied: () => further('planned', (move) => upTo(move, ['apply'])),
  written: () => further('applied', (move) => writeOn(move, 'old')),
  copied: () => further('applied', (move) => upTo(move, [...cutover, '--pause-at', 'final-copied'])),
  switched: () =>
    further('applied', async (move) => {
      await upTo(move, cutover)
      await writeOn(move, 'new')
    }),
  rehearsed: () => further('applied', (move) => upTo(move, ['rehearse'])),
  undone: () => further('applied', (move) => upTo(move, rollback)),
  'put back': () =>
    further('written', async (move) => {
      await offer(move, 'starting')
      const { code, stdout } = await move.migrate(cutover)
      if (code === 0 || !stdout.replaceAll(/\s+/g, ' ').includes('Everything is as it was'))
        throw new Error(`not put back: ${stdout}`)
      await offer(move)
    }),
}

/** Sizes of the target, of which one may be sold out. */
export async function offer({ folder }: Moving, soldOut?: 'creating' | 'starting'): Promise<void> {
  const size = { id: 'small', name: 'small', vcpu: 1, memoryMib: 1024, diskGib: 10, soldOut }
  await writeFile(join(folder, 'new/offers.json'), JSON.stringify({ kind: 'offers', offers: [size] }))
}

const worlds = new Map<Stage, Promise<Moving>>()

/** The world after a stage: to be copied, and not to be changed. */
export function worldAfter(stage: Stage): Promise<Moving> {
  const world = worlds.get(stage) ?? steps[stage]()
  worlds.set(stage, world)
  return world
}

export async function removeWorlds(): Promise<void> {
  for (const world of worlds.values()) await rm((await world).folder, { recursive: true })
  worlds.clear()
}

async function further(stage: Stage, step: (move: Moving) => Promise<void>): Promise<Moving> {
  const world = await copyOf(await worldAfter(stage))
  await step(world)
  return world
}

/** A tenant with a server that runs and one that does not, a hook at every place, and health checks. */
async function planned(): Promise<Moving> {
  const move = await moving({ name: 'acme', servers: ['running', 'stopped'] })
  const command = 'command: [ "true" ], timeoutSeconds: 20'
  await editPlan(move, (text) =>
    text
      .replaceAll('healthChecks: []', `healthChecks: [{ kind: command, ${command} }]`)
      .replaceAll(/(\n {2}(?:before|after|on)\w+): null/g, `$1: { ${command} }`),
  )
  return move
}

async function writeOn(move: Moving, side: 'old' | 'new'): Promise<void> {
  const volume = (await move.list(side, 'volumes')).find(({ name }) => name === 'acme data-0')
  await writeDisk(await diskOf(move, side, volume?.id ?? ''), `written on the ${side} side`, 8192)
}

/** How a phase ends when nobody disturbs it. */
export interface Calm {
  /** What it writes into the journal. */
  readonly facts: readonly Fact[]
  readonly picture: object
  readonly milliseconds: number
}

export async function calmOf(world: Moving, { words }: Scenario): Promise<Calm> {
  const calm = await copyOf(world)
  const before = (await factsOf(calm)).length
  const began = performance.now()
  await upTo(calm, words)
  const milliseconds = performance.now() - began
  const facts = (await factsOf(calm)).slice(before)
  const picture = await pictureOf(calm)
  await rm(calm.folder, { recursive: true })
  return { facts, picture, milliseconds }
}

/**
 * Runs a phase in a copy of a world, in which it is killed, once or several times, and then to its end: that must be the end which it
 * has when nobody disturbs it, and the rules must hold all the while. The world may be one that was killed in before.
 */
export async function requireSameEnd(
  { world, scenario, calm }: { readonly world: Moving; readonly scenario: Scenario; readonly calm: Calm },
  kill: (copy: Moving) => Promise<string>,
): Promise<void> {
  const copy = await copyOf(world)
  const [disks, power] = [await disksOf(copy), await powerOf(copy, 'old')]
  const requireRules = async (label: string): Promise<void> => {
    await requireOnce(copy)
    for (const [name, digest] of await disksOf(copy)) expect(digest, `${label}: ${name}`).toBe(disks.get(name))
    if (scenario.words.includes('--delete-source')) return
    expect((await disksOf(copy)).size, label).toBe(disks.size)
    if (!scenario.movesPower) expect(await powerOf(copy, 'old'), label).toEqual(power)
  }
  const label = await kill(copy)
  await requireRules(label)
  await upTo(copy, scenario.words)
  expect(await pictureOf(copy), label).toEqual(calm.picture)
  await requireRules(label)
  await requireAlive(copy)
  await rm(copy.folder, { recursive: true })
}

const lanes = 3

/** Kills a phase at chosen lines of its journal, each time in a copy of the same world. */
export async function killAt(scenario: Scenario, choose: (facts: readonly Fact[]) => readonly Kill[]): Promise<number> {
  const world = await worldAfter(scenario.after)
  const calm = await calmOf(world, scenario)
  const kills = choose(calm.facts)
  await inLanes(kills, lanes, async ({ line, moment }) => {
    await requireSameEnd({ world, scenario, calm }, async (copy) => {
      const label = `killed at line ${String(line)} of ${String(calm.facts.length)}, ${moment}`
      const env = { BROKER_CRASH_AT: `journal:${String(line)}:${moment}` }
      expect((await copy.migrate(scenario.words, env)).code, label).toBe(-1)
      return label
    })
  })
  return kills.length
}
