import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Migration, PhaseReport } from '../../../src/workflows/migrate/migration.ts'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { finish } from '../../../src/workflows/migrate/phases/finish.ts'
import { rehearse } from '../../../src/workflows/migrate/phases/rehearse.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { sync } from '../../../src/workflows/migrate/phases/sync.ts'
import { Dead, lifeOf } from './dying.ts'
import { expectedOf, pictureOf, requireRules } from './rules.ts'
import { everybody, reopenWorld, withWorld, type World } from './world.ts'

type Run = (migration: Migration, world: World) => Promise<PhaseReport>

const all = (world: World) => ({
  ...everybody(world),
  withoutRehearsal: true,
  acceptWeakProof: true,
  deleteSource: false,
})
const phases: Readonly<Record<string, Run>> = {
  apply: (migration, world) => apply(migration, all(world)),
  rehearse: (migration, world) => rehearse(migration, all(world)),
  sync: (migration, world) => sync(migration, all(world)),
  cutover: (migration, world) => cutover(migration, all(world)),
  rollback: (migration, world) => rollback(migration, all(world)),
  finish: (migration, world) => finish(migration, all(world)),
}

/** What is done before the phase in which the process dies. */
const before: readonly (readonly [phase: string, ...earlier: string[]])[] = [
  ['apply'],
  ['rehearse', 'apply'],
  ['sync', 'apply'],
  ['cutover', 'apply'],
  ['rollback', 'apply'],
  ['rollback', 'apply', 'cutover'],
  ['finish', 'apply', 'cutover'],
]

const tenants = [{ name: 'acme', servers: ['running'], withoutData: true }] as const

describe('a process that dies at any moment, and is started again', () => {
  test.each(before)('%s after %s', { timeout: 300_000 }, async (phase, ...earlier) => {
    await withWorld(tenants, async (world) => {
      for (const one of earlier) await phases[one]?.(world.migration(), world)
      const whole = await copyOf(world)
      await phases[phase]?.(whole.migration(), whole)
      const wanted = await pictureOf(whole)
      for (let moments = 1; ; moments++) {
        const life = lifeOf(moments)
        const one = await copyOf(world)
        const expected = await expectedOf(one)
        const died = await dies(() => phases[phase]?.(one.migration(life), one))
        await requireRules(one, expected)
        if (!died) break
        await phases[phase]?.(one.migration(), one)
        expect(await pictureOf(one), `killed at moment ${String(moments)}`).toEqual(wanted)
        await requireRules(one, expected)
        await rm(one.folder, { recursive: true })
      }
    })
  })
})

async function copyOf(world: World): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-kill-'))
  await cp(world.folder, folder, { recursive: true })
  return reopenWorld(world, folder)
}

/** Whether the process died in it. A phase takes every error for that of a tenant. */
async function dies(run: () => Promise<PhaseReport> | undefined): Promise<boolean> {
  try {
    const report = await run()
    return report?.tenants.some(({ error }) => error instanceof Dead) === true
  } catch (error) {
    if (error instanceof Dead) return true
    throw error
  }
}
