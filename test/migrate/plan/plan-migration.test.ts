import { expect, test } from 'vitest'
import { message } from '../../../src/domain/message.ts'
import { createTranslator } from '../../../src/messages/translator.ts'
import {
  planMigration,
  type PlanOutcome,
  type PlanRequest,
} from '../../../src/workflows/migrate/planning/plan-migration.ts'
import { readPlan } from '../../../src/workflows/migrate/read-plan.ts'
import { never } from '../../directory/make.ts'
import { clouds, type Clouds } from './small-tenant.ts'

const tr = await createTranslator('en')

async function planOf({ source, target }: Clouds, wishes: Partial<PlanRequest> = {}): Promise<PlanOutcome> {
  return await planMigration({
    sides: {
      source: { profile: 'directory:a', provider: source },
      target: { profile: 'directory:b', provider: target },
    },
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

test('the plan of a small tenant reads back as it was written', async () => {
  const made = await clouds()
  const { text, plan } = await planOf(made)
  const withoutFolder = text.replaceAll(made.folder, '/clouds')
  await expect(withoutFolder).toMatchFileSnapshot('./shop.plan.yaml')
  expect(readPlan({ file: 'x', text })).toEqual(plan)
  expect(message('plan.next').key).toBe('plan.next')
})
