import type { Alternative } from '../../../domain/comparison.ts'
import { paragraph, type Block } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'

/** One sentence for the providers that the user brought; nothing without any. */
export function declaredNote(shown: readonly Alternative[], { tr }: ReportView): readonly Block[] {
  const names = new Set(shown.filter(({ selfDeclared }) => selfDeclared).map(({ providerName }) => providerName))
  if (names.size === 0) return []
  return [paragraph(tr.text('evidence.selfDeclared.sentence', { who: tr.list([...names]) }), 'warning')]
}
