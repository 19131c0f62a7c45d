import type { PhaseReport } from '../../../src/workflows/migrate/migration.ts'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { cutover } from '../../../src/workflows/migrate/phases/cutover.ts'
import { finish } from '../../../src/workflows/migrate/phases/finish.ts'
import { rehearse } from '../../../src/workflows/migrate/phases/rehearse.ts'
import { rollback } from '../../../src/workflows/migrate/phases/rollback.ts'
import { sync } from '../../../src/workflows/migrate/phases/sync.ts'
import { Dead, type Life } from './dying.ts'
import { everybody, type World } from './world.ts'

const phases = { apply, rehearse, sync, cutover, rollback, finish }

export type PhaseName = keyof typeof phases
export const phaseNames = ['apply', 'rehearse', 'sync', 'cutover', 'rollback', 'finish'] as const satisfies PhaseName[]

/**
 * Runs a phase for all tenants, whatever it would otherwise ask for.
 * @throws Dead – the process died in it
 */
export async function runNamed(name: PhaseName, world: World, life?: Life): Promise<PhaseReport> {
  const request = {
    ...everybody(world),
    withoutRehearsal: true,
    acceptUnclean: false,
    acceptWeakProof: true,
    deleteSource: false,
  }
  const report = await phases[name](world.migration(life), request)
  const dead = report.tenants.find(({ error }) => error instanceof Dead)
  if (dead?.error instanceof Dead) throw dead.error
  return report
}
