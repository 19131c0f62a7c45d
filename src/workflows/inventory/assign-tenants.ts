import type { TenantPatterns } from '../../documents/tenants-file.ts'
import { resourceKinds, type InventoryWarning, type ResourceKind } from '../../domain/inventory.ts'
import { message } from '../../domain/message.ts'
import type { Resource } from '../../domain/resources.ts'
import { mapLists, type Lists } from './lists.ts'
import { isPattern, matchesPattern } from './match-pattern.ts'

/** What says to whom a resource belongs. */
export type TenantRule =
  | { readonly kind: 'project' }
  | { readonly kind: 'label'; readonly key: string }
  | {
      readonly kind: 'file'
      readonly tenants: readonly TenantPatterns[]
      /** Of what the file does not name; left out: it is nobody's. */
      readonly otherwise?: TenantRule | null
    }

type TenantOf = (resource: Resource) => string | null

/** The lists with the tenants of a rule, and a warning for each kind of which some have none. */
export function assignTenants(
  lists: Lists,
  rule: TenantRule,
): { readonly lists: Lists; readonly warnings: readonly InventoryWarning[] } {
  if (rule.kind === 'project') return { lists, warnings: [] }
  const tenantOf = tenantOfRule(rule)
  const assigned = mapLists(lists, <T extends Resource>(resource: T): T => ({
    ...resource,
    tenant: tenantOf(resource),
  }))
  return { lists: assigned, warnings: resourceKinds.flatMap((kind) => untenanted(kind, assigned)) }
}

function tenantOfRule(rule: TenantRule): TenantOf {
  switch (rule.kind) {
    case 'project':
      return ({ tenant }) => tenant
    case 'label':
      return byLabel(rule.key)
    case 'file': {
      const [named, other] = [byPatterns(rule.tenants), rule.otherwise ?? null]
      const unnamed: TenantOf = other === null ? () => null : tenantOfRule(other)
      return (resource) => named(resource) ?? unnamed(resource)
    }
  }
}

function byLabel(key: string): TenantOf {
  return ({ labels }) => (Object.hasOwn(labels, key) ? (labels[key] ?? null) : null)
}

/** An id counts more than a name, a name more than a pattern, all of them more than the project; then the order of the file. */
function byPatterns(tenants: readonly TenantPatterns[]): TenantOf {
  const exact = new Map<string, string>()
  const patterns: { readonly pattern: string; readonly tenant: string }[] = []
  for (const { tenant, patterns: all } of tenants) {
    for (const each of all) {
      if (isPattern(each)) patterns.push({ pattern: each, tenant })
      else if (!exact.has(each)) exact.set(each, tenant)
    }
  }
  return ({ id, name, tenant: project }) =>
    exact.get(id) ??
    exact.get(name) ??
    patterns.find(({ pattern }) => matchesPattern(name, pattern))?.tenant ??
    (project === null ? undefined : exact.get(project)) ??
    null
}

function untenanted(kind: ResourceKind, lists: Lists): readonly InventoryWarning[] {
  const count = lists[kind].filter(({ tenant }) => tenant === null).length
  if (count === 0) return []
  const says = message('inventory.warning.noTenant', { kind: message(`inventory.kind.${kind}`), count })
  const next = message('inventory.warning.noTenant.next')
  return [{ kind, read: lists[kind].length, why: 'noTenant', says, next }]
}
