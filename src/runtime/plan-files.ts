import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Plan } from '../plan/plan-schema.ts'
import { planLimits, readPlan } from '../workflows/migrate/read-plan.ts'
import { readText } from './read-text.ts'

/** Where plans lie, seen from the folder in which the program runs. */
const folder = 'migrations'
const ending = '.plan.yaml'

/** The files of one migration; they lie beside each other. */
export interface PlanFiles {
  readonly plan: string
  readonly journal: string
  /** The text of the plan that was applied last. */
  readonly applied: string
  readonly addresses: string
}

/** The files that a word on the command line means: the name of a plan in `migrations`, or the path of one. */
export function planFiles(word: string): PlanFiles {
  const isPath = /[/\\]/.test(word) || word.endsWith('.yaml')
  const plan = isPath ? word : join(folder, `${word}${ending}`)
  const stem = join(dirname(plan), basename(plan).replace(/(\.plan)?\.yaml$/, ''))
  return {
    plan,
    journal: `${stem}.journal.jsonl`,
    applied: `${stem}.applied.yaml`,
    addresses: `${stem}.addresses.csv`,
  }
}

/**
 * Reads the plan that a word on the command line means.
 * @throws BrokerError usage – there is none, or it is not valid.
 */
export async function openPlan(word: string): Promise<{ readonly plan: Plan; readonly files: PlanFiles }> {
  const files = planFiles(word)
  const text = await readText({ path: files.plan, maxBytes: planLimits.maxBytes })
  return { plan: readPlan({ file: files.plan, text }), files }
}

/** Makes the folder for a plan, for its owner only, where it is not there yet. */
export async function makePlanFolder({ plan }: PlanFiles): Promise<void> {
  await mkdir(dirname(plan), { recursive: true, mode: 0o700 })
}
