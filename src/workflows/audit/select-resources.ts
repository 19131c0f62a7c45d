import { resourceKinds, type Inventory, type ResourceKind } from '../../domain/inventory.ts'
import type { Selector } from '../../domain/policy.ts'
import type { Resource } from '../../domain/resources.ts'
import { matchesPattern } from '../inventory/match-pattern.ts'
import type { AuditAccount } from './audit-account.ts'
import type { Scope } from './rule.ts'

/** Whether an entry is about the account at all. */
export function selectsAccount({ profiles, providers, regions }: Selector, account: AuditAccount): boolean {
  const { inventory, provider, region } = account
  return (
    matchesAny(profiles, [inventory.profile]) &&
    matchesAny(providers, [inventory.provider, provider ?? '']) &&
    matchesAny(regions, [inventory.region ?? '', region])
  )
}

/** The resources of the account that a selector takes, of these kinds; the lists of the others are empty. */
export function selectResources(
  inventory: Inventory,
  { tenants, labels }: Selector,
  kinds: readonly ResourceKind[],
): Scope['selected'] {
  const wanted = Object.entries(labels ?? {})
  const takes = ({ tenant, labels: own }: Resource): boolean =>
    (tenants === null || (tenant !== null && matchesAny(tenants, [tenant]))) &&
    wanted.every(([key, pattern]) => {
      const value = Object.hasOwn(own, key) ? own[key] : undefined
      return value !== undefined && matchesPattern(value, pattern)
    })
  const lists = resourceKinds.map((kind) => {
    const all: readonly Resource[] = kinds.includes(kind) ? inventory[kind] : []
    return [kind, tenants === null && labels === null ? all : all.filter(takes)] as const
  })
  // Each list holds what the list of the same name in the inventory holds, or part of it.
  return Object.fromEntries(lists) as unknown as Scope['selected']
}

function matchesAny(patterns: readonly string[] | null, names: readonly string[]): boolean {
  return patterns === null || patterns.some((pattern) => names.some((name) => matchesPattern(name, pattern)))
}
