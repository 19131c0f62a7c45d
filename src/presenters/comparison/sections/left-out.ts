import type { Alternative, AlternativeState } from '../../../domain/comparison.ts'
import { item, type List, list, paragraph, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { declaredNote } from './declared.ts'
import { constraintLegends } from './constraint-legends.ts'
import { unweighedBlocks } from './unweighed.ts'

/** Every alternative that is not ranked, with its reason: nothing is missing silently. */
export function leftOutSection(view: ReportView): Section {
  const { tr, report } = view
  const { alternatives, verdict } = report.comparison
  const title = tr.text('compare.section.leftOut')
  const isImpossible = verdict.conflict !== null && verdict.conflict !== undefined
  if (isImpossible && !view.all) return { title, blocks: [paragraph(tr.text('compare.leftOut.conflict'))] }
  const states: readonly Exclude<AlternativeState, 'ranked'>[] = ['undecided', 'notRanked', 'excluded']
  const outside = alternatives.filter(({ state }) => state !== 'ranked')
  const blocks = states.flatMap((state) => {
    const some = alternatives.filter((each) => each.state === state)
    if (some.length === 0) return []
    const counts = { count: some.length, all: alternatives.length }
    return [paragraph(tr.text(`compare.leftOut.${state}`, counts)), view.all ? each(some, view) : grouped(some, view)]
  })
  const unweighed = unweighedBlocks(view)
  if (blocks.length > 0 || alternatives.length === 0)
    return {
      title,
      blocks: [...blocks, ...constraintLegends(outside, view), ...declaredNote(outside, view), ...unweighed],
    }
  const allRanked = paragraph(tr.text('compare.leftOut.allRanked', { count: alternatives.length }))
  return { title, blocks: [allRanked, ...unweighed] }
}

/** One line for the providers that share their reasons, those with most regions first. */
function grouped(alternatives: readonly Alternative[], view: ReportView): List {
  const providers = groupBy(alternatives, (each) => view.words.provider(each))
  const lines = groupBy([...providers.values()], (regions) => reasonsText(regions, view))
  const size = (line: readonly (readonly Alternative[])[]): number => line.flat().length
  return list(
    [...lines]
      .sort(([, a], [, b]) => size(b) - size(a))
      .map(([reasons, members]) => {
        const who = members.map((regions) => regionsText(regions, view)).join(', ')
        return item(view.tr.text('compare.leftOut.one', { who, reasons }))
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

/** As few reasons as hold for every region, the one that holds for most of them first, with its count where it does not hold for all. */
function reasonsText(regions: readonly Alternative[], { tr, words }: ReportView): string {
  const told: string[] = []
  let open = regions
  while (open.length > 0) {
    const counts = groupBy(
      open.flatMap(({ reasons }) => [...new Set(reasons.map((reason) => words.reason(reason)))]),
      (reason) => reason,
    )
    const [most] = [...counts].sort(([, a], [, b]) => b.length - a.length)
    if (most === undefined) break
    const [reason, { length: count }] = most
    told.push(count === regions.length ? reason : tr.text('compare.leftOut.some', { reason, count }))
    open = open.filter(({ reasons }) => reasons.every((other) => words.reason(other) !== reason))
  }
  return tr.series(told)
}

/** `Exoscale (8 regions)`, `Numergy (fr)`. */
function regionsText(regions: readonly Alternative[], { tr, words }: ReportView): string {
  const [first] = regions
  if (first === undefined) return ''
  const provider = words.provider(first)
  if (regions.length > 1) return tr.text('compare.leftOut.regions', { provider, count: regions.length })
  return first.region === '' ? provider : tr.text('compare.leftOut.region', { provider, region: first.region })
}

function groupBy<T>(all: readonly T[], name: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = name(one)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return groups
}
