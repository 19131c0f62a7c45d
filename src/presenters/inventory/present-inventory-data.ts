import { resourceKinds, type Inventory } from '../../domain/inventory.ts'
import type { Resource } from '../../domain/resources.ts'
import type { Translator } from '../../messages/translator.ts'
import { clean } from '../clean-text.ts'
import { renderCsv, type CsvCell } from '../csv/render-csv.ts'
import type { InventoryResult } from '../schemas/inventory-result.ts'

/** As the schema `broker/inventory/1` describes it. */
export function presentInventoryJson(inventory: Inventory, tr: Translator): string {
  const { profile, provider, region, takenAt, incomplete, warnings, ...lists } = inventory
  const result = {
    schema: 'broker/inventory/1',
    profile,
    provider,
    region,
    takenAt,
    incomplete,
    ...lists,
    warnings: warnings.map(({ says, next, ...warning }) => ({
      ...warning,
      text: clean(tr.t(says)),
      next: next === null ? null : clean(tr.t(next)),
    })),
  } satisfies InventoryResult
  return `${JSON.stringify(result, null, 2)}\n`
}

const head = ['kind', 'id', 'name', 'tenant', 'state', 'size_bytes', 'vcpu', 'memory_mib', 'created_at']

/** One line for each resource, kinds in their order. */
export function presentInventoryCsv(inventory: Inventory): string {
  const lines = resourceKinds.flatMap((kind) =>
    inventory[kind].map((resource: Resource): CsvCell[] => [
      kind,
      resource.id,
      resource.name,
      resource.tenant,
      'state' in resource ? String(resource.state) : null,
      bytesCell(resource),
      ...sizeCells(resource),
      resource.createdAt,
    ]),
  )
  return renderCsv([head, ...lines])
}

function bytesCell(resource: Resource): CsvCell {
  const bytes: unknown = 'sizeBytes' in resource ? resource.sizeBytes : null
  return typeof bytes === 'number' ? { figure: String(bytes) } : null
}

function sizeCells(resource: Resource): readonly CsvCell[] {
  const size: unknown = 'size' in resource ? resource.size : null
  if (typeof size !== 'object' || size === null || !('vcpu' in size) || !('memoryMib' in size)) return [null, null]
  return [{ figure: String(size.vcpu) }, { figure: String(size.memoryMib) }]
}
