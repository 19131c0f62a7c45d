import type { EditState, MigrationStatus } from '../../domain/migration-status.ts'
import type { Fact } from '../../plan/fact.ts'
import { stateOf } from '../../plan/migration-state.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { editsOf } from '../../workflows/migrate/accept-plan.ts'
import { migrationStatus } from '../../workflows/migrate/migration-status.ts'
import type { NextStep } from '../../workflows/migrate/next-step.ts'
import type { Flags } from '../../workflows/migrate/onward.ts'
import { commandLine, flagWords } from '../command-line.ts'
import { openPlan } from '../plan-files.ts'
import { exists } from '../profiles-file.ts'
import { readApplied } from './applied-plan.ts'
import { readJournal } from './read-journal.ts'
import { isHolderAlive, planLockHolder } from './plan-lock.ts'
import { pathsOf, type PlanPaths } from './plan-paths.ts'

/** Some of the tenants of a plan, and the flags that mean them. */
interface Asked {
  readonly tenants: readonly string[]
  readonly selected: Flags
}

/**
 * How far a migration is, by its plan, its journal and its lock; no cloud is asked, and nothing is changed. `flags` are those
 * that the next command needs too; it is about the tenants that were asked for; null: about all.
 */
export async function readStatus(
  word: string,
  flags: Flags = {},
  asked: Asked | null = null,
): Promise<MigrationStatus> {
  const { plan } = await openPlan(word)
  const paths = pathsOf(word)
  const journal = await readJournal({ path: paths.journal, planId: plan.id })
  const holder = await planLockHolder(paths.lock)
  const facts = journal === null ? [] : journal.facts
  const { step, ...status } = migrationStatus(plan, facts, asked === null ? null : asked.tenants)
  const journalMissing = journal === null && (await isBegun(paths)) ? paths.journal : null
  // Nobody knows how far it is: what is on the target is named by a check.
  const known = journalMissing === null ? status : { ...status, tenants: [] }
  const edits = status.edited ? await editStateOf(plan, paths.applied, facts) : 'none'
  const theirs = status.tenants.filter(({ tenant }) => asked === null || asked.tenants.includes(tenant))
  const [receipt = null] = theirs.flatMap((tenant) => tenant.receipt ?? [])
  const selected = asked === null ? null : asked.selected
  return {
    ...known,
    edits,
    journalMissing,
    tornBytes: journal === null ? 0 : journal.tornBytes,
    lock:
      holder === null
        ? null
        : { host: holder.host, pid: holder.pid, since: holder.since, alive: await isHolderAlive(holder) },
    next:
      journalMissing === null ? furtherLine({ word, step, edits, flags, selected, receipt }) : checkLine(word, flags),
  }
}

/** Phases leave the plan as it was applied, and files about the volumes that they copied. */
async function isBegun({ applied, state }: PlanPaths): Promise<boolean> {
  return (await exists(applied)) || (await exists(state))
}

async function editStateOf(plan: Plan, applied: string, facts: readonly Fact[]): Promise<EditState> {
  return editsOf({ plan, applied: await readApplied(applied), state: stateOf(facts) }).kind
}

const checkLine = (word: string, flags: Flags): string =>
  commandLine(['broker', 'migrate', 'check', word, ...flagWords(flags)])

const verifyLine = (receipt: string | null, flags: Flags): string | null =>
  receipt === null ? null : commandLine(['broker', 'migrate', 'verify', receipt, ...flagWords(flags)])

/** Where every phase would refuse the plan, what shows why. */
function furtherLine(of: {
  readonly word: string
  readonly step: NextStep | null
  readonly edits: EditState
  readonly flags: Flags
  /** Null: the wave that is due. */
  readonly selected: Flags | null
  readonly receipt: string | null
}): string | null {
  const { word, step, edits, flags, selected, receipt } = of
  if (step === null) return verifyLine(receipt, flags)
  if (edits === 'unsafe' || edits === 'unknown') {
    return commandLine(['broker', 'migrate', 'plan', 'diff', word, ...flagWords(flags)])
  }
  const own = { ...(selected ?? { wave: step.wave ?? undefined }), 'accept-changes': edits === 'safe', ...flags }
  return commandLine(['broker', 'migrate', step.phase, word, ...flagWords(own)])
}
