import { BrokerError } from '../../../domain/errors.ts'
import { type Message, message } from '../../../domain/message.ts'
import type { Server } from '../../../domain/resources.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { alreadyMoved } from './already-moved.ts'
import { knownTargetId } from './entry-ids.ts'
import { observeServers } from './observe-servers.ts'
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

/** What is said of a tenant that is on the target already: also where nothing of it runs there. */
export async function standing(migration: Migration, tenant: string): Promise<Message> {
  const says = alreadyMoved(migration, tenant)
  if (isClosed(migration, tenant) || !shouldRun(migration, tenant)) return says
  const { source, target } = await runningOf(migration, tenant)
  if (target.length > 0) return says
  return message('migrate.cutover.already.still', { says, source: shortened(source) })
}

/** Some of its servers ran before, or nobody knows whether they did. */
function shouldRun(migration: Migration, tenant: string): boolean {
  const { priorPower, ranBefore } = tenantState(migration.journal.state(), tenant)
  return serversInOrder(migration, tenant).length > 0 && (priorPower === null || ranBefore.length > 0)
}
