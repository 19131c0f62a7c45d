import type { Wave } from '../../../plan/plan-schema.ts'

/** Tenants in their order, so many to a wave; null: one wave for all. */
export function planWaves(tenants: readonly string[], size: number | null): Wave[] {
  const each = size ?? Math.max(tenants.length, 1)
  const count = Math.max(1, Math.ceil(tenants.length / each))
  return Array.from({ length: count }, (_, at) => ({
    name: `wave-${String(at + 1)}`,
    tenants: tenants.slice(at * each, (at + 1) * each),
    window: null,
    maxParallel: 1,
    owner: null,
  }))
}
