import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { PriorPower } from '../../../plan/fact.ts'
import type { Server } from '../../../domain/resources.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { ProviderError } from '../../../providers/contract/errors.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Entry } from '../../../plan/entries.ts'
import type { Migration } from '../migration.ts'
import { observeServers, requireStopped } from './observe-servers.ts'
import { serversInOrder } from './target-servers.ts'
import { sourceGone } from './require-source.ts'

/**
 * Enters into the journal which servers of the source run: what a way back restores, and what is started on the target. One
 * that ran before a cutover that was given up and is stopped now has shut down late, or by hand so that this one can go on:
 * it counts as one that runs.
 * @throws BrokerError refused – a server is gone, or neither runs nor is stopped.
 */
export async function recordPriorPower(migration: Migration, tenant: string): Promise<void> {
  const { source, journal, signal, onEvent } = migration
  const servers = serversInOrder(migration, tenant)
  const found = await observeServers({ provider: source, ids: servers.map(({ observed }) => observed.id), signal })
  const { ranBefore } = tenantState(journal.state(), tenant)
  const prior: PriorPower[] = []
  for (const { observed, desired } of servers) {
    const { name } = desired
    const { id, state } = priorOf(found.get(observed.id), { ...observed, name })
    const hasStopped = state === 'stopped' && ranBefore.includes(id)
    if (hasStopped) onEvent({ kind: 'step', tenant, says: message('migrate.step.ranBefore', { name, id }) })
    prior.push({ id, state: hasStopped ? 'running' : state })
  }
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

/**
 * Stops the servers of a tenant, the last to start first, and looks whether all of them are stopped.
 * @throws BrokerError refused – one does not shut down by itself, and nobody has accepted that it is turned off by force.
 */
export async function stopSource(
  migration: Migration,
  { tenant, acceptUnclean }: { readonly tenant: string; readonly acceptUnclean: boolean },
): Promise<void> {
  const { source, signal } = migration
  const servers = serversInOrder(migration, tenant).toReversed()
  for (const entry of servers) {
    await stopGently(migration, entry).catch(async (error: unknown) => {
      if (!(error instanceof ProviderError && error.code === 'conflict')) throw error
      if (!acceptUnclean) throw runsOn(entry, error)
      await stopByForce(migration, { tenant, id: entry.observed.id })
    })
  }
  await requireStopped({ provider: source, ids: servers.map(({ observed }) => observed.id), signal })
}

async function stopGently({ source, signal }: Migration, { observed: { id } }: Entry<'servers'>): Promise<void> {
  await requireFeature(source, 'servers').power({ id, state: 'stopped', gentle: true, signal })
}

/** The journal knows of it before it is done: whatever happens then, its disks do not count as those of a clean stop. */
async function stopByForce(
  { source, journal, signal }: Migration,
  { tenant, id }: { readonly tenant: string; readonly id: string },
): Promise<void> {
  await journal.append({ kind: 'source-forced', tenant, id })
  await requireFeature(source, 'servers').power({ id, state: 'stopped', signal })
}

function runsOn({ observed: { id }, desired: { name } }: Entry<'servers'>, cause: ProviderError): BrokerError {
  return new BrokerError({
    kind: 'refused',
    says: message('migrate.runsOn', { name, id }),
    next: message('migrate.runsOn.next'),
    cause,
  })
}
