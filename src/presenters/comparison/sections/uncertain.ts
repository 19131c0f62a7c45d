import {
  type Alternative,
  type BillLine,
  type Cost,
  hasTwoReadings,
  isInDoubt,
  lacksServers,
} from '../../../domain/comparison.ts'
import { staleAfterDays, surenessOf } from '../../../domain/evidence.ts'
import { item, list, type ListItem, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { shareText } from '../share.ts'
import { doubtText } from '../sure.ts'
import { rankedGroups } from './ranked-groups.ts'

/** What is uncertain about the first, and the ranges of the others. */
export function uncertainSection(view: ReportView): Section {
  const { tr } = view
  const [first, ...rest] = rankedGroups(view).map(({ best }) => best)
  if (first === undefined) return { title: null, blocks: [] }
  const items: readonly ListItem[] = [
    ...smallPrint(first, view),
    ...rest.flatMap((other) => range(other, view)),
    ...meanings([first, ...rest.filter(({ cost }) => cost?.range)], view),
  ]
  return { title: tr.text('compare.section.uncertain'), blocks: [list(items)] }
}

/** Without the range of the bill, which stands among the answers on top. */
export function smallPrint(alternative: Alternative, view: ReportView): readonly ListItem[] {
  const { cost } = alternative
  return cost === null
    ? []
    : [...weakLines(alternative, cost, view), ...traffic(cost, view), ...hours(alternative, view)]
}

function range(alternative: Alternative, { tr, words }: ReportView): readonly ListItem[] {
  const { cost } = alternative
  if (cost === null || cost.range === null) return []
  const { low, high, shareUncertain } = cost.range
  const values = { low: words.money(low), high: words.money(high), share: shareText(shareUncertain, tr) }
  const key = cost.lowerBound ? 'compare.uncertain.rangeOfPriced' : 'compare.uncertain.range'
  return [item(tr.text(key, { ...values, provider: words.who(alternative) }))]
}

function weakLines(alternative: Alternative, cost: Cost, view: ReportView): readonly ListItem[] {
  const weak = cost.lines.filter(isInDoubt)
  if (weak.length === 0) return [item(nothingWeak(alternative, view))]
  const { tr, words } = view
  const said = (line: BillLine): string =>
    tr.text('compare.uncertain.line', {
      what: line.what,
      amount: words.money(line.amount),
      confidence: doubtText(line, tr),
    })
  return weak.map((line) => item(said(line), [line.evidence]))
}

/** What the words for weak prices mean, as far as they are used. */
export function meanings(shown: readonly Alternative[], { tr }: ReportView): readonly ListItem[] {
  const lines = shown.flatMap(({ cost }) => cost?.lines ?? [])
  const used = new Set(lines.map(({ evidence }) => surenessOf(evidence)))
  const weak = (['stale', 'replaced', 'unverified'] as const).filter((sureness) => used.has(sureness))
  const explained = hasTwoReadings(lines) ? [...weak, 'basis' as const] : weak
  return explained.map((each) => item(tr.text(`compare.confidence.means.${each}`, { count: staleAfterDays })))
}

/** That every price of one bill is sound, as far as there are prices. */
export function nothingWeak(alternative: Alternative, { tr, words }: ReportView): string {
  const provider = words.provider(alternative)
  const isOpen = alternative.cost?.lowerBound === true
  return tr.text(isOpen ? 'compare.uncertain.nothingShown' : 'compare.uncertain.nothing', { provider })
}

function traffic(cost: Cost, { tr, words }: ReportView): readonly ListItem[] {
  const bills = cost.trafficCases.map(({ bill }) => bill).sort((a, b) => a.cmp(b))
  const low = bills[0]
  const high = bills.at(-1)
  if (low === undefined || high === undefined || low.eq(high)) return []
  return [item(tr.text('compare.uncertain.traffic', { low: words.money(low), high: words.money(high) }))]
}

function hours(alternative: Alternative, { tr, words }: ReportView): readonly ListItem[] {
  if (alternative.cost === null) return []
  const { low, expected, high } = alternative.cost.operations.hours
  if (low === high) return []
  const evidence = alternative.cost.operations.items.map((each) => each.evidence)
  const round = (value: number): string => tr.number(value, 1)
  const key = lacksServers(alternative.cost) ? 'compare.uncertain.hoursAtLeast' : 'compare.uncertain.hours'
  const values = {
    low: round(low),
    expected: round(expected),
    high: round(high),
    provider: words.provider(alternative),
  }
  return [item(tr.text(key, values), evidence)]
}
