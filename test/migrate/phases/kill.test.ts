import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type PhaseName, runNamed } from './named-phases.ts'
import { Dead, lifeOf } from './dying.ts'
import { expectedOf, pictureOf, requireRules } from './rules.ts'
import { reopenWorld, withWorld, type World } from './world.ts'

/** What is done before the phase in which the process dies. */
const before: readonly (readonly [phase: PhaseName, ...earlier: PhaseName[]])[] = [
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
  test.each(before)('%s, after %s %s', { timeout: 300_000 }, async (phase, ...earlier) => {
    await withWorld(tenants, async (world) => {
      for (const one of earlier) await runNamed(one, world)
      const whole = await copyOf(world)
      await runNamed(phase, whole)
      const wanted = await pictureOf(whole)
      for (let moments = 1; ; moments++) {
        const life = lifeOf(moments)
        const one = await copyOf(world)
        const expected = await expectedOf(one)
        const died = await dies(() => runNamed(phase, one, life))
        await requireRules(one, expected)
        if (!died) break
        await runNamed(phase, one)
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

async function dies(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run()
    return false
  } catch (error) {
    if (error instanceof Dead) return true
    throw error
  }
}
