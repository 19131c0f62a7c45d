import type { Alternative, NotIncluded } from '../../../domain/comparison.ts'
import { item, list, type ListItem, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { rankedGroups } from './ranked-groups.ts'

/** What the first bill leaves out, the needed things first, and who else's total is a lower bound for what. */
export function notIncludedSection(view: ReportView): Section {
  const { tr } = view
  const [first, ...rest] = rankedGroups(view).map(({ best }) => best)
  if (first === undefined) return { title: null, blocks: [] }
  return {
    title: tr.text('compare.section.notIncluded'),
    blocks: [list([...notIncludedItems(first, view), ...otherLowerBounds(rest, view)])],
  }
}

/** One line for each thing without a price, with everybody whose total lacks it. */
function otherLowerBounds(others: readonly Alternative[], view: ReportView): readonly ListItem[] {
  const { tr, words, all } = view
  const lacking = new Map<string, readonly string[]>()
  for (const other of others) {
    const needs = missingIn(other).filter(({ needed }) => needed)
    if (needs.length === 0) continue
    const what = tr.list(needs.map((each) => tr.t(each.what)))
    lacking.set(what, [...(lacking.get(what) ?? []), all ? other.id : words.provider(other)])
  }
  return [...lacking].map(([what, who]) => item(tr.text('compare.notIncluded.other', { who: tr.list(who), what })))
}

/** What one bill leaves out and why, the needed things first; a sentence where it leaves out nothing. */
export function notIncludedItems(alternative: Alternative, { tr }: ReportView): readonly ListItem[] {
  const items = missingIn(alternative).map(({ what, why, needed }) =>
    needed
      ? item(tr.text('compare.notIncluded.needed', { what, why }), [], 'warning')
      : item(tr.text('compare.notIncluded.remark', { what, why })),
  )
  return items.length > 0 ? items : [item(tr.text('compare.notIncluded.nothing'))]
}

function missingIn({ cost }: Alternative): readonly NotIncluded[] {
  const all = cost?.notIncluded ?? []
  return [...all.filter(({ needed }) => needed), ...all.filter(({ needed }) => !needed)]
}
