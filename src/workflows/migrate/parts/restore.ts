import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import { tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { goneFromSource, goneInReturn } from './gone-from-source.ts'
import { observeServers, requireStopped, settled } from './observe-servers.ts'
import { shortened } from './shortened.ts'
import { wordsOf } from './words-of.ts'
import { unmakeAll } from './unmake.ts'

/** The servers of the source have their states back, and nothing runs on the target; but the way back has not come to its end. */
export class HalfRestored extends BrokerError {}

/**
 * The way back before the point of no return: target servers are stopped, observed stopped and removed; then every server of
 * the source is as it was before. It can be repeated after any end.
 * @throws OnwardError refused – a server of the source is gone; the others have their states back
 * @throws HalfRestored partial – servers of the target are stopped and could not be removed, or the journal takes no line
 */
export async function restore(migration: Migration, tenant: string): Promise<void> {
  const { journal, onEvent } = migration
  onEvent({ kind: 'step', tenant, says: message('migrate.step.restoring', { tenant }) })
  await stopTargetServers(migration, tenant)
  // A journal that takes no line any more keeps what is stopped from going, and no server of the source from starting.
  const failures: unknown[] = []
  await unmakeTargetServers(migration, tenant).catch((error: unknown) => failures.push(error))
  await restorePower(migration, tenant)
  if (failures.length > 0) throw halfRestored(tenant, failures[0])
  const { servers } = await goneFromSource(migration, tenant)
  if (servers.length > 0) {
    const onward = { kind: 'phase', phase: 'rollback', tenants: null } as const
    throw goneInReturn({ servers, volumes: [] }, { tenant, at: 'after', onward })
  }
  await journal.append({ kind: 'reached', tenant, milestone: 'restored' }).catch((error: unknown) => {
    throw halfRestored(tenant, error)
  })
}

/** Their volumes stay. */
export async function removeTargetServers(migration: Migration, tenant: string): Promise<void> {
  await stopTargetServers(migration, tenant)
  await unmakeTargetServers(migration, tenant)
}

async function unmakeTargetServers(migration: Migration, tenant: string): Promise<void> {
  await unmakeAll(
    migration,
    (made) => made.tenant === tenant && made.purpose === 'product' && made.resource === 'servers',
  )
}

function halfRestored(tenant: string, cause: unknown): HalfRestored {
  return new HalfRestored({
    kind: 'partial',
    says: message('migrate.halfRestored', { tenant, failure: wordsOf(cause) }),
    next: message('migrate.halfRestored.next'),
    cause,
  })
}

/** Those that somebody has deleted need no stop. Of those whose making was interrupted nobody knows the id: they were never started. */
export async function stopTargetServers(migration: Migration, tenant: string): Promise<void> {
  const { target, signal } = migration
  const ids = await targetServersThere(migration, tenant)
  const servers = requireFeature(target, 'servers')
  for (const id of ids) await servers.power({ id, state: 'stopped', signal })
  await requireStopped({ provider: target, ids, signal })
}

/** Ids of the servers that were made for a tenant, as far as they are still there. */
export async function targetServersThere(migration: Migration, tenant: string): Promise<readonly string[]> {
  const { journal, target, signal } = migration
  const made = [...journal.state().made.values()].filter(
    (one) =>
      one.tenant === tenant &&
      one.purpose === 'product' &&
      one.resource === 'servers' &&
      (one.state === 'there' || one.state === 'deleting'),
  )
  const found = await observeServers({ provider: target, ids: made.flatMap(({ id }) => id ?? []), signal })
  return [...found.keys()]
}

/**
 * Servers that ran before the cutover run again; the others stay stopped. One that is gone, or does not come to its state, keeps
 * no other from it.
 * @throws the first failure, when all were tried
 */
export async function restorePower({ journal, source, signal }: Migration, tenant: string): Promise<void> {
  const prior = tenantState(journal.state(), tenant).priorPower ?? []
  const found = await observeServers({ provider: source, ids: prior.map(({ id }) => id), signal })
  const failures: unknown[] = []
  for (const { id, state } of prior.filter((one) => found.has(one.id))) {
    await requireFeature(source, 'servers')
      .power({ id, state, signal })
      .catch((error: unknown) => failures.push(error))
    signal.throwIfAborted()
  }
  if (failures.length > 0) throw failures[0]
}

/**
 * Looks whether the servers of the source that ran before the cutover run: a hook, or somebody, may have stopped one since.
 * @throws BrokerError findings – one does not
 */
export async function requireRestored(migration: Migration, tenant: string): Promise<void> {
  const prior = tenantState(migration.journal.state(), tenant).priorPower ?? []
  const ran = prior.filter(({ state }) => state === 'running').map(({ id }) => id)
  const found = await settled(migration, { side: 'source', ids: ran })
  const still = [...found.values()].filter(({ state }) => state !== 'running')
  if (still.length === 0) return
  const names = still.map(({ name, id }) => `${name} (${id})`)
  throw new BrokerError({
    kind: 'findings',
    says: message('migrate.rollback.still', { tenant, names: shortened(names) }),
    next: message('migrate.rollback.still.next'),
  })
}
