import { createKey } from '../../../plan/create-key.ts'
import type { NewAddresses } from '../../../plan/address-rows.ts'
import type { PlannedKind } from '../../../plan/entries.ts'
import type { MigrationState } from '../../../plan/migration-state.ts'
import type { Plan } from '../../../plan/plan-schema.ts'
import type { Inventory } from '../../../domain/inventory.ts'
import { placed } from './checking.ts'

/** Addresses of what the migration made on the target, as far as it did. */
export function newAddresses(
  plan: Plan,
  state: MigrationState,
  target: Pick<Inventory, 'servers' | 'publicIps'>,
): NewAddresses {
  const idOf = (kind: PlannedKind, key: string): string | null => {
    const made = state.made.get(createKey({ planId: plan.id, purpose: 'product', entry: `${kind}/${key}`, nth: 0 }))
    return made?.state === 'there' ? made.id : null
  }
  const servers = new Map(target.servers.map((server) => [server.id, server] as const))
  const publicIps = new Map(target.publicIps.map((ip) => [ip.id, ip.address] as const))
  return {
    servers: new Map(
      placed(plan, 'servers').flatMap(({ entry: { key } }) => {
        const server = servers.get(idOf('servers', key) ?? '')
        if (server === undefined) return []
        return [[key, server.addresses.filter(({ kind }) => kind === 'fixed').map(({ address }) => address)] as const]
      }),
    ),
    publicIps: new Map(
      placed(plan, 'publicIps').flatMap(({ entry: { key } }) => {
        const address = publicIps.get(idOf('publicIps', key) ?? '')
        return address === undefined ? [] : [[key, address] as const]
      }),
    ),
  }
}
