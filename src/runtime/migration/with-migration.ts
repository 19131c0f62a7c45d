import { BrokerError } from '../../domain/errors.ts'
import type { Migration, MigrationEvent } from '../../workflows/migrate/migration.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { work } from '../../workflows/disk/disk-work.ts'
import { placeMark } from '../../workflows/migrate/lock/lock-mark.ts'
import { now } from '../clock.ts'
import { crashPoint } from '../crash-point.ts'
import { diskSurroundings } from '../disk-surroundings.ts'
import { interruption, shielded } from '../interruption.ts'
import { openProfile, type OpenedProfile } from '../open-profile.ts'
import { patientProvider } from '../../workflows/migrate/patient-provider.ts'
import type { Provider } from '../../providers/contract/provider.ts'
import { openPlan } from '../plan-files.ts'
import type { DirectoryServers } from '../provider-surroundings.ts'
import { keepAppliedPlan } from './applied-plan.ts'
import { volumeCopier } from './copy-volumes.ts'
import { type JournalFile, openJournal } from './journal-file.ts'
import { migrationMachine } from './migration-machine.ts'
import type { MigrationNotice } from '../../domain/migration.ts'
import { isHolderAlive, takePlanLock, thisHolder } from './plan-lock.ts'
import { pathsOf, type PlanPaths } from './plan-paths.ts'
import { redactorOfSecrets } from './user-environment.ts'
import { receiptWriter } from './write-receipt.ts'

export interface MigrationRequest {
  /** As typed: a path, or a name in ./migrations. */
  readonly plan: string
  /** `--profiles` */
  readonly profiles: string | undefined
  /** `--key` */
  readonly keyFile: string | undefined
  readonly breakLock: boolean
  readonly acceptChanges: boolean
  readonly debug: boolean
  /** What servers of a directory cloud are; as the environment says where it is missing. */
  readonly servers?: DirectoryServers
  readonly onEvent: (event: MigrationEvent) => void
  readonly onNotice: (notice: MigrationNotice) => void
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
    const journal = await journalOf(plan, paths, request)
    closers.push(() => journal.close())
    await keepAppliedPlan({ ...request, plan, paths, state: journal.state() })
    const [source, target] = await openEnds(plan, request, closers)
    await mark({ plan, target, request, closers })
    return await withCopies({ plan, paths, request, journal, source, target }, run)
  } finally {
    for (const close of closers.toReversed()) await close()
  }
}

async function journalOf(plan: Plan, { journal: path }: PlanPaths, request: MigrationRequest): Promise<JournalFile> {
  const onTorn = (bytes: number): void => request.onNotice({ kind: 'torn-journal', path, bytes })
  return await openJournal({ path, planId: plan.id, now, onTorn, onStep: crashPoint() })
}

async function openEnds(
  { source, target }: Plan,
  { profiles: file, debug, servers }: MigrationRequest,
  closers: (() => Promise<void>)[],
): Promise<readonly [OpenedProfile, OpenedProfile]> {
  const open = async (name: string): Promise<OpenedProfile> => {
    const opened = await openProfile({ name, file, debug, ...(servers === undefined ? {} : { servers }) })
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

interface Opened {
  readonly plan: Plan
  readonly paths: PlanPaths
  readonly request: MigrationRequest
  readonly journal: JournalFile
  readonly source: OpenedProfile
  readonly target: OpenedProfile
}

async function withCopies<T>(opened: Opened, run: (migration: Migration) => Promise<T>): Promise<T> {
  const { plan, paths, request, journal, source, target } = opened
  const { keyFile, onEvent, onNotice } = request
  const signal = interruption()
  const places = { source: source.provider.facts.place, target: target.provider.facts.place }
  const writeReceipt = receiptWriter({ plan, state: journal.state, paths, places, keyFile, onNotice })
  const machine = migrationMachine({ plan, paths, redactor: await redactorOfSecrets(), writeReceipt })
  const nothing = (): void => undefined
  const usual = { inFlight: 32, connections: 4, timeoutMs: 30_000, onProgress: nothing, onNotice: nothing }
  const settings = { ...diskSurroundings(), ...usual, bandwidthMibps: plan.limits.bandwidthMibps, signal }
  return await work(settings, paths.control, async (engine) => {
    const copyVolume = volumeCopier(engine, (entry, notice) => onNotice({ kind: 'disk', entry, notice }))
    const patient = (opened: OpenedProfile): Provider =>
      patientProvider(opened.provider, plan.timeouts.stateSeconds * 1000)
    const [from, to] = [patient(source), patient(target)]
    return await run({ plan, source: from, target: to, journal, machine, copyVolume, onEvent, signal })
  })
}
