import { type Alternative, type BillPart, billParts, type Cost } from '../../../domain/comparison.ts'
import { type Big, zero } from '../../../domain/money.ts'
import { keepsTax } from '../../../domain/paid.ts'
import type { MessageKey } from '../../../messages/keys.ts'
import { column, paragraph, row, type Row, type Section } from '../../blocks/blocks.ts'
import type { ReportView } from '../report.ts'
import { isCurrent } from '../words.ts'
import { rankedGroups } from './ranked-groups.ts'

/** What is needed and has no price in the bill. */
const unpriced = '?'

export interface Priced {
  readonly alternative: Alternative
  readonly cost: Cost
}

/** The bills of the first, the second and today's, part by part. */
export function costsSection(view: ReportView): Section {
  const { tr, words } = view
  const priced = compared(view)
  if (priced.length === 0) return { title: null, blocks: [] }
  const names = priced.map(({ alternative }) => words.provider(alternative))
  const columns = [column.head(tr.text('compare.column.part')), ...names.map((name) => column.number(name))]
  const rows = [...partRows(priced, view), ...totalRows(priced, view)]
  const isOpen = rows.some(({ cells }) => cells.includes(unpriced))
  const legend = isOpen ? [paragraph(tr.text('compare.cost.legend'), 'quiet')] : []
  return { title: tr.text('compare.section.cost'), blocks: [{ kind: 'table', columns, rows }, ...legend] }
}

/** At most three: the first two providers, and today's invoice. */
function compared(view: ReportView): readonly Priced[] {
  const best = rankedGroups({ report: view.report, all: false }).map((group) => group.best)
  const two = best.filter((each) => !isCurrent(each)).slice(0, 2)
  const today = best.filter(isCurrent)
  return [...two, ...today].flatMap((alternative) =>
    alternative.cost === null ? [] : [{ alternative, cost: alternative.cost }],
  )
}

function partRows(priced: readonly Priced[], view: ReportView): readonly Row[] {
  const { tr, words } = view
  const used = billParts.filter((part) => priced.some(({ cost }) => has(cost, part) || lacks(cost, part)))
  const today = priced.filter(({ alternative }) => isCurrent(alternative))
  const rows = used.map((part) =>
    row([
      tr.text(`compare.part.${part}`),
      ...priced.map(({ alternative, cost }) => (isCurrent(alternative) ? '–' : partText(cost, part, view))),
    ]),
  )
  // What an invoice is for is not told by its lines.
  const invoice = row([
    tr.text('compare.part.invoice'),
    ...priced.map(({ alternative, cost }) => (isCurrent(alternative) ? words.money(cost.bill) : '–')),
  ])
  return [...rows.filter(saysSomething), ...(today.length === 0 ? [] : [invoice])]
}

function saysSomething({ cells }: Row): boolean {
  return cells.slice(1).some((cell) => cell !== '–')
}

/** What a part costs; at least that where some of it is missing from the bill, a question mark where all of it is. */
function partText(cost: Cost, part: BillPart, { tr, words }: ReportView): string {
  const isOpen = lacks(cost, part)
  if (!has(cost, part)) return isOpen ? unpriced : '–'
  const amount = words.money(cost.breakdown[part])
  return isOpen ? tr.text('compare.atLeast', { amount }) : amount
}

const missingParts: Readonly<Record<string, BillPart>> = {
  'bill.missing.carriers': 'compute',
  'bill.missing.volumes': 'storage',
  'bill.missing.snapshots': 'snapshots',
  'bill.missing.backups': 'backups',
  'bill.missing.traffic': 'traffic',
  'bill.missing.trafficBeyond': 'traffic',
  'bill.missing.addresses': 'addresses',
  'bill.missing.service': 'managed',
  'bill.missing.databaseDisk': 'managed',
  'bill.missing.elsewhere': 'managed',
  'bill.missing.support': 'support',
  'bill.missing.unread.servers': 'compute',
  'bill.missing.unread.volumes': 'storage',
  'bill.missing.unread.snapshots': 'snapshots',
}

