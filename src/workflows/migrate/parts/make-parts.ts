import { message } from '../../../domain/message.ts'
import { plannedKinds } from '../../../plan/entries.ts'
import type { MadeState } from '../../../plan/migration-state.ts'
import type { Migration } from '../migration.ts'
import { referencesOf } from '../check/references.ts'
import { OnwardError } from '../onward.ts'
import { entriesOf } from './entry-ids.ts'
import { makeImages } from './make-images.ts'
import { makeKeyPairs } from './make-key-pairs.ts'
import { makeNetworks, makeSecurityGroups } from './make-networks.ts'
import { makePublicIps } from './make-public-ips.ts'

/** Everything that the servers and volumes of a tenant need on the target. What is there is found. */
export async function makeParts(migration: Migration, tenant: string): Promise<void> {
  await makeNetworks(migration, tenant)
  await makeSecurityGroups(migration, tenant)
  await makeKeyPairs(migration, tenant)
  await makeImages(migration, tenant)
  await makePublicIps(migration, tenant)
}

/** What servers stand on. */
const partKinds = plannedKinds.filter((kind) => kind !== 'volumes' && kind !== 'servers')

/** What of those that are gone from the target a tenant needs: its own parts, and those of others that its servers name. */
export function partsOf(migration: Migration, tenant: string, gone: readonly MadeState[]): readonly MadeState[] {
  const named = new Set(
    entriesOf(migration, tenant, 'servers')
      .flatMap((entry) => referencesOf({ tenant, kind: 'servers', entry }))
      .map(({ kind, key }) => `${kind}/${key}`),
  )
  const isPart = ({ resource }: MadeState): boolean => partKinds.some((kind) => kind === resource)
  return gone.filter((one) => isPart(one) && (one.tenant === tenant || named.has(`${one.resource}/${one.entry}`)))
}

/**
 * Somebody has deleted them since they were made: they are made again, before anything is stopped.
 * @throws OnwardError refused – a security group is among them: one with a rule that nobody understands is not listed either, and
 * another one in its place would let other traffic through
 */
export async function makeAgain(migration: Migration, tenant: string, gone: readonly MadeState[]): Promise<void> {
  const parts = partsOf(migration, tenant, gone)
  const group = parts.find(({ resource }) => resource === 'securityGroups')
  if (group !== undefined) throw groupGone(group, tenant)
  for (const { resource, entry } of parts) {
    const says = message('migrate.step.madeAgain', { tenant, kind: message(`inventory.kind.${resource}`), entry })
    migration.onEvent({ kind: 'step', tenant, says })
  }
  for (const owner of new Set(parts.map((one) => one.tenant))) await makeParts(migration, owner)
}

function groupGone({ entry, id }: MadeState, tenant: string): OnwardError {
  return new OnwardError({
    kind: 'refused',
    onward: { kind: 'again', flags: {} },
    says: message('migrate.groupGone', { entry, id: id ?? '' }),
    next: message('migrate.groupGone.next', { tenant }),
  })
}
