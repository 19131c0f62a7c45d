import type { FocusVersion } from '../../domain/costs.ts'
import type { Problem } from '../../domain/errors.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Big, Currency } from '../../domain/money.ts'
import { columnsSince10, mandatoryColumns, mandatoryNames, neededColumns, type MandatoryName } from './focus-columns.ts'
import { oddityLog } from './focus-oddities.ts'
import { readText, slashOrder } from './focus-values.ts'
import { cellReader, type Oddity } from './read-cell.ts'

/** What of a row the costs are added up from. */
export interface BillRow {
  /** ISO 8601 UTC; the end is exclusive, and null where it cannot be read. */
  readonly period: { readonly start: string; readonly end: string | null }
  readonly provider: string
  readonly billingAccount: string | null
  /** Name, else id of the sub account. */
  readonly account: string | null
  /** JSON; null: none. */
  readonly tags: string | null
  readonly service: string | null
  readonly sku: string | null
  readonly unit: string | null
  readonly resource: string | null
  readonly currency: Currency
  readonly billed: Big
  readonly effective: Big | null
  readonly quantity: Big | null
  /** Of a month that was invoiced before. */
  readonly correction: boolean
}

export interface FocusReader {
  /** By its columns. */
  readonly version: FocusVersion
  /** The row with this number in the file, of which the first is the header. Null: it cannot be added up, and `finish` says why. */
  read(cells: readonly string[], row: number): BillRow | null
  finish(): FocusFindings
}

export interface FocusFindings {
  /** Everything that keeps the file from being added up: the first fifty. */
  readonly problems: readonly Problem[]
  readonly problemCount: number
  /** What was read although it is not as the standard says. */
  readonly warnings: readonly Message[]
}

/** Reads the rows of one file by its header, and remembers what is wrong and what is odd. */
export function focusReader(file: string, header: readonly string[]): FocusReader {
  const at = new Map(header.map((name, index) => [name.trim(), index]))
  const log = problemLog(file)
  const oddities = oddityLog(file)
  const missing = mandatoryNames.filter((name) => !at.has(name))
  for (const column of missing) {
    if (neededColumns.includes(column)) log.add(message('audit.bill.missing', { column }))
  }
  const spared = missing.filter((column) => !neededColumns.includes(column))
  const refused = spared.length < missing.length
  const reading = rowReading(at, (row) => ({
    odd: (column, oddity, cell) => {
      if (isFatal(column, oddity)) log.add(message(`audit.bill.${oddity}`, { row, column, sample: cell.slice(0, 40) }))
      else oddities.add(column, oddity, { row, cell })
    },
  }))
  return {
    version: columnsSince10.some((name) => at.has(name)) ? '1.2' : '1.0',
    read: (cells, row) => {
      if (refused) return null
      if (cells.length === header.length) return reading(cells, row)
      log.add(message('audit.bill.width', { row, count: cells.length, columns: header.length }))
      return null
    },
    finish: () => ({
      problems: log.problems,
      problemCount: log.count(),
      warnings: [
        ...(spared.length === 0 ? [] : [message('audit.bill.spared', { file, columns: spared.join(', ') })]),
        ...oddities.warnings(),
      ],
    }),
  }
}

/** So many problems of a file are told; how many there are is always said. */
const mostProblems = 50

function problemLog(file: string) {
  const problems: Problem[] = []
  let count = 0
  const add = (says: Message): void => {
    count += 1
    if (problems.length < mostProblems) problems.push({ file, line: null, column: null, message: says, hint: null })
  }
  return { problems, add, count: () => count }
}

/** A row without its service is still money; one without its amount is none. */
function isFatal(column: MandatoryName, oddity: Oddity): oddity is 'empty' | 'unreadable' {
  if (!neededColumns.includes(column)) return false
  return oddity === 'unreadable' || (oddity === 'empty' && column !== 'ServiceName')
}

type ToldOdd = (row: number) => { readonly odd: (column: MandatoryName, oddity: Oddity, cell: string) => void }

function rowReading(at: ReadonlyMap<string, number>, tell: ToldOdd): FocusReader['read'] {
  const columns = mandatoryNames.flatMap((name) => {
    const index = at.get(name)
    return index === undefined ? [] : [{ name, index, read: cellReader(mandatoryColumns[name]) }]
  })
  const other = (cells: readonly string[], name: string): string | null => {
    const index = at.get(name)
    return index === undefined ? null : readText(cells[index] ?? '').value
  }
  return (cells, row) => {
    const { odd } = tell(row)
    const values = new Map<MandatoryName, string | Big | null>()
    const monthFirst = slashOrder(cell(cells, at, 'BillingPeriodStart'), cell(cells, at, 'BillingPeriodEnd'))
    for (const { name, index, read } of columns) {
      const text = cells[index] ?? ''
      const { value, oddity } = read(text, monthFirst)
      values.set(name, value)
      if (oddity !== null) odd(name, oddity, text)
    }
    return toRow(values, (name) => other(cells, name))
  }
}

function cell(cells: readonly string[], at: ReadonlyMap<string, number>, name: MandatoryName): string {
  return cells[at.get(name) ?? -1] ?? ''
}

/** Null where something is missing without which the row cannot be added up; that has been told. */
function toRow(
  values: ReadonlyMap<MandatoryName, string | Big | null>,
  other: (name: string) => string | null,
): BillRow | null {
  const cell = (name: MandatoryName): string | null => {
    const value = values.get(name)
    return typeof value === 'string' ? value : null
  }
  const amount = (name: MandatoryName): Big | null => {
    const value = values.get(name)
    return typeof value === 'object' ? value : null
  }
  const [start, provider, currency] = [cell('BillingPeriodStart'), cell('ProviderName'), cell('BillingCurrency')]
  const billed = amount('BilledCost')
  if (start === null || provider === null || currency === null || billed === null) return null
  return {
    period: { start, end: cell('BillingPeriodEnd') },
    provider,
    billingAccount: cell('BillingAccountId'),
    account: other('SubAccountName') ?? other('SubAccountId'),
    tags: other('Tags'),
    service: cell('ServiceName'),
    sku: other('SkuPriceId') ?? other('SkuId'),
    unit: cell('PricingUnit'),
    resource: other('ResourceId'),
    currency,
    billed,
    effective: amount('EffectiveCost'),
    quantity: amount('PricingQuantity'),
    correction: cell('ChargeClass') === 'Correction',
  }
}
