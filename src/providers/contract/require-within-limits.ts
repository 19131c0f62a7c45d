import type { ResourceKind } from '../../domain/inventory.ts'
import { contractError } from './contract-error.ts'
import type { Creation } from './creation.ts'
import type { NameLimits, ProviderFacts } from './provider.ts'
import { bytesOf, matches, requireLabels } from './require-labels.ts'

/**
 * What every create call asks first.
 * @throws ProviderError `conflict` – key, name or labels are not what the limits of the kind allow; names which, and the rule.
 * @throws ProviderError `unsupported` – the kind cannot be created here.
 */
export function requireWithinLimits(request: {
  readonly facts: ProviderFacts
  readonly kind: ResourceKind
  readonly creation: Pick<Creation, 'key' | 'name' | 'labels'>
}): void {
  const { facts, kind, creation } = request
  const { key, name, labels } = creation
  const limits = facts.limits[kind]
  if (limits === undefined) throw contractError({ code: 'unsupported', rule: 'kindNotCreated', kind })
  if (!matches('[a-z0-9-]{1,63}', key)) throw contractError({ code: 'conflict', rule: 'badKey', kind, values: { key } })
  requireName(limits, kind, name)
  requireLabels(limits.labels, { kind, labels })
}

function requireName(
  { maxNameBytes: limit, namePattern: pattern }: NameLimits,
  kind: ResourceKind,
  name: string,
): void {
  const refused = { code: 'conflict', kind } as const
  const bytes = bytesOf(name)
  if (bytes > limit) throw contractError({ ...refused, rule: 'nameTooLong', values: { name, bytes, limit } })
  if (pattern !== null && !matches(pattern, name))
    throw contractError({ ...refused, rule: 'nameCharacters', values: { name, pattern } })
}
