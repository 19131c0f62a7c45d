import type { AuditReport } from '../../domain/audit.ts'
import type { Severity } from '../../domain/audit-rules.ts'
import { audit } from '../../workflows/audit/audit.ts'
import type { InventoryProgress } from '../../workflows/inventory/take-inventory.ts'
import { readTenantRule } from '../read-tenant-rule.ts'
import { readBilling } from './read-billing.ts'
import { bundledWorld, readPolicy } from './read-policy.ts'
import { readBaseline, readPreviousAudit } from './read-previous-audit.ts'
import { readSources } from './read-sources.ts'

/** A run as it was typed. */
export interface AuditLine {
  readonly words: readonly string[]
  readonly policy: string | undefined
  readonly failOn: Severity | undefined
  /** `--billing` */
  readonly billing: readonly string[]
  readonly previous: string | undefined
  readonly baseline: string | undefined
  readonly profiles: string | undefined
  readonly tenants: string | undefined
  readonly tenantsFile: string | undefined
  readonly offline: boolean
  readonly debug: boolean
  /** ISO 8601 calendar date. */
  readonly today: string
  /** ISO 8601 UTC. */
  readonly takenAt: string
  readonly onProgress: (event: InventoryProgress) => void
  readonly signal: AbortSignal
}

/**
 * Reads all files before any account is asked, then audits.
 * @throws BrokerError usage – a file, a profile or the policy is not right.
 */
export async function runAudit(line: AuditLine): Promise<AuditReport> {
  const world = await bundledWorld(line.today)
  const policy = await readPolicy(line.policy, world)
  const previous = line.previous === undefined ? null : await readPreviousAudit(line.previous)
  const baseline = line.baseline === undefined ? null : await readBaseline(line.baseline)
  const tenants = await readTenantRule(line.tenants, line.tenantsFile)
  const { words, profiles, offline, debug, onProgress, signal } = line
  const tenantTag = tenants.kind === 'label' ? tenants.key : null
  const bill = line.billing.length === 0 ? null : await readBilling({ files: line.billing, tenantTag, signal })
  const { sources, failed } = await readSources({
    words,
    optional: bill !== null,
    profiles,
    tenants,
    offline,
    debug,
    onProgress,
    signal,
  })
  const failOn = line.failOn ?? policy.failOn
  return audit({ policy, sources, failed, world, failOn, previous, baseline, bill, takenAt: line.takenAt })
}
