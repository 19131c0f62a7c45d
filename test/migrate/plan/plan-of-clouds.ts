import { createTranslator } from '../../../src/messages/translator.ts'
import {
  planMigration,
  type PlanOutcome,
  type PlanRequest,
} from '../../../src/workflows/migrate/planning/plan-migration.ts'
import type { Sides } from '../../../src/workflows/migrate/planning/read-sides.ts'
import { never } from '../../directory/make.ts'
import type { Clouds } from './small-tenant.ts'

const tr = await createTranslator('en')

export function sidesOf({ source, target }: Clouds): Sides {
  return {
    source: { profile: 'directory:a', provider: source },
    target: { profile: 'directory:b', provider: target },
  }
}

/** A plan of everything in the first cloud, as the command makes it without any flag. */
export async function planOf(made: Clouds, wishes: Partial<PlanRequest> = {}): Promise<PlanOutcome> {
  return await planMigration({
    sides: sidesOf(made),
    tenants: { kind: 'project' },
    takenAt: '2026-11-22T08:00:00Z',
    onProgress: () => undefined,
    signal: never,
    name: 'shop',
    newId: '0123456789ab',
    file: 'migrations/shop.plan.yaml',
    previous: null,
    choices: { tenants: null, onlyTenant: 'shop', waveSize: null, floor: null, healthChecks: [] },
    networks: [],
    asker: null,
    say: (says) => tr.t(says),
    ...wishes,
  })
}
