import { createHash } from 'node:crypto'

/** What a resource is made for: part of what is moved, a copy for a rehearsal, a snapshot, the mark of the lock, or a measurement. */
export type Purpose = 'product' | 'rehearsal' | 'snapshot' | 'lock' | 'probe'

/**
 * The identity of a resource that a migration makes, set in the create call. The same for every attempt, another for
 * everything else. `nth` tells apart what is made again and again.
 */
export function createKey(of: {
  readonly planId: string
  readonly purpose: Purpose
  readonly entry: string
  readonly nth: number
}): string {
  const { planId, purpose, entry, nth } = of
  const digest = createHash('sha256')
    .update(`${purpose}\n${entry}\n${String(nth)}`)
    .digest('hex')
  return `${keysOf(planId)}${digest.slice(0, 16)}`
}

const keysOf = (planId: string): string => `m${planId}-`

const keyForm = /^m([0-9a-f]{12})-([0-9a-f]{16})$/

/** Whose migration an identity is, by the id of its plan; null: it is that of none. */
export function planIdOf(key: string): string | null {
  return keyForm.exec(key)?.[1] ?? null
}

/** Whether something was made under an identity of a migration, whatever its labels have become since. */
export function isKeyOf(planId: string, key: string): boolean {
  return key.startsWith(keysOf(planId))
}

/** Labels of everything that a migration makes. */
export const migrationLabel = 'broker-migration'
export const tenantLabel = 'broker-tenant'
export const purposeLabel = 'broker-purpose'
/** Of servers of the target from the switch on: it is known there, too, that their tenant was switched over. */
export const switchedLabel = 'broker-switched'
/** Takes the place of the others when a tenant is finished; its value is the digest of the receipt. */
export const migratedLabel = 'broker-migrated'
/** Of servers of the target from the create call on, and of volumes from the end on: id of what they were on the source. */
export const sourceLabel = 'broker-source'
