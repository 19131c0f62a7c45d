import { randomBytes } from 'node:crypto'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { PlanReport } from '../domain/migration-plan.ts'
import type { Translator } from '../messages/translator.ts'
import { addressRows, noAddresses } from '../plan/address-rows.ts'
import type { Plan } from '../plan/plan-schema.ts'
import { presentAddressesCsv } from '../presenters/migrate-plan/present-addresses.ts'
import type { TenantRule } from '../workflows/inventory/assign-tenants.ts'
import { floorOf, healthCheckOf, networkPair, planName } from '../workflows/migrate/planning/plan-flags.ts'
import { planMigration, type PlanRequest } from '../workflows/migrate/planning/plan-migration.ts'
import { requireFloor } from '../workflows/migrate/floor/judge-floor.ts'
import type { Sides } from '../workflows/migrate/planning/read-sides.ts'
import { terminalAsker } from './asker.ts'
import { now } from './clock.ts'
import { estimateOf, requireEstimateFlags, type EstimateLine } from './estimate-plan.ts'
import { makePlanFolder, openPlan, planFiles, type PlanFiles } from './plan-files.ts'
import { exists } from './profiles-file.ts'
import { floorFacts } from './plan-floor.ts'
import { readingProgress } from './reading-progress.ts'
import { readTenantRule } from './read-tenant-rule.ts'
import { reverseNamesOf } from './name-resolver.ts'
import { withSides } from './with-sides.ts'
import { writeText } from './write-text.ts'

/** What stands on the command line of `migrate plan`. */
export interface PlanLine extends EstimateLine {
  readonly source: string
  readonly target: string
  readonly name: string
  readonly tenants: string | undefined
  readonly 'tenants-file': string | undefined
  readonly tenant: readonly string[] | undefined
  readonly 'wave-size': number | undefined
  readonly network: readonly string[]
  readonly floor: readonly string[]
  readonly 'health-check': readonly string[]
  readonly 'dry-run': boolean
  readonly 'reverse-names': boolean
  readonly force: boolean
  readonly profiles: string | undefined
  readonly debug: boolean
  readonly quiet: boolean
  readonly json: boolean
  readonly interactive: boolean
  readonly translator: Translator
}

/** A plan that was made; `isThere`: its file was there before. */
export interface MadePlan {
  readonly report: PlanReport
  readonly text: string
  readonly isThere: boolean
}

/**
 * Makes a plan, and writes it unless it is only to be shown.
 * @throws BrokerError refused – there is a plan of this name already, and nothing says to replace it.
 */
export async function makePlan(line: PlanLine): Promise<MadePlan> {
  const files = planFiles(planName(line.name))
  requireEstimateFlags(line)
  const isThere = await exists(files.plan)
  if (isThere && !line.force && !line['dry-run']) throw planExists(files.plan, line.name)
  const previous = isThere ? (await openPlan(files.plan)).plan : null
  const rule = await readTenantRule(line.tenants, line['tenants-file'])
  const given = { rule, files, previous }
  const { report, plan, text, estimate } = await withSides(line, async (sides, opened) => {
    const floor = floorOf(line.floor)
    if (floor !== null) requireFloor({ floor, ...(await floorFacts(opened.target)) })
    const outcome = await planned(line, sides, given)
    return {
      ...outcome,
      estimate: await estimateOf({ ...outcome, sides, opened, line, say: (says) => line.translator.t(says) }),
    }
  })
  const written = !line['dry-run']
  if (written) {
    await makePlanFolder(files)
    await writeText({ path: files.plan, text, overwrite: line.force, private: true })
    const addresses = presentAddressesCsv(addressRows(plan, noAddresses, await reverseNames(plan, line)))
    await writeText({ path: files.addresses, text: addresses, overwrite: true, private: true })
  }
  return { report: { ...report, estimate, written }, text, isThere }
}

/** The names that public addresses answer to, where somebody wants them looked up. */
async function reverseNames({ tenants }: Plan, line: PlanLine): Promise<ReadonlyMap<string, string>> {
  if (!line['reverse-names']) return new Map()
  const addresses = Object.values(tenants).flatMap(({ publicIps }) => publicIps.map(({ observed }) => observed.address))
  return await reverseNamesOf(addresses, line.signal)
}

function planExists(file: string, name: string): BrokerError {
  const next = message('plan.exists.next', { name })
  return new BrokerError({ kind: 'refused', says: message('plan.exists', { file }), next })
}

interface Given {
  readonly rule: TenantRule
  readonly files: PlanFiles
  readonly previous: Plan | null
}

async function planned(line: PlanLine, sides: Sides, given: Given): ReturnType<typeof planMigration> {
  const { translator, signal, interactive } = line
  const { rule, files, previous } = given
  const progress = readingProgress(line)
  const request: PlanRequest = {
    sides,
    tenants: rule,
    takenAt: now(),
    onProgress: progress.onProgress,
    signal,
    name: line.name,
    selection: {
      tenants: line.tenants ?? null,
      tenantsFile: line['tenants-file'] ?? null,
      named: line.tenant === undefined ? null : [...line.tenant],
    },
    newId: randomBytes(6).toString('hex'),
    file: files.plan,
    previous,
    networks: line.network.map(networkPair),
    choices: {
      tenants: line.tenant ?? null,
      onlyTenant: rule.kind === 'project' ? line.name : null,
      waveSize: line['wave-size'] ?? null,
      floor: floorOf(line.floor),
      healthChecks: line['health-check'].map(healthCheckOf),
    },
    asker: interactive ? terminalAsker({ translator, signal }) : null,
    say: (says) => translator.t(says),
  }
  return await planMigration(request).finally(progress.clear)
}
