import { isDeepStrictEqual } from 'node:util'
import { keyLabel } from './creation.ts'
import type { LabelChange } from './label-feature.ts'
import type { LabelLimits } from '../../domain/label-limits.ts'
import { requireCount, requireLabels, requireNoIdentity } from './require-labels.ts'

type Labels = Readonly<Record<string, string>>

/**
 * What every change of labels asks before it calls the provider.
 * @throws ProviderError `conflict` – a label that is to be set is not taken, or the identity is named.
 */
export function requireChange(limits: LabelLimits, { kind, set, remove }: LabelChange): void {
  requireLabels(limits, { kind, labels: set })
  requireNoIdentity(kind, remove)
}

/**
 * The labels of a thing after a change, the identity among them; null: they are so already. What is both to be set and to be taken away
 * is set.
 * @throws ProviderError `conflict` – they would be too many.
 */
export function changedLabels(limits: LabelLimits, before: Labels, { kind, set, remove }: LabelChange): Labels | null {
  const kept = Object.entries(before).filter(([label]) => !remove.includes(label))
  const after = { ...Object.fromEntries(kept), ...set }
  if (isDeepStrictEqual(after, { ...before })) return null
  const { [keyLabel]: _identity, ...labels } = after
  requireCount(limits, { kind, labels })
  return after
}
