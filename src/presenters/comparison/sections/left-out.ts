import type { Alternative, AlternativeState } from '../../../domain/comparison.ts'
import { item, type List, list, paragraph, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'

const regionsShown = 4

/** Every alternative that is not ranked, with its reason: nothing is missing silently. */
export function leftOutSection(view: ReportView): Section {
  const { tr, report } = view
  const { alternatives } = report.comparison
  const states: readonly Exclude<AlternativeState, 'ranked'>[] = ['undecided', 'notRanked', 'excluded']
  const blocks = states.flatMap((state) => {
    const some = alternatives.filter((each) => each.state === state)
    if (some.length === 0) return []
    const counts = { count: some.length, all: alternatives.length }
    return [paragraph(tr.text(`compare.leftOut.${state}`, counts)), view.all ? each(some, view) : grouped(some, view)]
  })
  const title = tr.text('compare.section.leftOut')
  if (blocks.length > 0 || alternatives.length === 0) return { title, blocks }
  return { title, blocks: [paragraph(tr.text('compare.leftOut.allRanked', { count: alternatives.length }))] }
}

/** One line for each reason; an alternative counts under its weightiest one. */
function grouped(alternatives: readonly Alternative[], view: ReportView): List {
  const { tr, words } = view
  const groups = new Map<string, Alternative[]>()
  for (const alternative of alternatives) {
    const [first] = alternative.reasons
    const reason = first === undefined ? '' : words.reason(first)
    groups.set(reason, [...(groups.get(reason) ?? []), alternative])
  }
  const most = [...groups].sort(([, a], [, b]) => b.length - a.length)
  return list(
    most.map(([reason, members]) => {
      const who = namesByProvider(members, view)
      return item(tr.text('compare.leftOut.group', { count: members.length, reason, who }))
    }),
  )
}

function each(alternatives: readonly Alternative[], view: ReportView): List {
  const { tr, words } = view
  return list(
    alternatives.map((alternative) => {
      const reasons = tr.series(alternative.reasons.map((reason) => words.reason(reason)))
      return item(tr.text('compare.leftOut.one', { who: words.who(alternative), reasons }))
    }),
  )
}

/** `Exoscale (ch-gva-2, ch-dk-2), Hetzner (hel1)`. */
function namesByProvider(alternatives: readonly Alternative[], { tr }: ReportView): string {
  const regions = new Map<string, readonly string[]>()
  for (const { providerName, region } of alternatives) {
    regions.set(providerName, [...(regions.get(providerName) ?? []), region])
  }
  return [...regions]
    .map(([provider, all]) => {
      const ids = all.filter((id) => id !== '')
      if (ids.length === 0) return provider
      const rest = ids.length - regionsShown
      const more = rest > 0 ? [tr.text('compare.more', { count: rest })] : []
      return tr.text('compare.leftOut.who', { provider, regions: [...ids.slice(0, regionsShown), ...more].join(', ') })
    })
    .join(', ')
}
