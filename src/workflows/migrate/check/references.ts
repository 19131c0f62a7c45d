import type { Entry, PlannedKind } from '../../../plan/entries.ts'
import type { Placed } from './checking.ts'

/** A key that an entry names. */
export interface Reference {
  readonly kind: PlannedKind
  readonly key: string
  /** Where it stands in the entry. */
  readonly field: string
}

type Readers = { readonly [K in PlannedKind]: (entry: Entry<K>) => readonly Reference[] }

const to = (kind: PlannedKind, field: string, keys: readonly (string | null)[]): readonly Reference[] =>
  keys.flatMap((key) => (key === null ? [] : [{ kind, key, field }]))

const readers: Readers = {
  networks: () => [],
  subnets: ({ desired }) => to('networks', 'desired.network', [desired.network]),
  routers: ({ desired }) => to('subnets', 'desired.subnets', desired.subnets),
  securityGroups: ({ desired }) =>
    to(
      'securityGroups',
      'desired.rules',
      desired.rules.map(({ remoteGroup }) => (remoteGroup === 'self' ? null : remoteGroup)),
    ),
  keyPairs: () => [],
  images: () => [],
  volumes: () => [],
  servers: ({ desired: { boot, volumes, networks, securityGroups, keyPair } }) => [
    ...(boot === null ? [] : to(boot.kind === 'volume' ? 'volumes' : 'images', 'desired.boot', [boot.key])),
    ...to('volumes', 'desired.volumes', volumes),
    ...to('networks', 'desired.networks', networks),
    ...to('securityGroups', 'desired.securityGroups', securityGroups),
    ...to('keyPairs', 'desired.keyPair', [keyPair]),
  ],
  publicIps: ({ desired }) => to('servers', 'desired.server', [desired.server]),
}

/** Every key that an entry names, in the order of its fields. */
export function referencesOf<K extends PlannedKind>({ kind, entry }: Placed<K>): readonly Reference[] {
  const reader: (entry: Entry<K>) => readonly Reference[] = readers[kind]
  return reader(entry)
}