function lacks({ notIncluded }: Cost, part: BillPart): boolean {
  return notIncluded.some(({ needed, what }) => needed && missingParts[what.key] === part)
}

/** A part without a line is a dash; one with lines that cost nothing is a zero. */
function has({ lines }: Cost, part: BillPart): boolean {
  return lines.some((line) => line.part === part)
}

/** Bill, hours, total, year, tax, one-off cost; rows that say nothing are left out. */
export function totalRows(priced: readonly Priced[], view: ReportView): readonly Row[] {
  const { tr, words } = view
  const each = (cells: (cost: Cost) => string): readonly string[] => priced.map(({ cost }) => cells(cost))
  const rate = priced.find(({ cost }) => cost.tax !== null)?.cost.tax?.ratePercent
  const orDash = (amount: Big | null | undefined): string => (amount ? words.money(amount) : '–')
  // Where nothing is added to the bill, it is the total, and one row says both.
  const alike = priced.every(({ cost }) => cost.total.eq(cost.bill))
  const isDoubtful = priced.some(({ cost }) => cost.range !== null)
  const total = (cells: (cost: Cost) => string): readonly string[] => each((cost) => (alike ? '–' : cells(cost)))
  const rows: readonly Row[] = [
    row([tr.text('compare.cost.lines'), ...each((cost) => (isDoubtful ? words.money(cost.bill) : '–'))]),
    row([tr.text(billTitle(alike, isDoubtful)), ...each((cost) => words.bill(cost))], 'strong'),
    row([tr.text('compare.cost.hours'), ...each((cost) => words.hours(cost))]),
    row([tr.text('compare.cost.hoursExpected'), ...each((cost) => expectedHours(cost, view))]),
    row([tr.text('compare.cost.staff'), ...each((cost) => orDash(cost.operations.money?.expected))]),
    row([tr.text('compare.cost.hardware'), ...each((cost) => orDash(ownHardware(cost)))]),
    row([tr.text('compare.cost.total'), ...total((cost) => words.total(cost))], 'strong'),
    row([tr.text('compare.cost.yearBill'), ...each((cost) => words.yearBill(cost))]),
    row([tr.text('compare.cost.yearTotal'), ...total((cost) => words.yearTotal(cost))]),
    row([tr.text('compare.cost.tax', { rate: rate ?? '' }), ...each((cost) => orDash(cost.tax?.toPay))]),
    row([tr.text('compare.cost.withTax'), ...each((cost) => (keepsTax(cost) ? words.toPay(cost) : '–'))]),
    row([tr.text('compare.cost.oneOff'), ...each((cost) => orDash(cost.oneOff?.amount))]),
    row([tr.text('compare.cost.payback'), ...each((cost) => payback(cost, view))]),
  ]
  return rows.filter(saysSomething)
}

function expectedHours(cost: Cost, { tr, words }: ReportView): string {
  const hours = words.hoursExpected(cost)
  return hours === null ? '–' : tr.text('compare.hours', { hours })
}

function billTitle(alike: boolean, isDoubtful: boolean): MessageKey {
  if (isDoubtful) return alike ? 'compare.cost.billIsTotalDoubt' : 'compare.cost.billDoubt'
  return alike ? 'compare.cost.billIsTotal' : 'compare.cost.bill'
}

/** What the total holds beside bill and staff; null when nothing. */
function ownHardware(cost: Cost): Big | null {
  const staff = cost.operations.money?.expected ?? zero
  const rest = cost.total.minus(cost.bill).minus(staff)
  return rest.eq(0) ? null : rest
}

function payback(cost: Cost, { tr, words }: ReportView): string {
  const { oneOff, againstCurrent } = cost
  if (oneOff === null || againstCurrent === null) return '–'
  const { paybackMonths, difference } = againstCurrent
  const isOpen = words.difference(cost, 'invoice', difference) === tr.text('compare.difference.open')
  if (isOpen) return tr.text('bill.payback.unknown')
  return paybackMonths === null ? tr.text('compare.cost.never') : tr.number(paybackMonths, 1)
}
