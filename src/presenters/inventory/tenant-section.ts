import type { Inventory } from '../../domain/inventory.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, row, type Section } from '../blocks/blocks.ts'
import { sizeText } from '../disk/size-text.ts'

interface Share {
  servers: number
  /** Servers whose size nobody tells. */
  unsized: number
  vcpu: number
  memoryBytes: number
  volumes: number
  storageBytes: number
}

const bytesPerMib = 1024 * 1024

/** What each tenant has; nothing where there is only one. */
export function tenantSection(inventory: Inventory, tr: Translator): Section {
  const shares = sharesOf(inventory)
  if (shares.size < 2) return { title: null, blocks: [] }
  const order = new Intl.Collator(tr.lang, { numeric: true })
  const rows = [...shares]
    .toSorted(([a], [b]) => (a === null || b === null ? Number(a === null) - Number(b === null) : order.compare(a, b)))
    .map(([tenant, share]) =>
      row([
        tenant ?? tr.text('inventory.noTenant'),
        tr.number(share.servers),
        ofServers(share, tr.number(share.vcpu), tr),
        ofServers(share, sizeText(share.memoryBytes, tr), tr),
        tr.number(share.volumes),
        sizeText(share.storageBytes, tr),
      ]),
    )
  const columns = [
    column.head(tr.text('inventory.column.tenant')),
    column.number(tr.text('inventory.column.servers')),
    column.number(tr.text('inventory.column.vcpu')),
    column.number(tr.text('inventory.column.memory')),
    column.number(tr.text('inventory.column.volumes')),
    column.number(tr.text('inventory.column.storage')),
  ]
  const title = tr.text('inventory.section.tenants', { count: shares.size })
  return { title, blocks: [{ kind: 'table', columns, rows }] }
}

/** A sum over servers, of which some may not tell. */
function ofServers({ servers, unsized }: Share, sum: string, tr: Translator): string {
  if (unsized === 0) return sum
  return unsized === servers
    ? tr.text('inventory.sum.unknown')
    : tr.text('inventory.sum.atLeast', { sum, count: unsized })
}

function sharesOf({ servers, volumes }: Inventory): ReadonlyMap<string | null, Share> {
  const shares = new Map<string | null, Share>()
  const of = (tenant: string | null): Share => {
    const share = shares.get(tenant) ?? { servers: 0, unsized: 0, vcpu: 0, memoryBytes: 0, volumes: 0, storageBytes: 0 }
    shares.set(tenant, share)
    return share
  }
  for (const { tenant, size } of servers) {
    const share = of(tenant)
    share.servers += 1
    if (size === null) {
      share.unsized += 1
      continue
    }
    share.vcpu += size.vcpu
    share.memoryBytes += size.memoryMib * bytesPerMib
  }
  for (const { tenant, sizeBytes } of volumes) {
    const share = of(tenant)
    share.volumes += 1
    share.storageBytes += sizeBytes
  }
  return shares
}
