import { BrokerError } from '../../../domain/errors.ts'
import { type Message, message } from '../../../domain/message.ts'
import type { Server } from '../../../domain/resources.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { alreadyMoved } from './already-moved.ts'
import { knownTargetId } from './entry-ids.ts'
import { observeServers, settled } from './observe-servers.ts'
import { shortened } from './shortened.ts'
import { serversInOrder } from './target-servers.ts'

/** Names of servers of a tenant that are not observed stopped, on either side. */
interface Running {
  readonly source: readonly string[]
  readonly target: readonly string[]
}

async function runningOf(migration: Migration, tenant: string): Promise<Running> {
  const { source, target, signal } = migration
  const servers = serversInOrder(migration, tenant)
  const [sourceIds, targetIds] = [
    servers.map(({ observed }) => observed.id),
    servers.flatMap(({ key }) => knownTargetId(migration, 'servers', key) ?? []),
  ]
  return {
    source: namesOf(await observeServers({ provider: source, ids: sourceIds, signal })),
    target: namesOf(await observeServers({ provider: target, ids: targetIds, signal })),
  }
}

const namesOf = (servers: ReadonlyMap<string, Server>): readonly string[] =>
  [...servers.values()].filter(({ state }) => state !== 'stopped').map(({ name }) => name)

/** It is finished: what becomes of its source is the user's business. */
function isClosed({ journal }: Migration, tenant: string): boolean {
  return tenantState(journal.state(), tenant).reachedAt['receipt-written'] !== undefined
}

/**
 * Looks at both sides of a tenant that was switched over.
 * @throws BrokerError findings – servers of it run on both
 */
export async function refuseBothSides(migration: Migration, tenant: string): Promise<void> {
  if (isClosed(migration, tenant)) return
  const { source, target } = await runningOf(migration, tenant)
  if (source.length === 0 || target.length === 0) return
  throw new BrokerError({
    kind: 'findings',
    says: message('migrate.bothSides', { tenant, source: shortened(source), target: shortened(target) }),
    next: message('migrate.bothSides.next', { tenant }),
  })
}

/**
 * Looks at both sides before a cutover says that it is done: a hook, or somebody, may have changed them since the servers of the
 * target were well. Where nobody knows what ran before, only what runs on both sides counts.
 * @throws BrokerError findings – servers of it run on both, or one that ran before does not run on the target
 */
export async function requireStanding(migration: Migration, tenant: string): Promise<void> {
  if (isClosed(migration, tenant)) return
  await refuseBothSides(migration, tenant)
  const { ranBefore, priorPower } = tenantState(migration.journal.state(), tenant)
  if (priorPower === null) return
  const servers = serversInOrder(migration, tenant).map((entry) => ({
    entry,
    id: knownTargetId(migration, 'servers', entry.key) ?? '',
  }))
  const found = await settled(migration, { side: 'target', ids: servers.map(({ id }) => id) })
  const lacking = servers.filter(({ id, entry: { observed } }) => {
    const state = found.get(id)?.state
    return ranBefore.includes(observed.id) ? state !== 'running' : state === undefined
  })
  if (lacking.length === 0) return
  const names = lacking.map(({ id, entry }) => `${entry.desired.name} (${found.has(id) ? id : '–'})`)
  const { source } = await runningOf(migration, tenant)
  throw new BrokerError({
    kind: 'findings',
    says: message('migrate.notStanding', { tenant, names: shortened(names), source: shortened(source) }),
    next: message('migrate.notStanding.next', { tenant }),
  })
}

/** What is said of a tenant that is on the target already: also where nothing of it runs there, and nobody knows whether it should. */
export async function standing(migration: Migration, tenant: string): Promise<Message> {
  const says = alreadyMoved(migration, tenant)
  if (isClosed(migration, tenant) || !mayHaveRun(migration, tenant)) return says
  const { source, target } = await runningOf(migration, tenant)
  if (target.length > 0) return says
  return message('migrate.cutover.already.still', { says, source: shortened(source) })
}

/** It has servers, and nobody knows which of them ran before. */
function mayHaveRun(migration: Migration, tenant: string): boolean {
  const { priorPower } = tenantState(migration.journal.state(), tenant)
  return serversInOrder(migration, tenant).length > 0 && priorPower === null
}
