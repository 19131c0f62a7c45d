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

/** Where each name points, and whether that is an old or a new address of the plan. */
export async function checkZone(request: {
  readonly names: readonly string[]
  readonly rows: readonly AddressRow[]
  readonly resolver: NameResolver
  readonly signal: AbortSignal
}): Promise<readonly NameFinding[]> {
  const { names, rows, resolver, signal } = request
  const old = new Set(rows.map((row) => row.old))
  const fresh = new Set(rows.map((row) => row.new))
  const findings: NameFinding[] = []
  for (const name of names) {
    try {
      const answers = await resolver.resolve({ name, signal })
      const addresses = answers.map(({ address }) => address)
      findings.push({
        name,
        addresses,
        ttlSeconds: longest(answers.flatMap(({ ttlSeconds }) => ttlSeconds ?? [])),
        old: addresses.filter((address) => old.has(address)),
        new: addresses.filter((address) => fresh.has(address)),
        error: null,
      })
    } catch (error) {
      signal.throwIfAborted()
      const reason = error instanceof Error ? error.message : String(error)
      findings.push({ name, addresses: [], ttlSeconds: null, old: [], new: [], error: reason })
    }
  }
  return findings
}

const longest = (seconds: readonly number[]): number | null => (seconds.length === 0 ? null : Math.max(...seconds))
