import type { MigrationNotice } from '../../domain/migration.ts'
import type { Migration, MigrationEvent } from '../../workflows/migrate/migration.ts'
import type { Provider } from '../../providers/contract/provider.ts'
import type { Plan } from '../../plan/plan-schema.ts'
import { work } from '../../workflows/disk/disk-work.ts'
import { patientProvider } from '../../workflows/migrate/patient-provider.ts'
import { diskSurroundings } from '../disk-surroundings.ts'
import { interruption } from '../interruption.ts'
import type { OpenedProfile } from '../open-profile.ts'
import { volumeCopier, volumeReader } from './copy-volumes.ts'
import type { JournalFile } from './journal-file.ts'
import { migrationMachine } from './migration-machine.ts'
import type { PlanPaths } from './plan-paths.ts'
import { redactorOfSecrets } from './user-environment.ts'
import { receiptWriter } from './write-receipt.ts'

/** What the user gave and is told while copies run. */
export interface Told {
  /** `--key` */
  readonly keyFile: string | undefined
  readonly onEvent: (event: MigrationEvent) => void
  readonly onNotice: (notice: MigrationNotice) => void
}

interface Opened {
  readonly plan: Plan
  readonly paths: PlanPaths
  readonly request: Told
  readonly journal: JournalFile
  readonly source: OpenedProfile
  readonly target: OpenedProfile
}

/** Works on a migration that is open, with one engine for the copies of all volumes. */
export async function withCopies<T>(opened: Opened, run: (migration: Migration) => Promise<T>): Promise<T> {
  const { plan, paths, request, journal, source, target } = opened
  const { keyFile, onEvent, onNotice } = request
  const signal = interruption()
  const places = { source: source.provider.facts.place, target: target.provider.facts.place }
  const writeReceipt = receiptWriter({
    plan,
    state: () => journal.state(),
    paths,
    places,
    keyFile,
    onNotice,
  })
  const machine = migrationMachine({ plan, paths, redactor: await redactorOfSecrets(), writeReceipt })
  const nothing = (): void => undefined
  const usual = { inFlight: 32, connections: 4, timeoutMs: 30_000, onProgress: nothing, onNotice: nothing }
  const settings = { ...diskSurroundings(), ...usual, bandwidthMibps: plan.limits.bandwidthMibps, signal }
  return await work(settings, paths.control, async (engine) => {
    const copyVolume = volumeCopier(engine, (entry, notice) => onNotice({ kind: 'disk', entry, notice }))
    const patient = ({ provider }: OpenedProfile): Provider =>
      patientProvider(provider, plan.timeouts.stateSeconds * 1000)
    const [from, to] = [patient(source), patient(target)]
    const readVolume = volumeReader(engine)
    return await run({ plan, source: from, target: to, journal, machine, copyVolume, readVolume, onEvent, signal })
  })
}
