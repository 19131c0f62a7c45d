import type { NameFinding } from '../../../domain/migration-check.ts'
import type { AddressRow } from '../../../plan/address-rows.ts'

/** Asks where names point; never changes it. */
export interface NameResolver {
  /** Empty: the name does not exist. Rejects where nobody could tell. */
  readonly resolve: (request: {
    readonly name: string
    readonly signal: AbortSignal
  }) => Promise<readonly { readonly address: string; readonly ttlSeconds: number | null }[]>
}

/** One name a line; what follows a `#` is a comment. */
export function namesIn(text: string): readonly string[] {
  const names = text.split('\n').map((line) => line.replace(/#.*/, '').trim())
  return [...new Set(names.filter((name) => name !== ''))]
}

interface ZoneRequest {
  readonly names: readonly string[]
  readonly rows: readonly AddressRow[]
  readonly resolver: NameResolver
  readonly signal: AbortSignal
}

/** Where each name points, and whether that is an old or a new address of the plan. All are asked for at one time. */
export async function checkZone(request: ZoneRequest): Promise<readonly NameFinding[]> {
  const { names, rows } = request
  const old = new Set(rows.map((row) => row.old))
  const fresh = new Set(rows.map((row) => row.new))
  const found = await Promise.all(names.map((name) => resolved(name, request)))
  return found.map((finding) => ({
    ...finding,
    old: finding.addresses.filter((address) => old.has(address)),
    new: finding.addresses.filter((address) => fresh.has(address)),
  }))
}

async function resolved(name: string, { resolver, signal }: ZoneRequest): Promise<Omit<NameFinding, 'old' | 'new'>> {
  try {
    const answers = await resolver.resolve({ name, signal })
    const addresses = answers.map(({ address }) => address)
    return { name, addresses, ttlSeconds: longest(answers.flatMap(({ ttlSeconds }) => ttlSeconds ?? [])), error: null }
  } catch (error) {
    signal.throwIfAborted()
    return { name, addresses: [], ttlSeconds: null, error: error instanceof Error ? error.message : String(error) }
  }
}

const longest = (seconds: readonly number[]): number | null => (seconds.length === 0 ? null : Math.max(...seconds))
