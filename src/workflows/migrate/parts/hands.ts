import type { Server } from '../../../domain/resources.ts'
import type { Provider } from '../../../providers/contract/provider.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'

/** Which servers and volumes of a side are in each other's hands, as it is now. */
export interface Hands {
  /** By id. */
  readonly servers: ReadonlyMap<string, Server>
  /** Ids of the servers that have a volume, by its id. */
  readonly holders: ReadonlyMap<string, ReadonlySet<string>>
}

/** Servers tell of volumes and volumes of servers: what either says counts. */
export async function handsOf(provider: Provider, signal: AbortSignal): Promise<Hands> {
  const inventory = requireFeature(provider, 'inventory')
  const servers = new Map<string, Server>()
  const holders = new Map<string, Set<string>>()
  const enter = (volume: string, server: string): void => {
    holders.set(volume, (holders.get(volume) ?? new Set()).add(server))
  }
  for await (const server of inventory.list({ kind: 'servers', signal })) {
    servers.set(server.id, server)
    for (const { volumeId } of server.volumes) enter(volumeId, server.id)
  }
  for await (const { id, attachedTo } of inventory.list({ kind: 'volumes', signal })) {
    for (const { serverId } of attachedTo) enter(id, serverId)
  }
  return { servers, holders }
}

/** What a server is called; its id where it is not listed. */
export const nameOf = ({ servers }: Hands, id: string): string => servers.get(id)?.name ?? id
