import { expect, test } from 'vitest'
import type { Fact } from '../../../src/plan/fact.ts'
import { stateOf } from '../../../src/plan/migration-state.ts'
import { planChanges } from '../../../src/plan/plan-changes.ts'
import { planDigest } from '../../../src/plan/plan-digest.ts'
import type { Plan } from '../../../src/plan/plan-schema.ts'
import { acceptPlan } from '../../../src/workflows/migrate/accept-plan.ts'
import { nothing, planOf, serverEntry, volumeEntry } from '../plan-of.ts'

const at = '2026-11-22T07:00:00Z'
const alpha = { ...nothing, volumes: [volumeEntry('data', 'v-1')], servers: [serverEntry('web', 's-1')] }
const applied = planOf({ alpha, beta: { ...nothing, volumes: [volumeEntry('log', 'v-2')] } })
const made = {
  side: 'target',
  purpose: 'product',
  tenant: 'alpha',
  resource: 'volumes',
  entry: 'data',
  createKey: 'k',
} as const
const begun: readonly Fact[] = [
  { kind: 'plan', at, id: applied.id, digest: planDigest(applied) },
  { kind: 'created', at, ...made, id: 't-1' },
  { kind: 'reached', at, tenant: 'alpha', milestone: 'applied' },
]
const state = stateOf(begun)

const withAlpha = (tenant: Partial<typeof alpha>): Plan => ({
  ...applied,
  tenants: { ...applied.tenants, alpha: { ...alpha, ...tenant } },
})
const resized = withAlpha({ volumes: [volumeEntry('data', 'v-1', 4096)] })
const sized = withAlpha({
  servers: [{ ...serverEntry('web', 's-1'), desired: { ...serverEntry('web', 's-1').desired, size: 'm2' } }],
})

const accept = (plan: Plan, acceptChanges: boolean): readonly string[] =>
  acceptPlan({ plan, applied, state, acceptChanges, file: 'move.plan.yaml', appliedFile: 'move.applied.yaml' }).map(
    ({ path }) => path,
  )

test('every field that differs is found, by tenant and entry', () => {
  const after = { ...sized, limits: { ...applied.limits, volumesInParallel: 8 } }
  expect(planChanges(applied, after)).toEqual([
    { path: 'limits.volumesInParallel', tenant: null, entry: null, before: '2', after: '8' },
    { path: 'desired.size', tenant: 'alpha', entry: 'web', before: 'null', after: '"m2"' },
  ])
})

test('the plan that was applied is taken', () => {
  expect(accept(applied, false)).toEqual([])
})

test('a plan of which nothing was begun may be edited as one likes', () => {
  const fresh = stateOf(begun.slice(0, 1))
  expect(
    acceptPlan({ plan: resized, applied, state: fresh, acceptChanges: false, file: 'x', appliedFile: 'y' }),
  ).toEqual([])
})

test('an edited plan is refused, with what was changed', () => {
  const says = { key: 'migrate.planEdited', values: { file: 'move.plan.yaml', count: 1 } }
  expect(() => accept(sized, false)).toThrow(
    expect.objectContaining({
      kind: 'refused',
      says,
      problems: [
        expect.objectContaining({
          message: {
            key: 'migrate.change',
            values: { path: 'alpha / web / desired.size', before: 'null', after: '"m2"' },
          },
        }),
      ],
    }),
  )
})

test.each<[string, Plan, readonly string[]]>([
  ['a server that is not there yet', sized, ['desired.size']],
  [
    'limits and waves',
    { ...applied, waves: [], limits: { volumesInParallel: 9, bandwidthMibps: 3 } },
    ['limits.volumesInParallel', 'limits.bandwidthMibps', 'waves'],
  ],
  ['the day of a plan that was written over', { ...applied, createdAt: '2027-01-01T00:00:00Z' }, ['createdAt']],
  [
    'a tenant that was not begun',
    { ...applied, tenants: { alpha, beta: { ...nothing, volumes: [volumeEntry('log', 'v-2', 7)] } } },
    ['desired.sizeBytes', 'observed.sizeBytes'],
  ],
])('%s may be changed when the user says so', (_, plan, paths) => {
  expect(accept(plan, true)).toEqual(paths)
})

test.each<[string, Plan]>([
  ['a volume that is there', resized],
  ['another target', { ...applied, target: { ...applied.target, profile: 'elsewhere' } }],
  ['a floor', { ...applied, floor: { seal: 1, control: null } }],
  ['a tenant that is taken out', { ...applied, tenants: { beta: nothing } }],
])('%s is refused whatever the user says', (_, plan) => {
  expect(() => accept(plan, true)).toThrow(
    expect.objectContaining({ says: expect.objectContaining({ key: 'migrate.planEdited.unsafe' }) as unknown }),
  )
})

test.each<[string, Plan, string]>([
  ['a volume that is there', resized, 'there'],
  ['another target', { ...applied, target: { ...applied.target, profile: 'elsewhere' } }, 'other'],
  ['a floor', { ...applied, floor: { seal: 1, control: null } }, 'whole'],
])('%s: what can be done instead', (_, plan, advice) => {
  const hint = expect.objectContaining({ key: `migrate.planEdited.advice.${advice}` }) as unknown
  expect(() => accept(plan, true)).toThrow(
    expect.objectContaining({ problems: expect.arrayContaining([expect.objectContaining({ hint })]) as unknown }),
  )
})

test('what runs on the target is changed there', () => {
  const switched = stateOf([...begun, { kind: 'reached', at, tenant: 'alpha', milestone: 'traffic-switched' }])
  const request = { plan: sized, applied, state: switched, acceptChanges: true, file: 'x', appliedFile: 'y' }
  const hint = { key: 'migrate.planEdited.advice.switched', values: { tenant: 'alpha' } }
  expect(() => acceptPlan(request)).toThrow(expect.objectContaining({ problems: [expect.objectContaining({ hint })] }))
})

test('without a copy of the plan that was applied there is nothing to compare with', () => {
  const request = { plan: sized, applied: null, state, acceptChanges: true, file: 'x', appliedFile: 'y' }
  expect(() => acceptPlan(request)).toThrow(
    expect.objectContaining({ says: { key: 'migrate.planUnknown', values: { file: 'x' } } }),
  )
})

test('entries in another order are no change', () => {
  const two = planOf({ alpha: { ...alpha, volumes: [volumeEntry('a', 'v-1'), volumeEntry('b', 'v-2')] } })
  const turned = planOf({ alpha: { ...alpha, volumes: [volumeEntry('b', 'v-2'), volumeEntry('a', 'v-1')] } })
  const known = stateOf([{ kind: 'plan', at, id: two.id, digest: planDigest(two) }, ...begun.slice(1)])
  const request = { applied: two, state: known, acceptChanges: false, file: 'x', appliedFile: 'y' }
  expect(planDigest(turned)).not.toBe(planDigest(two))
  expect(acceptPlan({ plan: turned, ...request })).toEqual([])
})

test('changes that were taken before a command failed are not asked for again', () => {
  expect(acceptPlan({ plan: sized, applied: sized, state, acceptChanges: false, file: 'x', appliedFile: 'y' })).toEqual(
    [],
  )
})

test('a tenant without entries is a change', () => {
  const more = { ...applied, tenants: { ...applied.tenants, gamma: nothing } }
  expect(planChanges(applied, more)).toEqual([
    { path: 'tenants', tenant: 'gamma', entry: null, before: null, after: '{}' },
  ])
})
