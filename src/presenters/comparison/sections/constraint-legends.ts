import type { Alternative } from '../../../domain/comparison.ts'
import { type Block, paragraph } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'

/** What the constraints mean that stand beside reasons; only those that are seen. */
export function constraintLegends(shown: readonly Alternative[], { tr }: ReportView): readonly Block[] {
  const seen = shown.flatMap(({ reasons }) => reasons.map(({ constraint }) => constraint))
  const legends = [
    [/^control\b/, 'compare.constraint.control'],
    [/^jurisdiction\b/, 'compare.constraint.jurisdiction'],
    [/=(.*,)?european(,|$)/, 'compare.constraint.european'],
    [/=(.*,)?european-uk(,|$)/, 'compare.constraint.europeanUk'],
  ] as const
  return legends.flatMap(([pattern, key]) =>
    seen.some((constraint) => pattern.test(constraint)) ? [paragraph(tr.text(key), 'quiet')] : [],
  )
}
