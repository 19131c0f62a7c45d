import type { ResourceKind } from '../../domain/inventory.ts'
import type { Translator } from '../../messages/translator.ts'

/** One line, such as `volumes: 1,200`. */
export function inventoryProgressText(
  event: { readonly kind: ResourceKind; readonly read: number },
  tr: Translator,
): string {
  return tr.text('inventory.progress', { kind: tr.text(`inventory.kind.${event.kind}`), count: event.read })
}
