import { expect, test } from 'vitest'
import { planDigest } from '../../../src/plan/plan-digest.ts'
import { diffPlan } from '../../../src/workflows/migrate/planning/diff-plan.ts'
import { readPlan } from '../../../src/workflows/migrate/read-plan.ts'
import { creation, featuresOf, never } from '../../directory/make.ts'
import { planOf, sidesOf } from './plan-of-clouds.ts'
import { clouds, volume } from './small-tenant.ts'

test('the plan of a small tenant reads back as it was written', async () => {
  const made = await clouds()
  const { text, plan, report } = await planOf(made)
  await expect(text.replaceAll(made.folder, '/clouds')).toMatchFileSnapshot('./shop.plan.yaml')
  expect(readPlan({ file: 'x', text })).toEqual(plan)
  expect(report.tenants).toEqual([
    { tenant: 'shop', wave: 'wave-1', servers: 2, volumes: 3, volumeBytes: 33_554_432, created: 11 },
  ])
  expect([report.open, report.nobodys, report.incomplete]).toEqual([[], [], false])
})

test('planned again, nothing but the id is another; over a plan, not even that', async () => {
  const made = await clouds()
  const { plan } = await planOf(made)
  const again = await planOf(made, { newId: 'ffffffffffff' })
  expect(again.plan).toEqual({ ...plan, id: 'ffffffffffff' })
  const over = await planOf(made, { newId: 'ffffffffffff', previous: plan })
  expect(planDigest(over.plan)).toBe(planDigest(plan))
})

test('a version that nobody knows is refused, with its line', async () => {
  const { text } = await planOf(await clouds())
  const newer = text.replace('broker/migration-plan/1', 'broker/migration-plan/2')
  expect(() => readPlan({ file: 'x.plan.yaml', text: newer })).toThrow(
    expect.objectContaining({
      kind: 'usage',
      problems: [
        expect.objectContaining({
          file: 'x.plan.yaml',
          line: 6,
          message: expect.objectContaining({ key: 'plan.version' }),
        }),
      ],
    }),
  )
})

test('tenants by a file: what both need moves with the first, what nobody needs is named', async () => {
  const made = await clouds()
  await volume(featuresOf(made.source), 'alone', 4)
  const { plan, report } = await planOf(made, {
    tenants: {
      kind: 'file',
      tenants: [
        { tenant: 'front', patterns: ['web'] },
        { tenant: 'back', patterns: ['db'] },
      ],
    },
    choices: { tenants: null, onlyTenant: null, waveSize: 1, floor: null, healthChecks: [] },
  })
  const keys = Object.entries(plan.tenants).map(([tenant, entries]) => [
    tenant,
    Object.values(entries).flatMap((list) => list.map(({ key }) => key)),
  ])
  expect(keys).toEqual([
    ['back', ['net', 'subnet', 'router', 'db-access', 'web-access', 'shop-key', 'db-data', 'db-disk', 'db']],
    ['front', ['web-disk', 'web']],
  ])
  expect(plan.waves.map(({ tenants }) => tenants)).toEqual([['back'], ['front']])
  expect(report.nobodys.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['volumes alone', 'publicIps address'])
})

test('a tenant that is not there is asked for by a near name', async () => {
  const made = await clouds()
  const choices = { tenants: ['shap'], onlyTenant: 'shop', waveSize: null, floor: null, healthChecks: [] }
  await expect(planOf(made, { choices })).rejects.toMatchObject({
    kind: 'usage',
    next: { key: 'plan.unknownTenant.near', values: { near: 'shop' } },
  })
})

test('an account that is planned onto itself is refused', async () => {
  const made = await clouds()
  await expect(planOf({ ...made, target: made.source })).rejects.toMatchObject({
    kind: 'usage',
    says: { key: 'plan.sameSides' },
  })
})

test('a key pair that the target has under another key is made under another name', async () => {
  const made = await clouds()
  const other = `ssh-ed25519 ${Buffer.alloc(51, 9).toString('base64')}`
  await featuresOf(made.target).keyPairs.create({ ...creation('shop-key'), publicKey: other })
  const { plan, report } = await planOf(made)
  expect(plan.tenants['shop']?.keyPairs[0]?.desired.name).toBe('shop-key-shop')
  expect(report.open.map(({ entry }) => entry)).toEqual(['keyPairs/shop-key'])
})

test('the difference to the sides is told by entry and field', async () => {
  const made = await clouds()
  const { plan } = await planOf(made, { takenAt: '2026-10-01T00:00:00Z' })
  const request = {
    plan,
    file: 'shop.plan.yaml',
    applied: null,
    rule: null,
    sides: sidesOf(made),
    takenAt: '2026-11-22T08:00:00Z',
    onProgress: () => undefined,
    signal: never,
  }
  const none = await diffPlan(request)
  expect([none.sides, none.newcomers, none.edits]).toEqual([[], [], null])
  const features = featuresOf(made.source)
  await features.attachments.detach({ volumeId: made.ids.dbData, serverId: made.ids.db, signal: never })
  await volume(features, 'alone', 4)
  const edited = { ...plan, limits: { ...plan.limits, volumesInParallel: 8 } }
  const { sides, newcomers, edits } = await diffPlan({ ...request, plan: edited, applied: plan })
  expect(sides).toEqual([
    { tenant: 'shop', entry: 'db-data', path: 'observed.attachedTo', before: `["${made.ids.db}"]`, after: '[]' },
    { tenant: 'shop', entry: 'db', path: 'desired.volumes', before: '["db-data"]', after: '[]' },
  ])
  expect(newcomers.map(({ name }) => name)).toEqual(['alone'])
  expect(edits).toEqual([{ tenant: null, entry: null, path: 'limits.volumesInParallel', before: '2', after: '8' }])
})
