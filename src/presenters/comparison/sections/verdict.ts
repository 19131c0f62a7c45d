import { paragraph, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'

/** The answer, in a sentence or two, and whether it is a clear one. */
export function verdictSection({ report, tr }: ReportView): Section {
  const { verdict, alternatives } = report.comparison
  const ranked = alternatives.some(({ state }) => state === 'ranked')
  const said = verdict.sentences.map((sentence) => tr.t(sentence)).join(' ')
  if (said !== '') return { title: null, blocks: [paragraph(said, ranked ? 'strong' : 'warning')] }
  return { title: null, blocks: ranked ? [] : [paragraph(tr.text('compare.none'), 'warning')] }
}
