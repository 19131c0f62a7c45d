import type { Inventory } from '../../domain/inventory.ts'
import { message } from '../../domain/message.ts'
import { nameOf } from './component-names.ts'
import { isDeleted } from './rented.ts'
import { hasSize } from './sized-servers.ts'

/** So many are named one by one. */
const mostNamed = 10

/** The inventory with a warning that names the servers whose size the provider does not tell. */
export function nameUnsized(inventory: Inventory): Inventory {
  const { servers, warnings } = inventory
  const names = servers.filter((server) => !isDeleted(server) && !hasSize(server)).map(nameOf)
  if (names.length === 0) return inventory
  const shown = [...names.slice(0, mostNamed), ...(names.length > mostNamed ? ['…'] : [])].join(', ')
  const says = message('inventory.warning.unsized', { count: names.length, names: shown })
  const next = message('inventory.warning.unsized.next')
  const warning = { kind: 'servers', read: servers.length, why: 'failed', whole: true, says, next } as const
  return { ...inventory, incomplete: true, warnings: [...warnings, warning] }
}
