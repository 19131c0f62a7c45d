import { type ExitKind, exitCodes } from '../../domain/errors.ts'
import type { MilestoneName, PhaseName, PhaseResult } from '../../domain/migration.ts'
import type { Translator } from '../../messages/translator.ts'
import type { Migration, PhaseReport } from '../../workflows/migrate/migration.ts'
import type { Flags } from '../../workflows/migrate/onward.ts'
import type { PhaseRequest } from '../../workflows/migrate/phases/run-phase.ts'
import { type Selection, selectTenants } from '../../workflows/migrate/select-tenants.ts'
import { uncleanServers } from '../../workflows/migrate/unclean-servers.ts'
import type { ToConfirm } from '../../workflows/migrate/what-to-confirm.ts'
import { confirmed } from './confirmed.ts'
import { lineOf, nextLine, type PhaseLine } from './phase-line.ts'
import { findPlan, pathsOf } from './plan-paths.ts'
import { planFiles } from '../plan-files.ts'
import { wordsOf } from '../../workflows/migrate/parts/words-of.ts'
import { writeAddresses } from './write-addresses.ts'
import { resumable } from './resumable.ts'
import { type MigrationRequest, withMigration } from './with-migration.ts'

export interface TenantWork extends Omit<MigrationRequest, 'plan'> {
  readonly phase: PhaseName
  /** As typed; undefined: the only one in ./migrations. */
  readonly plan: string | undefined
  readonly selection: Selection
  readonly pauseAt: MilestoneName | undefined
  readonly adopt: boolean
  /** Flags that must be typed again to go on, besides the selection. */
  readonly again: Flags
  /** What must be confirmed before; null: nothing. */
  readonly confirms: ((migration: Migration, tenants: readonly string[]) => ToConfirm | null) | null
  /** `--confirm` */
  readonly given: string | undefined
  /** `--lang` */
  readonly lang: string | undefined
  readonly translator: Translator
  readonly run: (migration: Migration, request: PhaseRequest) => Promise<PhaseReport>
}

/** How a phase ended, and with which exit code. */
export interface TenantsDone {
  readonly result: PhaseResult
  readonly exit: ExitKind
}

/** Opens a migration, runs a phase for the tenants that were asked for, and says what to type next. */
export async function workOnTenants(request: TenantWork): Promise<TenantsDone> {
  const { phase } = request
  const plan = await findPlan(request.plan, phase)
  const line = lineTyped(request, plan)
  return await resumable(
    (onward) => lineOf(line, onward),
    () =>
      withMigration({ ...request, plan }, async (migration) => {
        const { tenants } = await runSelected(migration, request)
        const isWritten = await addressesWritten(migration, { plan, onNotice: request.onNotice })
        const failed = tenants.filter(({ outcome }) => outcome === 'failed')
        const next = nextLine(line, migration, tenants)
        const state = migration.journal.state()
        const told = tenants.map((one) => ({ ...one, unclean: uncleanServers(migration.plan, state, one.tenant) }))
        return {
          result: { phase, plan: migration.plan.name, tenants: told, next },
          exit: isWritten || failed.length > 0 ? exitOf(failed) : 'partial',
        }
      }),
  )
}

function lineTyped(request: TenantWork, plan: string): PhaseLine {
  const { phase, pauseAt, adopt, acceptChanges, given, profiles, lang, again } = request
  const { waves: wave, tenants: tenant, exclude } = request.selection
  // A name that is not that of the plan confirms nothing the next time either.
  const confirm = given === pathsOf(plan).name ? given : undefined
  const own = { 'pause-at': pauseAt, adopt, 'accept-changes': acceptChanges, ...again, confirm }
  return { phase, plan, selected: { wave, tenant, exclude }, own, common: { profiles, lang } }
}

async function runSelected(migration: Migration, request: TenantWork): Promise<PhaseReport> {
  const { selection, pauseAt = null, adopt, given, translator } = request
  const waves = selectTenants(migration.plan, selection)
  const tenants = waves.flatMap((wave) => wave.tenants)
  const beforehand = async (): Promise<void> => {
    const question = request.confirms?.(migration, tenants) ?? null
    if (question !== null) await confirmed(question, { given, translator, signal: migration.signal })
  }
  return await request.run(migration, { waves, pauseAt, adopt, beforehand })
}

/** What was done for the tenants must be told, whatever becomes of this file. */
async function addressesWritten(
  migration: Migration,
  { plan, onNotice }: { readonly plan: string; readonly onNotice: MigrationRequest['onNotice'] },
): Promise<boolean> {
  try {
    await writeAddresses(migration, plan)
    return true
  } catch (error) {
    migration.signal.throwIfAborted()
    onNotice({ kind: 'addresses-left', path: planFiles(plan).addresses, reason: wordsOf(error) })
    return false
  }
}

/** The kind of all failures where they have one in common; else the result is partial. */
function exitOf(failed: PhaseReport['tenants']): ExitKind {
  if (failed.length === 0) return 'ok'
  const kinds = new Set(
    failed.map(({ error }) => (error !== null && 'kind' in error ? String(error.kind) : 'unexpected')),
  )
  const [only = 'partial'] = kinds
  const isKnown = (kind: string): kind is ExitKind => Object.hasOwn(exitCodes, kind)
  return kinds.size === 1 && isKnown(only) ? only : 'partial'
}
