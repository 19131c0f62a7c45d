import type { AuditReport, CostDifference } from '../../domain/audit.ts'
import { costKeys, type Bill, type CostKey, type CostTotal } from '../../domain/costs.ts'
import { totalCosts } from '../../domain/total-costs.ts'
import { cents, type Big } from '../../domain/money.ts'
import type { Translator } from '../../messages/translator.ts'
import { column, item, list, paragraph, row, type Block, type Section } from '../blocks/blocks.ts'

/** So many lines of a table are shown; how many more there are is said. */
const most = 20

/** What was billed: each month in one sentence, then by provider, service and tenant. */
export function costSection(bill: Bill | null, tr: Translator): Section {
  if (bill === null) return { title: null, blocks: [] }
  const rows = bill.files.reduce((count, file) => count + file.rows, 0)
  const files = tr.list(bill.files.map(({ file }) => file))
  const months = totalCosts(bill.lines, null)
  const currencies = new Set(months.map(({ currency }) => currency))
  return {
    title: tr.text('audit.section.costs'),
    blocks: [
      paragraph(tr.text('audit.cost.files', { files, count: rows })),
      list(months.map((total) => item(monthText(total, tr)))),
      ...(currencies.size > 1 ? [paragraph(tr.text('audit.cost.currencies'), 'warning')] : []),
      ...costKeys.flatMap((key) => totalTable(key, totalCosts(bill.lines, key), tr)),
    ],
    folded: true,
  }
}

function monthText({ month, currency, billed, effective, corrections }: CostTotal, tr: Translator): string {
  const values = { month: month ?? '', billed: money(billed, currency) }
  const said =
    effective === null
      ? tr.text('audit.cost.total.billed', values)
      : tr.text('audit.cost.total', { ...values, effective: money(effective, currency) })
  return corrections === 0 ? said : `${said} ${tr.text('audit.cost.corrections', { count: corrections })}`
}

function totalTable(key: CostKey, totals: readonly CostTotal[], tr: Translator): readonly Block[] {
  const columns = [
    column.head(tr.text('audit.cost.column.month')),
    column.text(tr.text(`audit.cost.by.${key}`)),
    column.number(tr.text('audit.cost.column.billed')),
  ]
  const rows = totals
    .slice(0, most)
    .map(({ month, name, currency, billed }) =>
      row([month ?? '', name ?? tr.text('audit.cost.none'), tr.money(money(billed, currency))]),
    )
  const left = totals.length - rows.length
  const more = left > 0 ? [paragraph(tr.text('audit.cost.more', { count: left }), 'quiet')] : []
  return [{ kind: 'table', columns, rows }, ...more]
}

function money(amount: Big, currency: string) {
  return { amount: cents(amount).toFixed(2), currency }
}

/** What the accounts would cost by the catalogue, and how a bill differs from it. */
export function estimateSection({ estimate, difference }: AuditReport, tr: Translator): Section {
  const { lines, unpriced } = estimate
  if (lines.length === 0) return { title: null, blocks: [] }
  const byAccount = totalCosts(
    lines.map((line) => ({ ...line, provider: line.account ?? line.provider })),
    'provider',
  )
  const items = [
    ...byAccount.map(({ name, billed, currency }) =>
      tr.text('audit.estimate.total', { amount: money(billed, currency), account: name ?? '' }),
    ),
    tr.text('audit.estimate.without'),
    ...(difference ?? []).map((each) => differenceText(each, tr)),
    ...unpriced
      .slice(0, most)
      .map(({ profile, kind, what, count }) =>
        tr.text('audit.estimate.unpriced', { profile, kind: tr.text(`inventory.kind.${kind}`), what, count }),
      ),
  ]
  const left = unpriced.length - most
  const more = left > 0 ? [paragraph(tr.text('audit.cost.more', { count: left }), 'quiet')] : []
  return {
    title: tr.text('audit.section.estimate'),
    blocks: [list(items.map((text) => item(text))), ...more],
    folded: true,
  }
}

function differenceText({ month, currency, both, ...sums }: CostDifference, tr: Translator): string {
  return tr.text('audit.difference', {
    month,
    billed: money(sums.billed, currency),
    estimated: money(sums.estimated, currency),
    bothBilled: money(both.billed, currency),
    bothEstimated: money(both.estimated, currency),
    unseen: money(sums.unseen, currency),
    general: money(sums.general, currency),
    unbilled: money(sums.unbilled, currency),
  })
}
