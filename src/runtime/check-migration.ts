import type { CheckReport } from '../domain/migration-check.ts'
import type { Translator } from '../messages/translator.ts'
import { addressRows } from '../plan/address-rows.ts'
import { stateOf } from '../plan/migration-state.ts'
import { checkLeft } from '../workflows/migrate/check/check-left.ts'
import { editsOf } from '../workflows/migrate/accept-plan.ts'
import { checkEdits } from '../workflows/migrate/check/check-edits.ts'
import { checkFoundNames } from '../workflows/migrate/check/check-found-names.ts'
import { checkPlan, errorsFirst } from '../workflows/migrate/check/check-plan.ts'
import { checkZone, namesIn } from '../workflows/migrate/check/check-zone.ts'
import { countedTenants, findingsOf } from '../workflows/migrate/check/of-tenants.ts'
import { now } from './clock.ts'
import { readApplied } from './migration/applied-plan.ts'
import { readJournal } from './migration/read-journal.ts'
import { nameResolver } from './name-resolver.ts'
import { openPlan } from './plan-files.ts'
import { floorFacts } from './plan-floor.ts'
import { readingProgress } from './reading-progress.ts'
import { maxDocumentBytes, readText } from './read-text.ts'
import { withSides } from './with-sides.ts'

/** What stands on the command line of `migrate check`. */
export interface CheckLine {
  /** Name or path of the plan. */
  readonly plan: string
  /** File with names; undefined: none are looked up. */
  readonly names: string | undefined
  /** Names of tenants of the plan; null: all. */
  readonly tenants: readonly string[] | null
  readonly profiles: string | undefined
  readonly debug: boolean
  readonly quiet: boolean
  readonly json: boolean
  readonly translator: Translator
  readonly signal: AbortSignal
}

/** Checks a plan against both sides; reads only. */
export async function checkMigration(line: CheckLine): Promise<CheckReport> {
  const { signal, tenants } = line
  const { plan, files } = await openPlan(line.plan)
  const names = await namesOf(line.names)
  const journal = await readJournal({ path: files.journal, planId: plan.id })
  const state = stateOf(journal?.facts ?? [])
  const checkedAt = now()
  const progress = readingProgress(line)
  const ends = { ...line, source: plan.source.profile, target: plan.target.profile }
  const { findings, incomplete, addresses } = await withSides(ends, async (sides, { target }) => {
    const [from, to] = [sides.source.provider, sides.target.provider]
    const left = await checkLeft({ plan, source: from, target: to, state, signal })
    const checked = await checkPlan({
      plan,
      sides,
      state,
      floor: plan.floor === null ? null : await floorFacts(target),
      at: checkedAt,
      tenants: tenants === null ? null : countedTenants(plan, state, tenants),
      onProgress: progress.onProgress,
      signal,
    })
    return { ...checked, findings: errorsFirst([...left, ...checked.findings]) }
  }).finally(progress.clear)
  const rows = addressRows(plan, addresses)
  const found = names === null ? null : await checkZone({ names, rows, resolver: nameResolver(), signal })
  const edits = editsOf({ plan, applied: await readApplied(files.applied), state })
  const own = [...checkEdits(edits, files.plan), ...checkFoundNames(found, line.names)]
  const all = errorsFirst([...own, ...findings])
  return {
    name: plan.name,
    file: files.plan,
    checkedAt,
    source: plan.source,
    target: plan.target,
    tenants,
    findings: tenants === null ? all : findingsOf(all, tenants),
    names: found,
    incomplete,
  }
}

async function namesOf(path: string | undefined): Promise<readonly string[] | null> {
  return path === undefined ? null : namesIn(await readText({ path, maxBytes: maxDocumentBytes }))
}
