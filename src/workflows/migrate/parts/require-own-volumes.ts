import { type Message, message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Migration } from '../migration.ts'
import { type Flags, OnwardError } from '../onward.ts'
import { entriesOf } from './entry-ids.ts'
import { type Hands, handsOf, nameOf } from './hands.ts'

/**
 * Looks whether the volumes of a tenant are in the hands of its own servers alone, and these have no others: only so are their
 * last snapshots those of disks to which nobody writes, and nothing stays behind.
 * @throws OnwardError refused – a server of somebody else has a volume, or one that is left behind and is not stopped; or a server has a
 * volume that the plan does not have
 */
export async function requireOwnVolumes(migration: Migration, tenant: string): Promise<void> {
  const hands = await handsOf(migration.source, migration.signal)
  for (const entry of entriesOf(migration, tenant, 'volumes')) requireHolders(migration, { tenant, entry, hands })
  const planned = plannedVolumes(migration.plan)
  const own = new Set(entriesOf(migration, tenant, 'servers').map(({ observed }) => observed.id))
  for (const [volume, holders] of hands.holders) {
    const holder = [...holders].find((id) => own.has(id))
    if (holder !== undefined && !planned.has(volume)) throw leftOut(nameOf(hands, holder), volume)
  }
}

function requireHolders(
  { plan }: Migration,
  { tenant, entry, hands }: { readonly tenant: string; readonly entry: Entry<'volumes'>; readonly hands: Hands },
): void {
  const { observed, desired } = entry
  const entries = new Map((plan.tenants[tenant]?.servers ?? []).map((one) => [one.observed.id, one] as const))
  for (const holder of hands.holders.get(observed.id) ?? []) {
    const own = entries.get(holder)
    if (own?.how.action === 'create') continue
    if (own !== undefined && hands.servers.get(holder)?.state === 'stopped') continue
    const values = { name: desired.name, id: observed.id, server: nameOf(hands, holder), tenant }
    throw refusal(own === undefined ? 'heldElsewhere' : 'heldByLeft', values, { 'accept-changes': own !== undefined })
  }
}

/** Ids of all volumes about which the plan says something, be it that they stay. */
function plannedVolumes({ tenants }: Plan): ReadonlySet<string> {
  return new Set(Object.values(tenants).flatMap(({ volumes }) => volumes.map(({ observed }) => observed.id)))
}

function leftOut(server: string, id: string): OnwardError {
  return refusal('leftOut', { server, id }, { 'accept-changes': true })
}

function refusal(
  key: 'heldElsewhere' | 'heldByLeft' | 'leftOut',
  values: Message['values'],
  flags: Flags,
): OnwardError {
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags },
    says: message(`migrate.volumes.${key}`, values),
    next: message(`migrate.volumes.${key}.next`, values),
  })
}
