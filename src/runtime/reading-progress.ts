import type { Translator } from '../messages/translator.ts'
import { inventoryProgressText } from '../presenters/inventory/inventory-progress.ts'
import type { InventoryProgress } from '../workflows/inventory/take-inventory.ts'
import { progressLine } from './progress-line.ts'

/** Shows on stderr how far the reading of inventories is. */
export function readingProgress(request: {
  readonly json: boolean
  readonly quiet: boolean
  readonly translator: Translator
}): { readonly onProgress: (event: InventoryProgress) => void; readonly clear: () => void } {
  const line = progressLine(request)
  return {
    onProgress: (event) => {
      line.show(inventoryProgressText(event, request.translator), event)
    },
    clear: () => {
      line.clear()
    },
  }
}
