import type { FailedAccount } from '../../domain/audit.ts'
import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { catalogueName } from '../../domain/openstack-presets.ts'
import type { AuditSource } from '../../workflows/audit/audit-account.ts'
import type { TenantRule } from '../../workflows/inventory/assign-tenants.ts'
import { takeInventory, type InventoryProgress } from '../../workflows/inventory/take-inventory.ts'
import { cleanedInventory } from '../cleaned-inventory.ts'
import { now } from '../clock.ts'
import { withProfile } from '../open-profile.ts'
import { readInventoryFile } from './read-inventory-file.ts'

export interface SourcesRequest {
  /** Profiles, and inventory files: whatever ends in `.json`. */
  readonly words: readonly string[]
  /** There is something else to audit. */
  readonly optional: boolean
  /** `--profiles` */
  readonly profiles: string | undefined
  readonly tenants: TenantRule
  readonly offline: boolean
  readonly debug: boolean
  readonly onProgress: (event: InventoryProgress) => void
  readonly signal: AbortSignal
}

export interface ReadSources {
  readonly sources: readonly AuditSource[]
  readonly failed: readonly FailedAccount[]
}

/**
 * Reads every account, one after another. One that cannot be reached does not stop the others; it is named.
 * @throws BrokerError usage – nothing to read, a profile or file that is not there, one twice; the error of the first when all have failed.
 */
export async function readSources(request: SourcesRequest): Promise<ReadSources> {
  const { words, offline } = request
  if (words.length === 0 && !request.optional) throw usage('audit.input.none', {})
  const live = words.find((word) => !isFile(word))
  if (offline && live !== undefined) throw usage('audit.input.offline', { profile: live })
  const sources: AuditSource[] = []
  const failures: { readonly profile: string; readonly error: BrokerError }[] = []
  for (const word of words) {
    const read = await readSource(word, request)
    if (read instanceof BrokerError) failures.push({ profile: word, error: read })
    else sources.push(read)
  }
  const [first] = failures
  if (first !== undefined && sources.length === 0) throw first.error
  refuseTwins(sources)
  return { sources, failed: failures.map(({ profile, error }) => ({ profile, reason: error.says })) }
}

function isFile(word: string): boolean {
  return /\.json$/i.test(word)
}

/** An account that cannot be reached gives its error back; a word that means nothing throws it. */
async function readSource(word: string, request: SourcesRequest): Promise<AuditSource | BrokerError> {
  if (isFile(word)) return await readInventoryFile(word)
  try {
    return await readAccount(word, request)
  } catch (error) {
    request.signal.throwIfAborted()
    if (error instanceof BrokerError && error.kind !== 'usage' && error.kind !== 'interrupted') return error
    throw error
  }
}

async function readAccount(name: string, request: SourcesRequest): Promise<AuditSource> {
  const { profiles: file, debug, tenants, onProgress, signal } = request
  return await withProfile({ name, file, debug }, async ({ profile, provider, redactor }) => {
    const wanted = { profile: profile.name, provider, tenants, takenAt: now(), onProgress, signal }
    const inventory = cleanedInventory(await takeInventory(wanted), redactor)
    return { inventory, catalogueName: catalogueName(profile.account), file: null, lines: new Map() }
  })
}

function refuseTwins(sources: readonly AuditSource[]): void {
  const seen = new Set<string>()
  for (const { inventory } of sources) {
    const place = `${inventory.profile} ${inventory.region ?? ''}`
    if (seen.has(place)) throw usage('audit.input.twice', { profile: inventory.profile })
    seen.add(place)
  }
}

function usage(
  key: 'audit.input.none' | 'audit.input.offline' | 'audit.input.twice',
  values: Readonly<Record<string, string>>,
): BrokerError {
  return new BrokerError({ kind: 'usage', says: message(key, values), next: message(`${key}.next`, values) })
}
