import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { type PlanFiles, planFiles } from '../plan-files.ts'
import { exists } from '../profiles-file.ts'
import { noSuchPlan } from './no-such-plan.ts'

const usualFolder = 'migrations'
const ending = '.plan.yaml'

/** Files about one migration, all of them beside its plan. */
export interface PlanPaths extends PlanFiles {
  /** Of the migration, as long as nobody has renamed its file. */
  readonly name: string
  readonly lock: string
  /** Changes limits while a command runs. */
  readonly control: string
  /** Folder of the files about volumes. */
  readonly state: string
  readonly receiptOf: (tenant: string) => string
  readonly archiveOf: (tenant: string, number: number) => string
}

export function pathsOf(word: string): PlanPaths {
  const files = planFiles(word)
  const stem = files.journal.replace(/[.]journal[.]jsonl$/, '')
  return {
    ...files,
    name: basename(stem),
    lock: `${stem}.lock`,
    control: `${stem}.control.json`,
    state: `${stem}.state`,
    receiptOf: (tenant) => join(`${stem}.receipts`, `${inFileName(tenant)}.receipt.json`),
    archiveOf: (tenant, number) => join(`${stem}.saved`, `${inFileName(tenant)}-${String(number)}`),
  }
}

const longestName = 60

/** Tenants may be called anything. */
function inFileName(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '')
  if (plain === name && name.length <= longestName) return name
  return `${plain.slice(0, longestName)}-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`
}

/**
 * The plan that a command is about – of which the words behind `broker migrate` are told: the one that was named, else the only one in
 * ./migrations.
 * @throws BrokerError usage – there is none, or more than one.
 */
export async function findPlan(named: string | undefined, command: string): Promise<string> {
  const files = await readdir(usualFolder).catch((): string[] => [])
  const plans = files
    .filter((file) => file.endsWith(ending))
    .toSorted()
    .map((file) => join(usualFolder, file))
  if (named !== undefined) {
    if (await exists(planFiles(named).plan)) return named
    throw await noSuchPlan({ named, command, plans })
  }
  const [only] = plans
  if (only !== undefined && plans.length === 1) return only
  if (only === undefined) {
    throw new BrokerError({ kind: 'usage', says: message('migrate.noPlan'), next: message('migrate.noPlan.next') })
  }
  const values = { count: plans.length, plans: plans.join(', ') }
  const next = message('migrate.manyPlans.next', { command: `broker migrate ${command} ${only}` })
  throw new BrokerError({ kind: 'usage', says: message('migrate.manyPlans', values), next })
}
