import { BrokerError } from '../../domain/errors.ts'
import type { Migration } from '../../workflows/migrate/migration.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { placeMark } from '../../workflows/migrate/lock/lock-mark.ts'
import { now } from '../clock.ts'
import { crashPoint } from '../crash-point.ts'
import { interruption, shielded } from '../interruption.ts'
import { openProfile, type OpenedProfile } from '../open-profile.ts'
import { openPlan } from '../plan-files.ts'
import { acceptApplied, keepingPlan } from './applied-plan.ts'
import { type JournalFile, openJournal } from './journal-file.ts'
import { type Told, withCopies } from './with-copies.ts'
import { isHolderAlive, takePlanLock, thisHolder } from './plan-lock.ts'
import { pathsOf, type PlanPaths } from './plan-paths.ts'

export interface MigrationRequest extends Told {
  /** As typed: a path, or a name in ./migrations. */
  readonly plan: string
  /** `--profiles` */
  readonly profiles: string | undefined
  readonly breakLock: boolean
  readonly acceptChanges: boolean
  readonly debug: boolean
}

/**
 * Opens a migration – lock, journal, both accounts, the mark on the target – works on it, and closes all of it whatever happens.
 * @throws BrokerError refused – somebody else works on it, its journal is damaged, or its plan was edited since it was applied.
 */
export async function withMigration<T>(
  request: MigrationRequest,
  run: (migration: Migration) => Promise<T>,
): Promise<T> {
  const { plan } = await openPlan(request.plan)
  const paths = pathsOf(request.plan)
  const closers: (() => Promise<void>)[] = []
  try {
    closers.push(await takePlanLock({ path: paths.lock, breakLock: request.breakLock }))
    const file = await journalOf(plan, paths, request)
    closers.push(() => file.close())
    const keep = await acceptApplied({ ...request, plan, paths, state: file.state() })
    const journal = keepingPlan(file, keep)
    const [source, target] = await openEnds(plan, request, closers)
    await mark({ plan, target, request, closers })
    return await withCopies({ plan, paths, request, journal, source, target }, run)
  } finally {
    await closeAll(closers)
  }
}

/** Each of them, last opened first, also when one of them fails. */
async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = []
  for (const close of closers.toReversed()) await close().catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}

async function journalOf(plan: Plan, { journal: path }: PlanPaths, request: MigrationRequest): Promise<JournalFile> {
  const onTorn = (bytes: number): void => request.onNotice({ kind: 'torn-journal', path, bytes })
  return await openJournal({ path, planId: plan.id, now, onTorn, onStep: crashPoint() })
}

async function openEnds(
  { source, target }: Plan,
  { profiles: file, debug }: MigrationRequest,
  closers: (() => Promise<void>)[],
): Promise<readonly [OpenedProfile, OpenedProfile]> {
  const open = async (name: string): Promise<OpenedProfile> => {
    const opened = await openProfile({ name, file, debug })
    closers.push(() => opened.provider.close())
    return opened
  }
  return [await open(source.profile), await open(target.profile)]
}

async function mark(of: {
  readonly plan: Plan
  readonly target: OpenedProfile
  readonly request: MigrationRequest
  readonly closers: (() => Promise<void>)[]
}): Promise<void> {
  const { plan, target, request, closers } = of
  const { breakLock, onNotice } = request
  const me = await thisHolder()
  const who = { target: target.provider, plan, me, isAlive: isHolderAlive, breakLock, signal: interruption() }
  const remove = await placeMark(who)
  if (remove === null) return
  closers.push(async () => {
    // One that cannot be removed now is replaced the next time: this process will have ended.
    await shielded(remove).catch((error: unknown) => {
      const reason = error instanceof BrokerError ? error.says : String(error)
      onNotice({ kind: 'mark-left', name: `broker-lock-${plan.name}`, reason })
    })
  })
}
