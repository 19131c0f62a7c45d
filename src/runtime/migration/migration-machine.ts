import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Plan } from '../../plan/plan-schema.ts'
import type { Redactor } from '../../providers/shared/http/redactor.ts'
import { removeIfThere } from '../../transfer/copy/remove-if-there.ts'
import { pathsAt } from '../../workflows/disk/state-paths.ts'
import type { Machine } from '../../workflows/migrate/migration.ts'
import { now } from '../clock.ts'
import { shielded } from '../interruption.ts'
import { checkHealth } from './check-health.ts'
import type { PlanPaths } from './plan-paths.ts'
import { runCommand } from './run-command.ts'
import { exists } from '../profiles-file.ts'
import { environmentOfCommands } from './user-environment.ts'

const ownerOnly = 0o700

/** What a migration needs of this machine. */
export function migrationMachine(request: {
  readonly plan: Pick<Plan, 'name'>
  readonly paths: PlanPaths
  readonly redactor: Redactor
  readonly writeReceipt: Machine['writeReceipt']
}): Machine {
  const { plan, paths, redactor, writeReceipt } = request
  const clean = (text: string): string => redactor.text(text)
  return {
    now,
    clock: () => performance.now(),
    sleep: async (ms, signal) => {
      await sleep(ms, undefined, { signal }).catch((error: unknown) => {
        signal.throwIfAborted()
        throw error
      })
    },
    runHook: ({ hook, tenant, phase, signal }) => {
      const about = { BROKER_TENANT: tenant, BROKER_PLAN: plan.name, BROKER_PHASE: phase }
      const environment = environmentOfCommands(about)
      return runCommand({
        command: hook.command,
        environment,
        timeoutMs: hook.timeoutSeconds * 1000,
        clean,
        signal,
      })
    },
    checkHealth: async (asked) => {
      const environment = environmentOfCommands({ BROKER_PLAN: plan.name })
      const result = await checkHealth(asked, (command) => runCommand({ ...command, environment, clean }))
      return { ...result, detail: clean(result.detail).slice(0, longestDetail) }
    },
    shield: shielded,
    stateOf: (entry) => join(paths.state, entry),
    forgetVolume: async (entry) => {
      if (!(await exists(paths.state))) return
      const { manifest, journal } = pathsAt(join(paths.state, entry))
      for (const path of [manifest, journal]) await removeIfThere(path)
    },
    newArchive: ({ tenant, first }) => makeArchive((number) => paths.archiveOf(tenant, number), first),
    archiveOf: async ({ tenant, number }) => {
      const folder = paths.archiveOf(tenant, number)
      await mkdir(folder, { recursive: true, mode: ownerOnly })
      return folder
    },
    writeReceipt,
  }
}

/** Only a folder that was not there counts: in any other lies what somebody may want to keep. */
async function makeArchive(pathOf: (number: number) => string, first: number): Promise<number> {
  await mkdir(dirname(pathOf(first)), { recursive: true, mode: ownerOnly })
  for (let number = first; ; number++) {
    try {
      await mkdir(pathOf(number), { mode: ownerOnly })
      return number
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
}

const longestDetail = 500
