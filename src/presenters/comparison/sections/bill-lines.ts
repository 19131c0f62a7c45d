import { type Alternative, type BillLine, billParts, type Cost } from '../../../domain/comparison.ts'
import { Big } from '../../../domain/money.ts'
import { column, item, list, paragraph, type Row, row, type Section } from '../../blocks/blocks.ts'
import { sourceLegends, sourceText } from '../../source-text.ts'
import type { Medium, ReportView } from '../report.ts'
import { sureText } from '../sure.ts'
import { isCurrent } from '../words.ts'

const one = new Big(1)

/**
 * Every line of a bill: quantity × unit price × rate = amount, with its source; subtotals sum exactly to the bill. A
 * terminal numbers the sources and lists them below; Markdown has footnotes.
 */
export function billLinesSection(alternative: Alternative, view: ReportView, medium: Medium): Section {
  const { tr, words } = view
  const { cost } = alternative
  const title = tr.text('compare.explain.title', { who: words.who(alternative) })
  if (cost === null)
    return { title, blocks: [paragraph(tr.text('compare.explain.noBill', { who: words.who(alternative) }))] }
  const columns = [
    column.head(tr.text('compare.explain.column.line')),
    column.detail(tr.text('compare.explain.column.sum')),
    column.number(tr.text('compare.explain.column.amount')),
    column.detail(tr.text('compare.explain.column.sku')),
    (medium === 'terminal' ? column.detail : column.source)(tr.text('compare.explain.column.source')),
  ]
  const sources = [...new Set(cost.lines.map(({ evidence }) => evidence.source))]
  const rows = [
    ...billParts.flatMap((part) =>
      partRows(
        cost.lines.filter((line) => line.part === part),
        { alternative, cost, sources, view },
      ),
    ),
    row([tr.text('compare.cost.lines'), '', words.money(cost.bill), '', ''], 'strong'),
  ]
  const listed = sources.map((source, at) =>
    item(tr.text('compare.explain.sourceOf', { number: at + 1, source: sourceText(source, tr) })),
  )
  const legends = sourceLegends(sources, tr).map((text) => paragraph(text, 'quiet'))
  const below = medium === 'terminal' && listed.length > 0 ? [list(listed), ...legends] : []
  return { title, blocks: [{ kind: 'table', columns, rows }, paragraph(sum(cost, view)), ...below] }
}

interface Bill {
  readonly alternative: Alternative
  readonly cost: Cost
  /** In the order of their numbers. */
  readonly sources: readonly string[]
  readonly view: ReportView
}

function partRows(lines: readonly BillLine[], bill: Bill): readonly Row[] {
  const { alternative, cost, view } = bill
  const [first] = lines
  if (first === undefined) return []
  const subtotal = view.words.money(cost.breakdown[first.part])
  // One line is its own subtotal, and the lines of an invoice are the whole bill.
  if (lines.length === 1 || isCurrent(alternative)) return lines.map((line) => lineRow(line, bill))
  return [
    ...lines.map((line) => lineRow(line, bill)),
    row([view.tr.text(`compare.part.${first.part}`), '', subtotal, '', ''], 'strong'),
  ]
}

function lineRow(line: BillLine, { sources, view }: Bill): Row {
  const { tr, words } = view
  const { what, component, sku, evidence } = line
  const name = component === null ? tr.t(what) : tr.text('compare.explain.component', { what, component })
  const origin = tr.text(`compare.origin.${line.origin}`)
  const source = tr.text('compare.explain.numbered', {
    confidence: sureText(evidence, 'price', tr),
    date: { date: evidence.date },
    origin,
    number: sources.indexOf(evidence.source) + 1,
  })
  return row([name, computation(line, view), words.money(line.amount), sku ?? '', source], 'plain', [evidence])
}

/** `3 × 730 hours × $0.0508 × 0.864528`. */
function computation(line: BillLine, { tr }: ReportView): string {
  const { unitPrice, rate, derivation } = line
  const product =
    line.unit === 'percent'
      ? tr.text('compare.explain.percent', {
          percent: tr.number(unitPrice.amount, 6),
          amount: { amount: line.quantity.times(100).toFixed(2), currency: unitPrice.currency },
        })
      : tr.text('compare.explain.product', { quantity: quantity(line, tr), price: tr.money(unitPrice) })
  const said =
    rate === null ? product : tr.text('compare.explain.rated', { product, rate: tr.number(rate.toFixed(), 6) })
  return derivation === undefined ? said : tr.series([said, tr.t(derivation)])
}

/** The quantity with its unit, per piece where there are several and it divides evenly. */
function quantity({ quantity: all, count, unit }: BillLine, tr: ReportView['tr']): string {
  const words = (amount: Big): string =>
    tr.text(`compare.unit.${unit}`, {
      count: amount.toNumber(),
      quantity: fraction(amount) ?? tr.number(amount.toFixed(), digitsOf(amount)),
    })
  if (count <= 1) return words(all)
  const each = all.div(count)
  return each.times(count).eq(all) && decimals(each) <= 3
    ? tr.text('compare.explain.each', { count, each: words(each) })
    : words(all)
}

/** No more digits than mean something: thousands to the hundredth, a few to the millionth. */
function digitsOf(amount: Big): number {
  return amount.abs().gte(1000) ? 2 : 6
}

/** `1/12` for the share of a yearly invoice that falls on a month; null for what is no such share. */
function fraction(amount: Big): string | null {
  if (amount.gte(1) || amount.lte(0)) return null
  const parts = one.div(amount).round(6)
  return parts.lte(12) && decimals(parts) === 0 ? `1/${parts.toFixed()}` : null
}

function decimals(amount: Big): number {
  return Math.max(amount.c.length - 1 - amount.e, 0)
}

/** `€111.25 + €17.60 = bill of €128.85 a month`. */
function sum(cost: Cost, { tr, words }: ReportView): string {
  const used = billParts.filter((part) => cost.lines.some((line) => line.part === part))
  const bill = words.money(cost.bill)
  if (used.length === 0) return tr.text('compare.explain.nothing', { amount: bill })
  const parts = used.map((part) => words.money(cost.breakdown[part])).join(' + ')
  return cost.range === null
    ? tr.text('compare.explain.total', { parts, bill })
    : tr.text('compare.explain.totalDoubt', { parts, bill, range: words.bill(cost) })
}
