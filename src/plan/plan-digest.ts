import { createHash } from 'node:crypto'
import type { Plan } from './plan-schema.ts'

/** SHA-256 of what a plan says, hexadecimal: comments, order of keys and layout do not count. */
export function planDigest(plan: Plan): string {
  return createHash('sha256').update(canonicalJson(plan)).digest('hex')
}

/** SHA-256 of what a plan says of the servers of a tenant that are to be made, and of how they are asked whether they are well. */
export function serversDigest({ tenants }: Pick<Plan, 'tenants'>, tenant: string): string {
  const made = (tenants[tenant]?.servers ?? []).filter(({ how }) => how.action === 'create')
  const said = made.map(({ key, desired, how: { healthChecks, order } }) => ({ key, desired, healthChecks, order }))
  return createHash('sha256').update(canonicalJson(said)).digest('hex')
}

/** JSON with the keys of every object in order, as RFC 8785 has them, for text, whole numbers, lists and objects. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${pairs.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}
