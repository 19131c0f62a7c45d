import type { Alternative, BillLine, BillPart, Cost } from '../../../domain/comparison.ts'
import { isInDoubt, isUnkept, isUnread } from '../../../domain/comparison.ts'
import type { Big } from '../../../domain/money.ts'
import { criterionKeys, type IndicatorScore, type WeakEvidence } from '../../../domain/score.ts'
import { type Block, item, list, paragraph, type Section } from '../../blocks/blocks.ts'
import { indicatorName } from '../indicator-words.ts'
import type { ComparisonReport, Medium, ReportView } from '../report.ts'
import { shareText } from '../share.ts'
import { sentencesOf } from '../verdict-parts.ts'
import { uncheckedText } from './declared.ts'
import { rankedGroups } from './ranked-groups.ts'
import { nothingWeak, smallPrint } from './uncertain.ts'

/** What one alternative rests on most weakly: prices that are missing or weak, and the fact that leaves most points open. */
export function weakestText(alternative: Alternative, view: ReportView): string {
  const { report } = view
  const told = toldOf(alternative, report)
  const fact = told === undefined ? widest(alternative, view) : toldText(told, alternative, view)
  const who = view.words.provider(alternative)
  const missing = alternative.cost === null ? null : missingText(alternative.cost, who, view)
  const price = alternative.cost === null ? null : weakPrices(alternative.cost, who, view)
  const other = fact === null && price === null && missing === null ? weakPrint(alternative, view) : null
  return [uncheckedText(alternative, view), missing, price, fact, other].filter((text) => text !== null).join(' ')
}

/** Prices that are missing; of what nobody has counted, or may keep, no price is. */
function missingText({ lowerBound, notIncluded }: Cost, who: string, { tr }: ReportView): string | null {
  if (!lowerBound) return null
  const needed = notIncluded.filter((entry) => entry.needed)
  if (needed.length > 0 && needed.every(isUnread)) return tr.text('compare.answer.weakest.unread')
  const isKeeper = needed.length > 0 && needed.every(isUnkept)
  return tr.text(isKeeper ? 'compare.answer.weakest.unkept' : 'compare.answer.weakest.missing', { who })
}

/** How much of a bill is weak, and what of it weighs most; null where the bill is no range. */
function weakPrices({ range, lines }: Cost, who: string, { tr, words }: ReportView): string | null {
  const most = heaviest(lines.filter(isInDoubt))
  if (range === null || most === null) return null
  const { part, seller, amount } = most
  return tr.text(seller === null ? 'compare.answer.weakest.price' : 'compare.answer.weakest.priceAt', {
    who,
    share: shareText(range.shareUncertain, tr),
    what: tr.text(`compare.part.${part}`),
    amount: words.money(amount),
    seller: seller ?? '',
  })
}

interface PartSum {
  readonly part: BillPart
  /** Null where it is the alternative's own provider. */
  readonly seller: string | null
  readonly amount: Big
}

/** All lines of one part and one seller, where they come to most. */
function heaviest(lines: readonly BillLine[]): PartSum | null {
  const sums = new Map<string, PartSum>()
  for (const { part, seller = null, amount } of lines) {
    const key = JSON.stringify([part, seller])
    const before = sums.get(key)
    sums.set(key, { part, seller, amount: before === undefined ? amount : before.amount.plus(amount) })
  }
  const [most] = [...sums.values()].sort((a, b) => b.amount.abs().cmp(a.amount.abs()))
  return most ?? null
}

/** Without its reason, which stands further down. */
function toldText(
  { indicator, width: open }: WeakEvidence,
  alternative: Alternative,
  { tr, words }: ReportView,
): string {
  const count = Math.round(10 * open) / 10
  return tr.text('criteria.weak.plain', { who: words.who(alternative), what: indicatorName(indicator, tr), count })
}

/** The heaviest of the verdict's weak evidence that is about this one. */
function toldOf({ id }: Alternative, { comparison }: ComparisonReport): WeakEvidence | undefined {
  return comparison.verdict.weakest.find(({ alternative }) => alternative === id)
}

/** The first thing that is uncertain about a bill, else that nothing is. */
function weakPrint(alternative: Alternative, view: ReportView): string | null {
  const nothing = alternative.cost === null ? null : nothingWeak(alternative, view)
  const texts = smallPrint(alternative, view).map(({ text }) => text)
  return texts.find((text) => text !== nothing) ?? texts[0] ?? null
}

/** The indicator that leaves most of the overall score open; null where nothing is open. */
function widest(alternative: Alternative, { tr, report, words }: ReportView): string | null {
  const { criteria } = alternative
  if (criteria === null) return null
  const { weights } = report.comparison
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
  const all = sum(criterionKeys.map((key) => weights[key] ?? 0))
  const parts = criterionKeys.flatMap((key) => {
    const { indicators } = criteria[key]
    const share = (weights[key] ?? 0) / all / sum(indicators.map(({ weight }) => weight))
    return indicators.map((indicator) => ({ indicator, open: share * indicator.weight * width(indicator) }))
  })
  const [most] = parts.filter(({ open }) => open > 0).sort((a, b) => b.open - a.open)
  if (most === undefined) return null
  const { id, reason } = most.indicator
  const values = { who: words.who(alternative), what: indicatorName(id, tr), count: Math.round(10 * most.open) / 10 }
  return reason === null
    ? tr.text('criteria.weak.plain', values)
    : tr.text('criteria.weak.because', { ...values, reason })
}

function width({ low, high }: IndicatorScore): number {
  return high - low
}

/** What is weak in the evidence, with reasons. A paper lists all that must be found out; a terminal on request. */
export function weakestSection(view: ReportView, medium: Medium): Section {
  const { report, tr } = view
  const { decidedBy, weakest, sentences } = report.comparison.verdict
  const said = sentences.some(({ key }) => key === 'criteria.verdict.decideBy')
  const deciding =
    decidedBy === null || said
      ? []
      : [item(tr.text('compare.weakest.deciding', { fact: decidedBy.text }), [], 'warning')]
  const [, second] = rankedGroups(view)
  const facts = weakest.map(({ text }) => item(tr.t(text)))
  const unchecked = second === undefined ? null : uncheckedText(second.best, view)
  const declared = unchecked === null ? [] : [item(unchecked, [], 'warning')]
  const also = sentencesOf('evidence', sentences).map((each) => item(tr.t(each)))
  const all = [...deciding, ...declared, ...facts, ...also]
  if (all.length === 0) return { title: null, blocks: [] }
  return {
    title: tr.text('compare.section.weakest'),
    blocks: [list(all), ...(medium === 'markdown' || view.all ? settlingBlocks(view) : [])],
  }
}

/** Everything that must be found out to tell the first two apart. */
function settlingBlocks({ report, tr }: ReportView): readonly Block[] {
  const { settling = [] } = report.comparison.verdict
  if (settling.length === 0) return []
  return [
    paragraph(tr.text('compare.settling', { count: settling.length })),
    list(settling.map((fact) => item(tr.t(fact)))),
  ]
}
