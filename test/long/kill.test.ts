import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import type { Fact } from '../../src/plan/fact.ts'
import { root } from '../acceptance/cli.ts'
import {
  calmOf,
  type Kill,
  killAt,
  removeWorlds,
  repeats,
  requireSameEnd,
  scenarios,
  worldAfter,
} from '../migrate/commands/killing.ts'
import { environmentIn, type Moving } from '../migrate/commands/moving.ts'

const hour = { timeout: 3_600_000 }

afterAll(removeWorlds)

/** What is done between two lines is lost or kept: each line is tried before it is written and after. */
function all(facts: readonly Fact[]): readonly Kill[] {
  const numbers = facts.map((_, before) => before + 1)
  return numbers.flatMap((line) => [{ line, moment: 'before' } as const, { line, moment: 'after-sync' } as const])
}

describe('kill -9 of the program at every line of its journal, and the same command again', () => {
  test.each(Object.entries({ ...scenarios, ...repeats }))('%s', hour, async (_, scenario) => {
    expect(await killAt(scenario, all)).toBeGreaterThan(10)
  })
})

/** How often each phase is killed at moments that nobody chose. */
const kills = 4

describe('kill -9 of the program at any moment, twice in a row, and the same command again', () => {
  test.each(Object.entries({ ...scenarios, ...repeats }))('%s', hour, async (_, scenario) => {
    const world = await worldAfter(scenario.after)
    const calm = await calmOf(world, scenario)
    for (let nth = 0; nth < kills; nth++) {
      await requireSameEnd({ world, scenario, calm }, async (copy) => {
        const delays = [Math.random(), Math.random()].map((share) => Math.round(share * calm.milliseconds))
        for (const delay of delays) await killAfter(copy, scenario.words, delay)
        return `killed after ${delays.join(' and ')} of about ${String(Math.round(calm.milliseconds))} ms`
      })
    }
  })
})

/** Ends the program from outside; it may have come to its end before. */
async function killAfter({ folder }: Moving, words: readonly string[], delayMs: number): Promise<void> {
  const env = { PATH: process.env['PATH'] ?? '', LANG: 'C', ...environmentIn(folder) }
  const argv = [join(root, 'bin/broker.js'), 'migrate', ...words]
  const child = spawn(process.execPath, argv, { cwd: folder, env, stdio: 'ignore' })
  const ended = endOf(child)
  await Promise.race([sleep(delayMs), ended])
  child.kill('SIGKILL')
  await ended
}

const endOf = (child: ChildProcess): Promise<unknown> => new Promise((resolve) => child.on('exit', resolve))
