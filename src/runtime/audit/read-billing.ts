import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CsvError, parse, type Parser } from 'csv-parse'
import { focusReader, type FocusReader } from '../../documents/focus/focus-reader.ts'
import type { Bill, BillFile } from '../../domain/costs.ts'
import { BrokerError, type Problem } from '../../domain/errors.ts'
import { message, type Message } from '../../domain/message.ts'
import { billedPeriods, type BilledPeriods } from '../../workflows/audit/costs/billed-periods.ts'
import { collectBill, type BillCollector } from '../../workflows/audit/costs/collect-bill.ts'
import { fileProblem } from '../read-text.ts'

export interface BillingRequest {
  /** CSV by FOCUS, also as `.gz`. */
  readonly files: readonly string[]
  /** The key of the tag that names the tenant; null: the sub account does. */
  readonly tenantTag: string | null
  readonly signal: AbortSignal
}

/**
 * Reads billing files row by row.
 * @throws BrokerError usage – a file that is not there or is there twice; and every problem of every file at once.
 */
export async function readBilling({ files, tenantTag, signal }: BillingRequest): Promise<Bill> {
  const twice = files.find((file, index) => files.indexOf(file) < index)
  if (twice !== undefined) throw usage('audit.bill.twice', { file: twice })
  const collector = collectBill(tenantTag)
  const periods = billedPeriods()
  const read: ReadFile[] = []
  for (const file of files) read.push(await readFile(file, { collector, periods, signal }))
  const problems = read.flatMap((each) => each.problems)
  if (problems.length > 0) throw refused(read)
  const { lines, folded } = collector.finish()
  return {
    files: read.map(({ file, rows, version, months }) => ({ file, rows, version, months })),
    lines,
    warnings: [
      ...read.flatMap(({ warnings }) => warnings),
      ...periods.overlaps(),
      ...(folded === 0 ? [] : [message('audit.bill.folded', { count: folded })]),
    ],
  }
}

interface ReadFile extends BillFile {
  readonly problems: readonly Problem[]
  readonly problemCount: number
  readonly warnings: readonly Message[]
}

interface Collecting {
  readonly collector: BillCollector
  readonly periods: BilledPeriods
  readonly signal: AbortSignal
}

async function readFile(file: string, { collector, periods, signal }: Collecting): Promise<ReadFile> {
  const months = new Set<string>()
  let reader: FocusReader | null = null
  let row = 1
  try {
    for await (const cells of rowsOf(file, signal)) {
      if (reader === null) {
        reader = focusReader(file, cells)
        continue
      }
      row += 1
      const read = reader.read(cells, row)
      if (read === null) continue
      months.add(read.period.start.slice(0, 7))
      periods.add(file, read)
      collector.add(read)
    }
  } catch (error) {
    throw translated(error, { file, row: row + 1, signal })
  }
  if (reader === null) throw usage('audit.bill.noHeader', { file })
  const { problems, problemCount, warnings } = reader.finish()
  const { version } = reader
  const old = version === '1.0' ? [message('audit.bill.version', { file })] : []
  const none = row === 1 ? [message('audit.bill.noRows', { file })] : []
  const all = [...old, ...none, ...warnings]
  return { file, rows: row - 1, version, months: [...months].toSorted(), problems, problemCount, warnings: all }
}

/** A mark of the byte order is no part of the header. A row that is too short is told apart from one that ends the file. */
function rowsOf(file: string, signal: AbortSignal): AsyncIterable<string[]> {
  const options = { bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 16 * 1024 * 1024 }
  const parser: Parser = parse(options)
  const source = createReadStream(file, { signal })
  const steps = /\.gz$/i.test(file) ? [source, createGunzip(), parser] : [source, parser]
  // What goes wrong on the way is thrown by the parser, whose rows somebody reads.
  pipeline(steps, (error) => {
    if (error) parser.destroy(error)
  })
  return parser
}

function translated(
  error: unknown,
  at: { readonly file: string; readonly row: number; readonly signal: AbortSignal },
): unknown {
  const { file, row, signal } = at
  signal.throwIfAborted()
  if (error instanceof CsvError) return usage('audit.bill.notCsv', { file, row, reason: error.message }, error)
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
    return usage('audit.bill.notGzip', { file }, error)
  }
  return fileProblem(error, file)
}

/** Of all files at once; of each file the first problems, and how many there are. */
function refused(files: readonly ReadFile[]): BrokerError {
  const bad = files.filter(({ problems }) => problems.length > 0)
  const more = bad.flatMap(({ file, problems, problemCount }): Problem[] => {
    const count = problemCount - problems.length
    const says = message('audit.bill.more', { count })
    return count === 0 ? [] : [{ file, line: null, column: null, message: says, hint: null }]
  })
  return new BrokerError({
    kind: 'usage',
    says: message('audit.bill.refused', { count: bad.length }),
    next: message('audit.bill.refused.next'),
    problems: [...bad.flatMap(({ problems }) => problems), ...more],
  })
}

type UsageKey = 'audit.bill.twice' | 'audit.bill.noHeader' | 'audit.bill.notCsv' | 'audit.bill.notGzip'

function usage(key: UsageKey, values: Readonly<Record<string, string | number>>, cause?: unknown): BrokerError {
  return new BrokerError({ kind: 'usage', says: message(key, values), next: message('audit.bill.next'), cause })
}
