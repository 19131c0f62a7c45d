import type { OpenstackAccess } from '../domain/openstack-access.ts'
import { presetOf } from '../domain/openstack-presets.ts'
import type { OpenstackPreset } from '../domain/profile.ts'
import type { Provider } from './contract/provider.ts'
import type { Redactor } from './shared/http/redactor.ts'

/** What adapters are given of their surroundings: they have no clock, no chance and no environment of their own. */
export interface AdapterSurroundings {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** 0 up to, not including, 1. */
  readonly random: () => number
  /** Rejects with the reason of the signal as soon as it is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Gets one line for each call over the network, without a secret; null: nobody listens. */
  readonly debug: ((line: string) => void) | null
  /** Learns the secrets of the account, and its tokens as they come. */
  readonly redactor?: Redactor
}

/** Everything that is needed to open one account; credentials and certificates have been read. */
export type Opening =
  | {
      readonly kind: 'directory'
      readonly root: string
      /** Whether its servers are real processes of this machine, or records that run nothing. */
      readonly servers: 'processes' | 'records'
    }
  | {
      readonly kind: 'openstack'
      readonly access: OpenstackAccess
      readonly preset: OpenstackPreset
      readonly proxies: Proxies
      /** PEM of authorities to trust besides the usual ones; null: none. */
      readonly caPem: string | null
    }

/** What the surroundings say about proxies, as it stands there; null: nothing. */
export interface Proxies {
  readonly httpsProxy: string | null
  readonly httpProxy: string | null
  readonly noProxy: string | null
}

/** Loads the adapter of a kind of provider and opens an account. No I/O besides loading. */
export async function openProvider(opening: Opening, surroundings: AdapterSurroundings): Promise<Provider> {
  const { now, random } = surroundings
  switch (opening.kind) {
    case 'directory': {
      const { directory } = await import('./directory/directory.ts')
      const { root, servers } = opening
      return directory({ root, servers, now: () => new Date(now()), randomHex: () => hexOf(random) })
    }
    case 'openstack': {
      const { openstack } = await import('./openstack/openstack.ts')
      return openstack({ ...opening, ...surroundings })
    }
  }
}

const hexDigits = 12

function hexOf(random: () => number): string {
  return Array.from({ length: hexDigits }, () => Math.floor(random() * 16).toString(16)).join('')
}

/** An account of every kind that the program knows, with nothing behind it. */
const examples: readonly Opening[] = [
  { kind: 'directory', root: '.', servers: 'records' },
  {
    kind: 'openstack',
    access: {
      authUrl: 'https://openstack.invalid/v3',
      credentials: { kind: 'token', token: '', project: null },
      region: null,
      interface: 'public',
      caFile: null,
      insecure: false,
    },
    preset: presetOf('generic'),
    proxies: { httpsProxy: null, httpProxy: null, noProxy: null },
    caPem: null,
  },
]

/** One provider of every kind, for the table of abilities; nothing but their facts and the presence of features may be used. */
export async function exampleProviders(surroundings: AdapterSurroundings): Promise<readonly Provider[]> {
  return await Promise.all(examples.map((opening) => openProvider(opening, surroundings)))
}
