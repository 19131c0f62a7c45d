import type { Alternative } from '../../../domain/comparison.ts'
import { item, type ListItem } from '../../blocks/blocks.ts'
import { sourceRemark } from '../../source-text.ts'
import type { ReportView } from '../report.ts'
import { siteOf } from './levels.ts'

/** Points for sovereignty here, beside the total that somebody else published for the same provider. */
interface Totals {
  readonly alternative: Alternative
  readonly ours: number
  /** Null where it was looked for and not read. */
  readonly published: number | null
  /** Of the published total; null where nobody could read one. */
  readonly source: string | null
}

/** Our totals beside the published ones, why they differ, and whose order they reverse; nothing where none was looked for. */
export function outsideItems(shown: readonly Alternative[], view: ReportView): readonly ListItem[] {
  const { tr, words } = view
  const totals = shown.flatMap(totalsOf)
  const sites = new Set(shown.flatMap(({ seal }) => seal?.outside?.evidence ?? []).map(({ source }) => siteOf(source)))
  if (totals.length === 0) return []
  const each = totals.map((one) => pairText(one, view))
  if (sites.size === 0) return [item(tr.text('evidence.outside.only', { totals: tr.series(each) }))]
  return [
    item(tr.text('evidence.outside', { source: tr.list([...sites]), totals: tr.series(each) })),
    item(tr.text('evidence.outside.why')),
    ...reversed(totals).map(([before, after]) =>
      item(
        tr.text('evidence.outside.reversed', {
          before: words.provider(before.alternative),
          after: words.provider(after.alternative),
        }),
        [],
        'warning',
      ),
    ),
  ]
}

/** Both totals of one provider; what is remarked about the source of the published one stands behind it. */
function pairText({ alternative, published, source, ...totals }: Totals, { tr, words }: ReportView): string {
  const [who, ours] = [words.provider(alternative), tr.number(totals.ours, 1)]
  if (published === null) return tr.text('evidence.outside.unread', { who, ours })
  const values = { who, ours, published: tr.number(published, 1) }
  const remark = source === null ? null : sourceRemark(source, tr)
  return remark === null
    ? tr.text('evidence.outside.both', values)
    : tr.text('evidence.outside.remarked', { ...values, remark })
}

function totalsOf(alternative: Alternative): readonly Totals[] {
  const { seal } = alternative
  if (seal?.outside === undefined) return []
  const { percent, evidence } = seal.outside
  return [{ alternative, ours: seal.score.score, published: percent, source: evidence?.source ?? null }]
}

/** Pairs of which the published totals put the first before the second, and ours the other way round. */
function reversed(totals: readonly Totals[]): readonly (readonly [Totals, Totals])[] {
  return totals.flatMap((one) =>
    totals.flatMap((other) => {
      const isReversed = one.published !== null && other.published !== null && one.published > other.published
      return isReversed && one.ours < other.ours ? [[one, other] as const] : []
    }),
  )
}
