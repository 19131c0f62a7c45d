import type { Plan } from './plan-schema.ts'

/** One address of a server, and what takes its place. */
export interface AddressRow {
  readonly tenant: string
  /** Name of the server; empty for an address that nobody has. */
  readonly server: string
  readonly old: string
  /** Null: not known yet, or nothing takes its place. */
  readonly new: string | null
  /** The name that the old address answers to; null: not known. */
  readonly reverseName: string | null
}

/** Addresses on the target by the keys of their entries. */
export interface NewAddresses {
  /** Of servers, in the order of their interfaces, without those of `publicIps`. */
  readonly servers: ReadonlyMap<string, readonly string[]>
  readonly publicIps: ReadonlyMap<string, string>
}

export const noAddresses: NewAddresses = { servers: new Map(), publicIps: new Map() }

/**
 * Old and new addresses of everything that moves, in the order of the plan. Public addresses are paired by their entries, the
 * others of a server by their order among those of the same version.
 */
export function addressRows(
  { tenants }: Plan,
  found: NewAddresses,
  reverseNames: ReadonlyMap<string, string> = new Map(),
): readonly AddressRow[] {
  return Object.entries(tenants).flatMap(([tenant, { servers, publicIps }]) => {
    const row = (server: string, old: string, fresh: string | null): AddressRow => {
      return { tenant, server, old, new: fresh, reverseName: reverseNames.get(old) ?? null }
    }
    const movable = new Set(publicIps.map(({ observed }) => observed.address))
    const named = new Map(servers.map(({ key, desired }) => [key, desired.name] as const))
    return [
      ...servers
        .filter(({ how }) => how.action === 'create')
        .flatMap(({ key, desired, observed }) => {
          const fixed = observed.addresses.filter((address) => !movable.has(address))
          const fresh = found.servers.get(key) ?? []
          return fixed.map((old) => row(desired.name, old, counterpart(old, fixed, fresh)))
        }),
      ...publicIps.map(({ key, desired, observed }) =>
        row(named.get(desired.server ?? '') ?? '', observed.address, found.publicIps.get(key) ?? null),
      ),
    ]
  })
}

function counterpart(old: string, all: readonly string[], fresh: readonly string[]): string | null {
  const same = (address: string): boolean => address.includes(':') === old.includes(':')
  return fresh.filter(same)[all.filter(same).indexOf(old)] ?? null
}
