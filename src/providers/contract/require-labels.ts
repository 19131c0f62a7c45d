import type { ResourceKind } from '../../domain/inventory.ts'
import { contractError } from './contract-error.ts'
import { keyLabel } from './creation.ts'
import type { LabelLimits } from '../../domain/label-limits.ts'

/** Labels that are to be on a thing of some kind. */
export interface LabelsOfKind {
  /** Of the thing. */
  readonly kind: ResourceKind
  /** All of them but the identity. */
  readonly labels: Readonly<Record<string, string>>
}

/**
 * Asks whether a provider takes these labels; null: it takes none, and leaves them out.
 * @throws ProviderError `conflict` – it does not; names the first label that is not taken, and the rule.
 */
export function requireLabels(limits: LabelLimits | null, { kind, labels }: LabelsOfKind): void {
  requireNoIdentity(kind, Object.keys(labels))
  if (limits === null) return
  requireCount(limits, { kind, labels })
  for (const [label, value] of Object.entries(labels)) {
    requireKey(limits, kind, label)
    requireValue(limits, kind, [label, value])
  }
}

/** @throws ProviderError `conflict` – the identity is named, which is nobody's to change. */
export function requireNoIdentity(kind: ResourceKind, keys: readonly string[]): void {
  const label = keys.find((key) => key.startsWith(keyLabel))
  if (label !== undefined) throw contractError({ code: 'conflict', rule: 'identity', kind, values: { label } })
}

/** @throws ProviderError `conflict` – one thing cannot have so many labels. */
export function requireCount({ maxCount: limit }: LabelLimits, { kind, labels }: LabelsOfKind): void {
  const count = Object.keys(labels).length
  if (count > limit) throw contractError({ code: 'conflict', rule: 'tooManyLabels', kind, values: { count, limit } })
}

function requireKey(
  { maxKeyBytes: limit, keyPattern: pattern, reservedKeys }: LabelLimits,
  kind: ResourceKind,
  label: string,
): void {
  const refused = { code: 'conflict', kind } as const
  const bytes = bytesOf(label)
  if (label === '') throw contractError({ ...refused, rule: 'noKey' })
  if (bytes > limit) throw contractError({ ...refused, rule: 'keyTooLong', values: { label, bytes, limit } })
  if (reservedKeys !== null && matches(reservedKeys, label))
    throw contractError({ ...refused, rule: 'reservedKey', values: { label } })
  if (pattern !== null && !matches(pattern, label))
    throw contractError({ ...refused, rule: 'keyCharacters', values: { label, pattern } })
}

function requireValue(
  { maxValueBytes: limit, maxPairBytes, valuePattern: pattern }: LabelLimits,
  kind: ResourceKind,
  [label, value]: readonly [string, string],
): void {
  const refused = { code: 'conflict', kind } as const
  const bytes = bytesOf(value)
  if (bytes > limit) throw contractError({ ...refused, rule: 'valueTooLong', values: { label, bytes, limit } })
  const pair = bytesOf(`${label}=${value}`)
  if (maxPairBytes !== null && pair > maxPairBytes)
    throw contractError({ ...refused, rule: 'pairTooLong', values: { label, bytes: pair, limit: maxPairBytes } })
  if (pattern !== null && !matches(pattern, value))
    throw contractError({ ...refused, rule: 'valueCharacters', values: { label, value, pattern } })
}

/** In UTF-8. */
export function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

/** Whether a pattern of the facts holds for a whole text. */
export function matches(pattern: string, text: string): boolean {
  return new RegExp(`^(?:${pattern})$`, 'u').test(text)
}
