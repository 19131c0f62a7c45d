import { z } from 'zod'
import { readDocument } from './check-document.ts'

/** Whose a resource is, by its id, its name, or the provider's own project. */
export interface TenantPatterns {
  readonly tenant: string
  /** Ids, names, or names with `*` for any letters and `?` for one. */
  readonly patterns: readonly string[]
}

/** A file that says which resources belong to which customer. */
export const tenantsSchema = z.strictObject({
  version: z.literal(1).optional().describe('Version of this format: 1.'),
  tenants: z
    .record(z.string().min(1).max(200), z.array(z.string().min(1).max(500)).min(1).max(10_000))
    .describe(
      'Each customer by name, with the ids and names of its resources; in names * stands for any letters and ? for one.',
    ),
})

/**
 * The tenants in the order of the file.
 * @throws BrokerError usage – with every problem and its line.
 */
export function readTenants(request: { readonly file: string; readonly text: string }): readonly TenantPatterns[] {
  const { tenants } = readDocument({ ...request, schema: tenantsSchema })
  return Object.entries(tenants).map(([tenant, patterns]) => ({ tenant, patterns }))
}
