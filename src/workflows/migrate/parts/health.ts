import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { Server } from '../../../domain/resources.ts'
import type { Migration } from '../migration.ts'
import { observeServers } from './observe-servers.ts'
import type { TargetServer } from './target-servers.ts'

/**
 * Whether servers of the target are well: observed running, and good answers to every check of theirs.
 * @throws BrokerError findings – one is not; names it and what was seen.
 */
export async function requireHealthy(
  migration: Migration,
  tenant: string,
  servers: readonly TargetServer[],
): Promise<void> {
  const { target, signal } = migration
  const found = await observeServers({ provider: target, ids: servers.map(({ id }) => id), signal })
  for (const server of servers) {
    const seen = found.get(server.id)
    if (seen?.state !== 'running') {
      const state = seen?.providerState ?? '–'
      throw unhealthy(server, state)
    }
    await requireGoodAnswers(migration, tenant, { server, seen })
  }
}

async function requireGoodAnswers(
  { journal, machine, signal }: Migration,
  tenant: string,
  { server, seen }: { readonly server: TargetServer; readonly seen: Server },
): Promise<void> {
  const places = placesOf(seen)
  for (const check of server.entry.how.healthChecks) {
    const { passed, detail } = await machine.checkHealth({ check, places, signal })
    await journal.append({ kind: 'health', tenant, entry: server.entry.key, passed, detail })
    if (!passed) throw unhealthy(server, detail)
  }
}

function placesOf({ addresses, providerState }: Server): {
  readonly address: string | null
  readonly public: string | null
  readonly reported: string | null
} {
  const outside = addresses.find(({ kind }) => kind === 'public')?.address ?? null
  const reported = /https?:\/\/\S+/.exec(providerState)?.[0] ?? null
  return { address: addresses[0]?.address ?? null, public: outside, reported }
}

function unhealthy({ entry }: TargetServer, detail: string): BrokerError {
  return new BrokerError({
    kind: 'findings',
    says: message('migrate.unhealthy', { name: entry.desired.name, detail }),
    next: message('migrate.unhealthy.next'),
  })
}
