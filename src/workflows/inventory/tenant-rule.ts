import { readTenants } from '../../documents/tenants-file.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import type { TenantRule } from './assign-tenants.ts'

const label = 'label:'

/**
 * The rule that flags stand for: `project`, `label:KEY`, or a file; without any, the provider's own project.
 * @throws BrokerError usage – neither of these, both, or a file that is not valid.
 */
export function tenantRule(
  flag: string | undefined,
  file: { readonly file: string; readonly text: string } | null,
): TenantRule {
  if (flag !== undefined && file !== null) {
    throw new BrokerError({
      kind: 'usage',
      says: message('inventory.tenants.two'),
      next: message('inventory.tenants.two.next'),
    })
  }
  if (file !== null) return { kind: 'file', tenants: readTenants(file) }
  if (flag === undefined || flag === 'project') return { kind: 'project' }
  if (flag.startsWith(label) && flag.length > label.length) return { kind: 'label', key: flag.slice(label.length) }
  throw new BrokerError({
    kind: 'usage',
    says: message('inventory.tenants.bad', { value: flag }),
    next: message('inventory.tenants.bad.next'),
  })
}
