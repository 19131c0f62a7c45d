import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createTranslator } from '../../../src/messages/translator.ts'
import { message } from '../../../src/domain/message.ts'
import type { Fact, Milestone } from '../../../src/plan/fact.ts'
import { stateOf } from '../../../src/plan/migration-state.ts'
import { planDigest } from '../../../src/plan/plan-digest.ts'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import { presentStatus } from '../../../src/presenters/migrate/present-status.ts'
import { printPaper } from '../../../src/presenters/migrate/paper.ts'
import { migrateResult } from '../../../src/presenters/schemas/migrate-result.ts'
import { migrationStatus } from '../../../src/workflows/migrate/migration-status.ts'
import { nextStep } from '../../../src/workflows/migrate/next-step.ts'
import { selectTenants } from '../../../src/workflows/migrate/select-tenants.ts'
import { nothing, planOf, serverEntry, volumeEntry } from '../plan-of.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 22, 7, minute)).toISOString()
const size = 1024 ** 2

function copied(tenant: string, entry: string): Fact {
  const figures = {
    sizeBytes: size,
    targetBytes: size,
    dataBlocks: 1,
    undefinedBlocks: 0,
    writtenBytes: 700,
    seconds: 1,
  }
  const what = { snapshotId: 's', targetId: 't', mode: 'full', consistent: false, root: 'r', proof: 'cached' } as const
  return { kind: 'copied', at: at(1), tenant, entry, ...what, ...figures }
}

const unwell = message('migrate.unhealthy', { name: 'web', detail: 'HTTP 503' })
const reached = (tenant: string, milestone: Milestone, minute = 2): Fact => ({
  kind: 'reached',
  at: at(minute),
  tenant,
  milestone,
})
const plan = planOf({
  alpha: { ...nothing, volumes: [volumeEntry('a', 'v-1'), volumeEntry('b', 'v-2')] },
  beta: nothing,
})
const facts: readonly Fact[] = [
  { kind: 'plan', at: at(0), id: plan.id, digest: planDigest(plan) },
  copied('alpha', 'a'),
  copied('alpha', 'a'),
  reached('alpha', 'applied'),
  { kind: 'failed', at: at(3), phase: 'sync', tenant: 'alpha', detail: 'no answer' },
  { kind: 'failed', at: at(4), phase: 'sync', tenant: 'alpha', detail: JSON.stringify(unwell) },
]

test('how far tenants are, by the journal alone', () => {
  expect(migrationStatus(plan, facts)).toEqual({
    plan: 'move',
    digest: planDigest(plan),
    edited: false,
    tenants: [
      {
        tenant: 'alpha',
        wave: 'first',
        milestone: 'applied',
        at: at(2),
        volumes: { copied: 1, total: 2 },
        bytes: { copied: size, total: 2 * size },
        writtenBytes: 1400,
        proof: 'cached',
        failures: { count: 2, phase: 'sync', at: at(4), detail: unwell },
        receipt: null,
        downSince: null,
        unclean: [],
        copiesMissing: false,
        saved: null,
      },
      {
        tenant: 'beta',
        wave: 'first',
        milestone: null,
        at: null,
        volumes: { copied: 0, total: 0 },
        bytes: { copied: 0, total: 0 },
        writtenBytes: 0,
        proof: null,
        failures: null,
        receipt: null,
        downSince: null,
        unclean: [],
        copiesMissing: false,
        saved: null,
      },
    ],
    step: { phase: 'apply', wave: null },
  })
})

test('a server that was turned off by force is told until the next cutover, put back or not', () => {
  const shop = planOf({ alpha: { ...nothing, servers: [serverEntry('web', 's-1')] } })
  const forced: readonly Fact[] = [
    reached('alpha', 'cutover-begun', 5),
    { kind: 'source-forced', at: at(6), tenant: 'alpha', id: 's-1' },
  ]
  const restored = [...forced, reached('alpha', 'restored', 7)]
  const uncleanAfter = (journal: readonly Fact[]): unknown => migrationStatus(shop, journal).tenants[0]?.unclean
  expect([forced, restored, [...restored, reached('alpha', 'cutover-begun', 8)]].map(uncleanAfter)).toEqual([
    ['server web'],
    ['server web'],
    [],
  ])
})

test.each<[string, readonly Fact[], string | null]>([
  ['a cutover', [reached('alpha', 'cutover-begun', 5)], at(5)],
  ['its last copy', [reached('alpha', 'cutover-begun', 5), reached('alpha', 'final-copied', 6)], at(5)],
  ['one that was put back', [reached('alpha', 'cutover-begun', 5), reached('alpha', 'restored', 6)], null],
  ['the switch', [reached('alpha', 'cutover-begun', 5), reached('alpha', 'traffic-switched', 6)], null],
  ['a rollback of what was applied', [reached('alpha', 'rollback-begun', 6)], null],
])('since when a tenant may run nowhere: %s', (_, more, since) => {
  const prior: Fact = { kind: 'prior-power', at: at(4), tenant: 'alpha', servers: [] }
  const journal = more.some((fact) => fact.kind === 'reached' && fact.milestone === 'cutover-begun')
    ? [prior, ...more]
    : more
  expect(migrationStatus(plan, journal).tenants[0]?.downSince).toBe(since)
})

