import { message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'
import { serversDigest } from '../../../plan/plan-digest.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration, PhaseReport } from '../migration.ts'
import { alreadyMoved } from '../parts/already-moved.ts'
import { entriesOf, targetIdOf } from '../parts/entry-ids.ts'
import { requireHealthy } from '../parts/health.ts'
import { make, type Making } from '../parts/make.ts'
import { removeCopies } from '../parts/remove-copies.ts'
import { refuseInRollback } from '../parts/refuse-in-rollback.ts'
import { makeServers, startServers } from '../parts/target-servers.ts'
import { type Done, hasReached, type PhaseRequest, reach, runPhase } from './run-phase.ts'
import { refuseInCutover } from './sync.ts'

/** Boots copies of what was moved on a network that leads nowhere, asks whether they are well, and removes them. */
export async function rehearse(migration: Migration, request: PhaseRequest): Promise<PhaseReport> {
  return await runPhase(migration, { ...request, phase: 'rehearse' }, (tenant) => tryOut(migration, request, tenant))
}

async function tryOut(migration: Migration, request: PhaseRequest, tenant: string): Promise<Done> {
  refuseInRollback(migration, tenant)
  if (hasReached(migration, tenant, 'traffic-switched')) {
    return { outcome: 'already', says: alreadyMoved(migration, tenant) }
  }
  refuseInCutover(migration, tenant)
  // What an earlier attempt left is of older volumes.
  await removeCopies(migration, tenant)
  let count: number
  try {
    count = await bootCopies(migration, tenant)
  } finally {
    await migration.machine.shield((signal) => removeCopies({ ...migration, signal }, tenant))
  }
  const servers = serversDigest(migration.plan, tenant)
  await reach(migration, request, { tenant, milestone: 'rehearsed', servers })
  const isAsked = entriesOf(migration, tenant, 'servers').some(({ how }) => how.healthChecks.length > 0)
  return { outcome: 'done', says: message(isAsked ? 'migrate.rehearse.done' : 'migrate.rehearse.started', { count }) }
}

function rehearsal(of: Pick<Making, 'tenant' | 'resource' | 'entry' | 'name'>): Making {
  return { side: 'target', purpose: 'rehearsal', nth: 0, labels: {}, ...of, name: `rehearsal ${of.name}` }
}

async function bootCopies(migration: Migration, tenant: string): Promise<number> {
  const volumes = new Map<string, string>()
  for (const entry of entriesOf(migration, tenant, 'volumes')) {
    volumes.set(entry.key, await copyOfVolume(migration, tenant, entry))
  }
  const networks = new Map<string, string>()
  for (const entry of entriesOf(migration, tenant, 'networks')) {
    networks.set(entry.key, await copyOfNetwork(migration, tenant, entry))
  }
  const servers = await makeServers(migration, tenant, {
    making: ({ entry, name }) => rehearsal({ tenant, resource: 'servers', entry, name }),
    volumeId: (key) => volumes.get(key) ?? targetIdOf(migration, 'volumes', key),
    networkIds: ({ desired }) => desired.networks.flatMap((key) => networks.get(key) ?? []),
  })
  await startServers(migration, servers)
  await requireHealthy(migration, tenant, servers)
  return servers.length
}

async function copyOfVolume(migration: Migration, tenant: string, entry: Entry<'volumes'>): Promise<string> {
  const { target } = migration
  const { key, desired } = entry
  const volumeId = targetIdOf(migration, 'volumes', key)
  const of = { tenant, entry: key, name: desired.name }
  const snapshot = await make(migration, rehearsal({ ...of, resource: 'snapshots' }), (identity) =>
    requireFeature(target, 'snapshots').create({ ...identity, volumeId }),
  )
  const from = { kind: 'snapshot', id: snapshot.id } as const
  const copy = await make(migration, rehearsal({ ...of, resource: 'volumes' }), (identity) =>
    requireFeature(target, 'volumes').create({
      ...identity,
      sizeBytes: snapshot.sizeBytes,
      class: desired.class,
      from,
    }),
  )
  return copy.id
}

/** The same ranges, and no router. */
async function copyOfNetwork(
  migration: Migration,
  tenant: string,
  { key, desired }: Entry<'networks'>,
): Promise<string> {
  const { target } = migration
  const networks = requireFeature(target, 'networks')
  const { name, mtu } = desired
  const network = await make(migration, rehearsal({ tenant, resource: 'networks', entry: key, name }), (identity) =>
    networks.create({ ...identity, mtu }),
  )
  for (const subnet of entriesOf(migration, tenant, 'subnets')) {
    const { name: subnetName, labels: _, network: parent, ...wanted } = subnet.desired
    if (parent !== key) continue
    const making = rehearsal({ tenant, resource: 'subnets', entry: subnet.key, name: subnetName })
    await make(migration, making, (identity) =>
      networks.createSubnet({ ...identity, ...wanted, gateway: null, networkId: network.id }),
    )
  }
  return network.id
}
