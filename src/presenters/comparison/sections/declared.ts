import type { Alternative } from '../../../domain/comparison.ts'
import { paragraph, type Block } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'

/** That nobody has checked what one stands on; null for a bundled provider. */
export function uncheckedText(alternative: Alternative, { tr, words }: ReportView): string | null {
  return alternative.selfDeclared ? tr.text('criteria.verdict.declared', { who: words.who(alternative) }) : null
}

/** One sentence for the providers that the user brought; nothing without any. */
export function declaredNote(shown: readonly Alternative[], { tr }: ReportView): readonly Block[] {
  const names = new Set(shown.filter(({ selfDeclared }) => selfDeclared).map(({ providerName }) => providerName))
  if (names.size === 0) return []
  return [paragraph(tr.text('evidence.selfDeclared.sentence', { who: tr.list([...names]) }), 'warning')]
}
