import { plannedKinds } from './entries.ts'
import { canonicalJson } from './plan-digest.ts'
import type { Plan } from './plan-schema.ts'

/** One field that two plans have differently. */
export interface PlanChange {
  /** Such as `limits.volumesInParallel`, or `desired.size` of an entry. */
  readonly path: string
  /** Whose it is; null: the whole plan's. */
  readonly tenant: string | null
  /** Key of the entry; null: none. */
  readonly entry: string | null
  /** As JSON; null: it is not there. */
  readonly before: string | null
  readonly after: string | null
}

/** Every field that differs, in the order of the first plan. Lists are compared whole, entries by their keys. */
export function planChanges(before: Plan, after: Plan): readonly PlanChange[] {
  const { tenants: tenantsBefore, ...restBefore } = before
  const { tenants: tenantsAfter, ...restAfter } = after
  const names = [...new Set([...Object.keys(tenantsBefore), ...Object.keys(tenantsAfter)])]
  return [
    ...differences(fieldsOf(restBefore), fieldsOf(restAfter)).map((one) => ({ ...one, tenant: null, entry: null })),
    ...names.flatMap((tenant) => tenantChanges(tenant, tenantsBefore[tenant], tenantsAfter[tenant])),
  ]
}

type Tenant = Plan['tenants'][string]

function tenantChanges(tenant: string, before: Tenant | undefined, after: Tenant | undefined): readonly PlanChange[] {
  const isNew = (before === undefined) !== (after === undefined)
  const whole = differences(presence(before), presence(after)).map((one) => ({ ...one, tenant, entry: null }))
  return [...(isNew ? whole : []), ...entryChanges(tenant, before, after)]
}

/** Of a tenant without entries nothing else would tell that it came or went. */
function presence(tenant: Tenant | undefined): ReadonlyMap<string, string> {
  return new Map(tenant === undefined ? [] : [['tenants', '{}']])
}

function entryChanges(tenant: string, before: Tenant | undefined, after: Tenant | undefined): readonly PlanChange[] {
  return plannedKinds.flatMap((kind) => {
    const [old, now] = [byKey(before?.[kind]), byKey(after?.[kind])]
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((entry) =>
      differences(fieldsOf(old.get(entry)), fieldsOf(now.get(entry))).map((one) => ({ ...one, tenant, entry })),
    )
  })
}

type Keyed = Tenant[keyof Tenant][number]

function byKey(entries: readonly Keyed[] = []): ReadonlyMap<string, Keyed> {
  return new Map(entries.map((entry) => [entry.key, entry]))
}

/** Values by path; objects are gone into, lists are not. */
function fieldsOf(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (value === undefined) return new Map()
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new Map([[path, canonicalJson(value)]])
  const inner = Object.entries(value).flatMap(([key, each]) => [
    ...fieldsOf(each, path === '' ? key : `${path}.${key}`),
  ])
  return new Map(inner.length === 0 ? [[path, '{}']] : inner)
}

function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): readonly Pick<PlanChange, 'path' | 'before' | 'after'>[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])]
  return paths
    .map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null }))
    .filter((one) => one.before !== one.after)
}
