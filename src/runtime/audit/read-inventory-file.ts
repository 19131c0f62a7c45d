import { message } from '../../domain/message.ts'
import { inventoryResult } from '../../presenters/schemas/inventory-result.ts'
import type { AuditSource } from '../../workflows/audit/audit-account.ts'
import { readJsonResult } from './read-json-result.ts'

/**
 * An inventory that `broker inventory --json` wrote.
 * @throws BrokerError usage – it is none.
 */
export async function readInventoryFile(path: string): Promise<AuditSource> {
  const shape = { command: 'inventory', name: 'broker/inventory', version: 1, schema: inventoryResult }
  const { value, text } = await readJsonResult({ path, ...shape })
  const { warnings, ...inventory } = value
  return {
    inventory: {
      ...inventory,
      warnings: warnings.map(({ text: says, next, ...warning }) => ({
        ...warning,
        says: message('audit.said', { text: says }),
        next: next === null ? null : message('audit.said', { text: next }),
      })),
    },
    catalogueName: null,
    file: path,
    lines: linesOf(text),
  }
}

/**
 * On which line each resource has its id, by `kind id`: as this program lays out JSON. In a file that was laid out otherwise nothing is found,
 * and findings point to the policy.
 */
function linesOf(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>()
  let kind = ''
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('  "')) kind = /^ {2}"(\w+)": \[/.exec(line)?.[1] ?? kind
    if (!line.startsWith('      "id": ')) continue
    const [, id] = /^ {6}"id": ("(?:[^"\\]|\\.)*"),?\r?$/.exec(line) ?? []
    if (id !== undefined) lines.set(`${kind} ${String(JSON.parse(id))}`, index + 1)
  }
  return lines
}
