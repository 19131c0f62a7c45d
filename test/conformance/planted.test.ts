import { afterEach, beforeEach, expect, test } from 'vitest'
import { clauses } from './clauses.ts'
import { directoryHarness } from './directory-harness.ts'
import type { Harness } from './harness.ts'
import { type Fault, faults, faulty } from './planted.ts'
import { runClause } from './run-clause.ts'

let good: Harness & { readonly root: string }
beforeEach(async () => {
  good = await directoryHarness()
})
afterEach(() => good.close())

const open = (fault: Fault) => () => Promise.resolve(faulty(good.root, fault))

test.each(faults)('the suite notices a provider that $what', async (fault) => {
  // The one that dies is sound, so that the fault shows in the repetition.
  const harness = { ...good, open: open(fault) }
  for (const [feature, sentence] of fault.fails) {
    const tried = clauses[feature].filter((one) => one.sentence === sentence)
    const clause = tried.find(({ on }) => on === null || on === feature) ?? tried[0]
    if (clause === undefined) throw new Error(`there is no clause: ${sentence}`)
    const broken = await runClause(harness, clause)
    const sound = await runClause(good, clause)
    expect([broken.result, sound.result]).toEqual(['fail', 'pass'])
  }
})
