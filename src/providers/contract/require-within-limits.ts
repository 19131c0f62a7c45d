import type { ResourceKind } from '../../domain/inventory.ts'
import { message } from '../../domain/message.ts'
import type { Creation } from './creation.ts'
import { ProviderError } from './errors.ts'
import type { NameLimits, ProviderFacts } from './provider.ts'

/**
 * What every create call asks first.
 * @throws ProviderError `conflict` – key, name or labels are not what the limits of the kind allow; names which.
 * @throws ProviderError `unsupported` – the kind cannot be created here.
 */
export function requireWithinLimits(request: {
  readonly facts: ProviderFacts
  readonly kind: ResourceKind
  readonly creation: Pick<Creation, 'key' | 'name' | 'labels'>
}): void {
  const { facts, kind, creation } = request
  const limits = facts.limits[kind]
  if (limits === undefined) {
    const says = message('contract.kindNotCreated', { kind })
    throw new ProviderError({ code: 'unsupported', says, next: message('contract.kindNotCreated.next') })
  }
  const beyond = firstBeyond(limits, creation)
  if (beyond === null) return
  const says = message('contract.beyondLimits', { kind, ...beyond })
  throw new ProviderError({ code: 'conflict', says, next: message('contract.beyondLimits.next') })
}

interface Beyond {
  readonly what: string
  readonly limit: string
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

function firstBeyond(limits: NameLimits, creation: Pick<Creation, 'key' | 'name' | 'labels'>): Beyond | null {
  const { key, name } = creation
  const { maxNameBytes, namePattern } = limits
  if (!/^[a-z0-9-]{1,63}$/.test(key)) return { what: `key "${key}"`, limit: '[a-z0-9-]{1,63}' }
  if (bytesOf(name) > maxNameBytes) return { what: `name "${name}"`, limit: `${String(maxNameBytes)} bytes` }
  if (namePattern !== null && !new RegExp(`^(?:${namePattern})$`, 'u').test(name)) {
    return { what: `name "${name}"`, limit: namePattern }
  }
  return labelBeyond(limits, creation.labels)
}

function labelBeyond({ labels: limits }: NameLimits, labels: Creation['labels']): Beyond | null {
  const entries = Object.entries(labels)
  const reserved = entries.find(([key]) => key.startsWith('broker-key'))
  if (reserved !== undefined) return { what: `label "${reserved[0]}"`, limit: 'broker-key…' }
  if (limits === null) return null
  const { maxCount, maxKeyBytes, maxValueBytes } = limits
  if (entries.length > maxCount)
    return { what: `${String(entries.length)} labels`, limit: `${String(maxCount)} labels` }
  for (const [key, value] of entries) {
    if (bytesOf(key) > maxKeyBytes) return { what: `label "${key}"`, limit: `${String(maxKeyBytes)} bytes` }
    if (bytesOf(value) > maxValueBytes) return { what: `label "${key}"`, limit: `${String(maxValueBytes)} bytes` }
  }
  return null
}
