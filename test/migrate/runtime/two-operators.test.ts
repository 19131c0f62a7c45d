import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writePlan } from '../../../src/plan/write-plan.ts'
import { withMigration } from '../../../src/runtime/migration/with-migration.ts'
import type { Migration } from '../../../src/workflows/migrate/migration.ts'
import { apply } from '../../../src/workflows/migrate/phases/apply.ts'
import { nothing, planOf } from '../plan-of.ts'
import { cloudIn, listOf } from '../phases/make-tenant.ts'

const group = { name: 'web', description: '', rules: [], labels: {} }
const how = { action: 'create', targetId: null, remark: null } as const

/** Two folders with one plan between the same two clouds. */
async function copies(): Promise<{ readonly mine: string; readonly theirs: string; readonly target: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-two-'))
  for (const name of ['old', 'new', 'mine', 'theirs']) await mkdir(join(folder, name))
  const securityGroups = [{ key: 'web', desired: group, observed: { id: 'g-1' }, how }]
  const plan = planOf(
    { alpha: { ...nothing, securityGroups } },
    { source: join(folder, 'old'), target: join(folder, 'new') },
  )
  const [mine, theirs] = ['mine', 'theirs'].map((name) => join(folder, name, 'move.plan.yaml')) as [string, string]
  await writeFile(mine, writePlan(plan, { top: '', above: new Map() }))
  await copyFile(mine, theirs)
  return { mine, theirs, target: join(folder, 'new') }
}

async function opened<T>(plan: string, run: (migration: Migration) => Promise<T>): Promise<T> {
  const silent = { keyFile: undefined, onEvent: () => undefined, onNotice: () => undefined }
  const usual = { profiles: undefined, breakLock: false, acceptChanges: false, debug: false }
  return await withMigration({ plan, ...usual, ...silent }, run)
}

const all = { waves: [{ tenants: ['alpha'], maxParallel: 1 }], pauseAt: null, adopt: false }

test('of two who have copies of one plan the second is told who the first is, since when, and where that stands', async () => {
  const { mine, theirs, target } = await copies()
  await opened(mine, async (migration) => {
    await expect(opened(theirs, (other) => apply(other, all))).rejects.toMatchObject({
      kind: 'refused',
      says: {
        key: 'migrate.locked',
        values: {
          host: hostname(),
          pid: String(process.pid),
          since: expect.stringMatching(/^20\d\d-/) as string,
          where: { key: 'migrate.lock.onTarget', values: { name: 'broker-lock-move' } },
        },
      },
    })
    const { tenants } = await apply(migration, all)
    expect(tenants.map(({ outcome }) => outcome)).toEqual(['done'])
  })
  const names = (await listOf(cloudIn(target), 'securityGroups')).map(({ name }) => name)
  expect(names).toEqual(['web'])
})

test('when the first has ended, the second is refused what the first has made', async () => {
  const { mine, theirs, target } = await copies()
  await opened(mine, (migration) => apply(migration, all))
  await expect(opened(theirs, (other) => apply(other, all))).rejects.toMatchObject({
    kind: 'refused',
    says: { key: 'migrate.strays', values: { count: 1, name: 'web' } },
  })
  expect(await listOf(cloudIn(target), 'securityGroups')).toHaveLength(1)
})
