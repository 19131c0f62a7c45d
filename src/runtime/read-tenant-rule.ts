import type { TenantRule } from '../workflows/inventory/assign-tenants.ts'
import { tenantRule } from '../workflows/inventory/tenant-rule.ts'
import { maxDocumentBytes, readText } from './read-text.ts'

/**
 * The rule of `--tenants` and `--tenants-file`.
 * @throws BrokerError usage – both, or the file is not valid.
 */
export async function readTenantRule(flag: string | undefined, path: string | undefined): Promise<TenantRule> {
  const file = path === undefined ? null : { file: path, text: await readText({ path, maxBytes: maxDocumentBytes }) }
  return tenantRule(flag, file)
}
