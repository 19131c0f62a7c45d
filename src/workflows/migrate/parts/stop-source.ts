import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { PriorPower } from '../../../plan/fact.ts'
import type { Server } from '../../../domain/resources.ts'
import type { Migration } from '../migration.ts'
import { observeServers, stopAndObserve } from './observe-servers.ts'
import { serversInOrder } from './target-servers.ts'
import { sourceGone } from './require-source.ts'

/**
 * Enters into the journal which servers of the source run: what a way back restores.
 * @throws BrokerError refused – a server is gone, or neither runs nor is stopped.
 */
export async function recordPriorPower(migration: Migration, tenant: string): Promise<void> {
  const { source, journal, signal } = migration
  const servers = serversInOrder(migration, tenant)
  const found = await observeServers({ provider: source, ids: servers.map(({ observed }) => observed.id), signal })
  const prior = servers.map(({ observed, desired }) =>
    priorOf(found.get(observed.id), { ...observed, name: desired.name }),
  )
  await journal.append({ kind: 'prior-power', tenant, servers: prior })
}

function priorOf(server: Server | undefined, { id, name }: { readonly id: string; readonly name: string }): PriorPower {
  if (server?.state === 'running' || server?.state === 'stopped') return { id, state: server.state }
  if (server === undefined) throw sourceGone('servers', { id, name })
  throw new BrokerError({
    kind: 'refused',
    says: message('migrate.neitherRunsNorStopped', { name, id, state: server.providerState }),
    next: message('migrate.neitherRunsNorStopped.next'),
  })
}

/** Stops the servers of a tenant, the last to start first, and looks whether all of them are stopped. */
export async function stopSource(migration: Migration, tenant: string): Promise<void> {
  const { source, signal } = migration
  const ids = serversInOrder(migration, tenant).map(({ observed }) => observed.id)
  await stopAndObserve({ provider: source, ids: ids.toReversed(), signal })
}