test.each(['en', 'fr'] as const)('in words: %s', async (lang) => {
  const { step: _, ...status } = migrationStatus(plan, facts)
  const lock = { host: 'mill', pid: 12, since: at(0), alive: true }
  const paper = presentStatus(
    { ...status, edits: 'none', lock, tornBytes: 3, journalMissing: null, next: 'broker migrate apply move' },
    await createTranslator(lang),
  )
  const text = printPaper(paper, { kind: 'table', width: 200, color: false })
  await expect(text).toMatchFileSnapshot(`status.${lang}.txt`)
  expect(migrateResult.parse(JSON.parse(printPaper(paper, { kind: 'json' })))).toEqual(paper.result)
  expect(JSON.stringify(paper.result)).not.toContain('migrate.unhealthy')
})

const switchedOver = [reached('alpha', 'final-copied', 1), reached('alpha', 'traffic-switched')]

test('whether the last copies of what is on the target are in the journal', () => {
  const missing = (journal: readonly Fact[]): unknown => migrationStatus(plan, journal).tenants[0]?.copiesMissing
  expect([switchedOver, [reached('alpha', 'traffic-switched')], facts].map(missing)).toEqual([false, true, false])
})

describe('what comes next', () => {
  const waves = (...names: readonly (readonly string[])[]): Plan => ({
    ...plan,
    waves: names.map((tenants, nth) => ({
      name: `w${String(nth)}`,
      tenants: [...tenants],
      window: null,
      maxParallel: 2,
      owner: null,
    })),
  })
  test.each<[string, readonly Fact[], ReturnType<typeof nextStep>]>([
    ['nothing done', [], { phase: 'apply', wave: 'w0' }],
    ['applied', [reached('alpha', 'applied')], { phase: 'rehearse', wave: 'w0' }],
    ['rehearsed', [reached('alpha', 'applied'), reached('alpha', 'rehearsed')], { phase: 'sync', wave: 'w0' }],
    ['synced without a rehearsal', [reached('alpha', 'synced')], { phase: 'rehearse', wave: 'w0' }],
    ['synced', [reached('alpha', 'rehearsed'), reached('alpha', 'synced')], { phase: 'cutover', wave: 'w0' }],
    ['in a cutover', [reached('alpha', 'cutover-begun')], { phase: 'cutover', wave: 'w0' }],
    ['switched', switchedOver, { phase: 'finish', wave: 'w0' }],
    ['taken over as switched', [reached('alpha', 'traffic-switched')], { phase: 'rollback', wave: 'w0' }],
    ['saved', [reached('alpha', 'saved')], { phase: 'rollback', wave: 'w0' }],
    ['finished, the next wave', [reached('alpha', 'finished')], { phase: 'apply', wave: 'w1' }],
    ['all finished', [reached('alpha', 'finished'), reached('beta', 'finished')], null],
  ])('%s', (_, done, expected) => {
    expect(nextStep(waves(['alpha'], ['beta']), stateOf(done), ['alpha', 'beta'])).toEqual(expected)
  })

  test('one wave needs no name', () => {
    expect(nextStep(waves(['alpha', 'beta']), stateOf([]), ['beta'])).toEqual({ phase: 'apply', wave: null })
  })

  test('tenants are chosen by wave, by name, and by what is left out', () => {
    const both = waves(['alpha'], ['beta'])
    const all = { waves: [], tenants: [], exclude: [] }
    expect(selectTenants(both, all).map(({ tenants }) => tenants)).toEqual([['alpha'], ['beta']])
    expect(selectTenants(both, { ...all, waves: ['w1'] })).toEqual([{ tenants: ['beta'], maxParallel: 2 }])
    expect(selectTenants(both, { ...all, exclude: ['beta'] })).toEqual([{ tenants: ['alpha'], maxParallel: 2 }])
    expect(selectTenants(waves(['alpha']), all)[1]).toEqual({ tenants: ['beta'], maxParallel: 1 })
    expect(() => selectTenants(both, { ...all, waves: ['w1'], tenants: ['alpha'] })).toThrow('migrate.nobodySelected')
    expect(() => selectTenants(both, { ...all, waves: ['w7'] })).toThrow('migrate.unknown.wave')
  })
})

test('600 tenants take ten times as long as 60, not a hundred times', () => {
  const many = (count: number): readonly [Plan, readonly Fact[]] => {
    const names = Array.from({ length: count }, (_, nth) => `tenant-${String(nth)}`)
    const volumes = ['a', 'b', 'c'].map((key) => volumeEntry(key, key))
    const all = planOf(Object.fromEntries(names.map((name) => [name, { ...nothing, volumes }])))
    return [
      all,
      names.flatMap((name) => [...['a', 'b', 'c'].map((key) => copied(name, key)), reached(name, 'applied')]),
    ]
  }
  const steps = (count: number): number => {
    const [all, journal] = many(count)
    let read = 0
    const counted = new Proxy(all.tenants, {
      get: (target, key, self): unknown => (++read, Reflect.get(target, key, self)),
    })
    expect(migrationStatus({ ...all, tenants: counted }, journal).tenants).toHaveLength(count)
    return read
  }
  const [few, lots] = [steps(60), steps(600)]
  expect(lots / few).toBeLessThan(11)
})

test('the published schema is the one that results keep', async () => {
  const schema = z.toJSONSchema(migrateResult)
  new Ajv2020({ strict: false }).compile(schema)
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../../schemas/migrate.schema.json')
})
