import { BrokerError } from '../../../domain/errors.ts'
import { message } from '../../../domain/message.ts'
import type { PlannedKind } from '../../../plan/entries.ts'
import { type MadeState, tenantState } from '../../../plan/migration-state.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entriesOf, targetIdOf } from './entry-ids.ts'
import { requireHealthy } from './health.ts'
import { partsOf } from './make-parts.ts'
import { observeServers, requireStopped } from './observe-servers.ts'
import { serversInOrder } from './target-servers.ts'

/**
 * Looks at both sides before anything is signed or deleted: the source stands still, everything that was moved is there, and
 * what ran before runs and is well.
 * @throws BrokerError refused – the source runs, or something of the target is gone; findings – a server is not well
 */
export async function requireMoved(
  migration: Migration,
  { tenant, gone }: { readonly tenant: string; readonly gone: readonly MadeState[] },
): Promise<void> {
  const { source, journal, signal } = migration
  const servers = serversInOrder(migration, tenant)
  const sourceIds = servers.map(({ observed }) => observed.id)
  const left = await observeServers({ provider: source, ids: sourceIds, signal })
  await requireStopped({ provider: source, ids: [...left.keys()], signal })
  const [lost] = partsOf(migration, tenant, gone).filter(({ resource }) => carrying.has(resource))
  if (lost !== undefined) throw goneFromTarget(lost.resource, { name: lost.entry, id: lost.id ?? '' })
  await requireOnTarget(migration, tenant)
  const { ranBefore } = tenantState(journal.state(), tenant)
  const running = servers.filter(({ observed }) => ranBefore.includes(observed.id))
  await requireHealthy(
    migration,
    tenant,
    running.map((entry) => ({ id: targetIdOf(migration, 'servers', entry.key), entry })),
  )
}

/**
 * Looks whether the volumes and servers of a tenant are on the target.
 * @throws BrokerError refused – one is not
 */
export async function requireOnTarget(migration: Migration, tenant: string): Promise<void> {
  for (const kind of ['volumes', 'servers'] as const) await requireThere(migration, tenant, kind)
}

async function requireThere(migration: Migration, tenant: string, kind: PlannedKind): Promise<void> {
  const { target, signal } = migration
  const there = new Set<string>()
  for await (const { id } of requireFeature(target, 'inventory').list({ kind, signal })) there.add(id)
  for (const { key, desired } of entriesOf(migration, tenant, kind)) {
    const id = targetIdOf(migration, kind, key)
    if (there.has(id)) continue
    throw goneFromTarget(kind, { name: 'name' in desired ? desired.name : key, id })
  }
}

/** What a server cannot be without; all else may be changed as soon as it runs. */
const carrying: ReadonlySet<MadeState['resource']> = new Set(['networks', 'subnets'])

function goneFromTarget(
  resource: MadeState['resource'],
  { name, id }: { readonly name: string; readonly id: string },
): BrokerError {
  const values = { kind: message(`inventory.kind.${resource}`), name, id }
  return new BrokerError({
    kind: 'refused',
    says: message('migrate.goneFromTarget', values),
    next: message('migrate.goneFromTarget.next'),
  })
}
