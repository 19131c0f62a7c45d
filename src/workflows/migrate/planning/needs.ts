import type { PlannedKind } from '../../../plan/entries.ts'
import type { Around } from './around.ts'
import { isCommon } from './source-lists.ts'

/** A thing by its kind and its id on the source. */
export interface Thing {
  readonly kind: PlannedKind
  readonly id: string
}

/** What a thing cannot move without. */
export function needsOf({ kind, id }: Thing, found: Around): readonly Thing[] {
  switch (kind) {
    case 'servers':
      return serverNeeds(id, found)
    case 'networks': {
      const network = found.networks.get(id)
      return network === undefined || isCommon(network) ? [] : all('subnets', found.subnetsOf(id))
    }
    case 'subnets': {
      const subnet = found.subnets.get(id)
      return [
        ...all('networks', subnet === undefined ? [] : [subnet.networkId]),
        ...all('routers', found.routersOf(id)),
      ]
    }
    case 'securityGroups': {
      const rules = found.securityGroups.get(id)?.rules ?? []
      return all(
        'securityGroups',
        rules.flatMap(({ remoteGroupId }) => (remoteGroupId === null ? [] : [remoteGroupId])),
      ).filter((need) => found.securityGroups.has(need.id))
    }
    case 'routers':
    case 'keyPairs':
    case 'images':
    case 'volumes':
    case 'publicIps':
      return []
  }
}

const all = (kind: PlannedKind, ids: readonly string[]): readonly Thing[] => ids.map((id) => ({ kind, id }))

function serverNeeds(id: string, found: Around): readonly Thing[] {
  const server = found.servers.get(id)
  if (server === undefined) return []
  const key = found.keyPairOf(server)
  const { imageId, volumes } = server
  return [
    ...all('networks', found.networksOf(server)),
    ...all('securityGroups', found.groupsOf(server)),
    ...all('keyPairs', key === null ? [] : [key]),
    ...all('images', imageId === null || !found.images.has(imageId) ? [] : [imageId]),
    ...all(
      'volumes',
      volumes.map(({ volumeId }) => volumeId).filter((volume) => found.volumes.has(volume)),
    ),
    ...all('publicIps', found.addressesOf(id)),
  ]
}
