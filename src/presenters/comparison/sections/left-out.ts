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
  const { tr } = view
  const groups = new Map<string, { constraint: string; reason: string; members: Alternative[] }>()
  for (const alternative of alternatives) {
    const [first] = alternative.reasons
    const reason = first === undefined ? '' : tr.t(first.text)
    const constraint = first?.constraint ?? ''
    const group = groups.get(`${constraint}\n${reason}`)
    if (group === undefined) groups.set(`${constraint}\n${reason}`, { constraint, reason, members: [alternative] })
    else group.members.push(alternative)
  }
  const most = [...groups.values()].sort((a, b) => b.members.length - a.members.length)
  return list(
    most.map(({ constraint, reason, members }) =>
      item(
        tr.text('compare.leftOut.group', {
          count: members.length,
          reason,
          constraint,
          who: namesByProvider(members, view),
        }),
      ),
    ),
  )
}

function each(alternatives: readonly Alternative[], view: ReportView): List {
  const { tr, words } = view
  return list(
    alternatives.map((alternative) => {
      const reasons = alternative.reasons.map(({ text, constraint }) => `${tr.t(text)} [${constraint}]`).join('; ')
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
