import type { Account, OpenstackPreset, PresetId } from './profile.ts'

/**
 * Clouds that speak OpenStack, and what everybody may know of them. Addresses as their customers' files have them, read on 2026-11-22.
 */
export const openstackPresets: readonly (OpenstackPreset & { readonly id: PresetId })[] = [
  { id: 'generic', name: 'OpenStack', catalogueId: null, authUrl: null, closed: null },
  { id: 'ovhcloud', name: 'OVHcloud', catalogueId: 'ovh', authUrl: 'https://auth.cloud.ovh.net/v3', closed: null },
  {
    id: 'infomaniak',
    name: 'Infomaniak',
    catalogueId: 'infomaniak',
    authUrl: 'https://api.pub1.infomaniak.cloud/identity/v3',
    closed: null,
  },
  {
    id: 'cloudwatt',
    name: 'Cloudwatt',
    catalogueId: 'cloudwatt',
    authUrl: null,
    closed: {
      since: '2020-02-01',
      source:
        'https://www.solutions-numeriques.com/decideur-entreprise/arret-de-cloudwatt-fin-de-partie-pour-le-cloud-souverain-finance-par-letat/',
    },
  },
]

/** Names of all presets, in the order in which they are offered. */
export const presetIds: readonly PresetId[] = openstackPresets.map(({ id }) => id)

/** What is known of a cloud by the name of its preset. */
export function presetOf(id: PresetId): OpenstackPreset {
  const found = openstackPresets.find((preset) => preset.id === id)
  return found ?? { id, name: id, catalogueId: null, authUrl: null, closed: null }
}

/** Name of an account's provider as the catalogue has it, where it has it. */
export function catalogueName(account: Account): string {
  switch (account.kind) {
    case 'directory':
      return account.kind
    case 'openstack':
      return presetOf(account.preset).catalogueId ?? account.kind
  }
}
