import { BrokerError } from '../../domain/errors.ts'
import { message } from '../../domain/message.ts'
import { nearest } from '../../domain/nearest.ts'
import type { Account, Profile } from '../../domain/profile.ts'

/** What a word on the command line may mean. */
export interface KnownProfiles {
  /** Those of the profiles file, by name. */
  readonly profiles: ReadonlyMap<string, Account>
}

/** Kinds of providers that can be named on the command line without a profile. */
export const accountWords = ['openstack', 'directory'] as const

/**
 * A name in the profiles file, else `openstack:CLOUD`, `openstack` or `directory:PATH`; null when it is none of them.
 * @throws BrokerError usage – `directory` without a folder.
 */
export function resolveProfile(name: string, { profiles }: KnownProfiles): Profile | null {
  const known = profiles.get(name)
  if (known !== undefined) return { name, account: known }
  const [kind = '', ...rest] = name.split(':')
  const place = rest.join(':')
  if (kind === 'openstack') return { name, account: openstackAccount(place === '' ? null : place) }
  if (kind !== 'directory') return null
  if (place !== '') return { name, account: { kind, path: place } }
  throw new BrokerError({
    kind: 'usage',
    says: message('profile.noPath'),
    next: message('profile.noPath.next'),
  })
}

function openstackAccount(cloud: string | null): Account {
  const rest = { region: null, interface: null, caFile: null, proxy: null, baseUrl: null }
  return { kind: 'openstack', preset: 'generic', cloud, ...rest }
}

/** The error for a word that means nothing; `clouds` are the names in clouds.yaml. */
export function unknownProfile(name: string, { profiles }: KnownProfiles, clouds: readonly string[]): BrokerError {
  const words = [...profiles.keys(), ...clouds.map((cloud) => `openstack:${cloud}`)]
  const near = clouds.includes(name) ? `openstack:${name}` : nearest(name, words)
  const known = words.join(', ')
  const next =
    words.length === 0
      ? message('profile.unknown.none')
      : near === null
        ? message('profile.unknown.known', { known })
        : message('profile.unknown.near', { near, known })
  return new BrokerError({ kind: 'usage', says: message('profile.unknown', { name }), next })
}
