import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { Server } from '../../../domain/resources.ts'
import type { Migration } from '../migration.ts'
import { settled } from './observe-servers.ts'
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
  const found = await requireRunning(migration, servers)
  for (const server of servers) {
    const seen = found.get(server.id)
    if (seen !== undefined) await requireGoodAnswers(migration, tenant, { server, seen })
  }
}

/**
 * Looks whether servers of the target run, as they are listed then; one that its provider is at work on, as after a restart, is
 * waited for.
 * @throws BrokerError findings – one does not
 */
export async function requireRunning(
  migration: Migration,
  servers: readonly TargetServer[],
): Promise<ReadonlyMap<string, Server>> {
  const found = await settled(migration, { side: 'target', ids: servers.map(({ id }) => id) })
  for (const server of servers) {
    const seen = found.get(server.id)
    if (seen?.state !== 'running') throw unhealthy(server, seen?.providerState ?? '–')
  }
  return found
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
