import type { MigrationStatus } from '../../domain/migration-status.ts'
import { migrationStatus } from '../../workflows/migrate/migration-status.ts'
import { commandLine, flagWords } from '../command-line.ts'
import { openPlan } from '../plan-files.ts'
import { exists } from '../profiles-file.ts'
import { readJournal } from './read-journal.ts'
import { isHolderAlive, planLockHolder } from './plan-lock.ts'
import { pathsOf } from './plan-paths.ts'

/** How far a migration is, by its plan, its journal and its lock; no cloud is asked, and nothing is changed. */
export async function readStatus(word: string): Promise<MigrationStatus> {
  const { plan } = await openPlan(word)
  const paths = pathsOf(word)
  const journal = await readJournal({ path: paths.journal, planId: plan.id })
  const holder = await planLockHolder(paths.lock)
  const { step, ...status } = migrationStatus(plan, journal === null ? [] : journal.facts)
  const journalMissing = journal === null && (await exists(paths.applied)) ? paths.journal : null
  // Nobody knows how far it is: what is on the target is named by a check.
  const known = journalMissing === null ? status : { ...status, tenants: [] }
  const further = step === null ? [] : [step.phase, word, ...flagWords({ wave: step.wave ?? undefined })]
  const words = journalMissing === null ? further : ['check', word]
  const [receipt = null] = status.tenants.flatMap((tenant) => tenant.receipt ?? [])
  const verify = receipt === null ? null : commandLine(['broker', 'migrate', 'verify', receipt])
  return {
    ...known,
    journalMissing,
    tornBytes: journal === null ? 0 : journal.tornBytes,
    lock:
      holder === null
        ? null
        : { host: holder.host, pid: holder.pid, since: holder.since, alive: await isHolderAlive(holder) },
    next: step === null ? verify : commandLine(['broker', 'migrate', ...words]),
  }
}
