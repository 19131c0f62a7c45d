import { type ExitKind, exitCodes } from '../../domain/errors.ts'
import type { MilestoneName, PhaseName, PhaseResult } from '../../domain/migration.ts'
import type { Translator } from '../../messages/translator.ts'
import type { Migration, PhaseReport } from '../../workflows/migrate/migration.ts'
import { nextStep } from '../../workflows/migrate/next-step.ts'
import type { PhaseRequest } from '../../workflows/migrate/phases/run-phase.ts'
import { type Selection, selectTenants } from '../../workflows/migrate/select-tenants.ts'
import type { ToConfirm } from '../../workflows/migrate/what-to-confirm.ts'
import { commandLine, flagWords } from '../command-line.ts'
import { confirmed } from './confirmed.ts'
import { findPlan } from './plan-paths.ts'
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
  readonly again: Parameters<typeof flagWords>[0]
  /** What must be confirmed before; null: nothing. */
  readonly confirms: ((migration: Migration, tenants: readonly string[]) => ToConfirm | null) | null
  /** `--confirm` */
  readonly given: string | undefined
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
  const { phase, pauseAt } = request
  const plan = await findPlan(request.plan)
  const selected = selectedWords(request)
  const common = flagWords({ profiles: request.profiles })
  const own = flagWords({ 'pause-at': pauseAt, adopt: request.adopt, ...request.again, confirm: request.given })
  const again = commandLine(['broker', 'migrate', phase, plan, ...selected, ...own, ...common])
  return await resumable(again, () =>
    withMigration({ ...request, plan }, async (migration) => {
      const report = await runSelected(migration, request)
      await writeAddresses(migration, plan)
      const failed = report.tenants.filter(({ outcome }) => outcome === 'failed')
      const further = nextCommand(migration, {
        plan,
        selected,
        common,
        tenants: report.tenants.map(({ tenant }) => tenant),
      })
      const next = failed.length > 0 ? again : further
      const { name } = migration.plan
      return { result: { phase, plan: name, tenants: report.tenants, next }, exit: exitOf(failed) }
    }),
  )
}

async function runSelected(migration: Migration, request: TenantWork): Promise<PhaseReport> {
  const { selection, pauseAt = null, adopt, given, translator } = request
  const waves = selectTenants(migration.plan, selection)
  const tenants = waves.flatMap((wave) => wave.tenants)
  const question = request.confirms?.(migration, tenants) ?? null
  if (question !== null) await confirmed(question, { given, translator, signal: migration.signal })
  return await request.run(migration, { waves, pauseAt, adopt })
}

function selectedWords({ selection: { waves, tenants, exclude } }: TenantWork): readonly string[] {
  return flagWords({ wave: waves, tenant: tenants, exclude })
}

/** The tenants that were chosen this time, else those of the wave that is not at its end. */
function nextCommand(
  { plan, journal }: Migration,
  about: Readonly<Record<'selected' | 'common' | 'tenants', readonly string[]>> & { readonly plan: string },
): string | null {
  const { plan: file, selected, common, tenants } = about
  const state = journal.state()
  const step = nextStep(plan, state, tenants)
  if (step !== null) {
    const narrowed = selected.length > 0 ? selected : flagWords({ wave: step.wave ?? undefined })
    return commandLine(['broker', 'migrate', step.phase, file, ...narrowed, ...common])
  }
  const [receipt] = tenants.flatMap((tenant) => state.tenants.get(tenant)?.receipt?.file ?? [])
  return receipt === undefined ? null : commandLine(['broker', 'migrate', 'verify', receipt])
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
