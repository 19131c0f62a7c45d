import type { Alternative, BillLine } from '../../domain/comparison.ts'
import type { Evidence } from '../../domain/evidence.ts'
import type { Currency } from '../../domain/money.ts'
import { criterionKeys, type IndicatorScore, type SealObjectiveLevel } from '../../domain/score.ts'
import type { Translator } from '../../messages/translator.ts'
import type { CsvCell } from '../csv/render-csv.ts'

/**
 * Columns of the CSV of one alternative: those of a line of the bill, then those of an indicator of a score. Of a line,
 * quantity × unit price × rate is the amount: the quantity is that of all things of the line together.
 */
export const explanationColumns = [
  'alternative',
  'part',
  'component',
  'what',
  'offer',
  'sku',
  'quantity',
  'unit',
  'unit_price',
  'price_currency',
  'rate',
  'amount',
  'currency',
  'source',
  'date',
  'confidence',
  'origin',
  'self_declared',
  'criterion',
  'indicator',
  'value',
  'points',
  'points_low',
  'points_high',
  'weight',
  'status',
  'reason',
  'assessed_by',
] as const

type ExplanationRow = Partial<Record<(typeof explanationColumns)[number], CsvCell>>

const figure = (value: number | string): CsvCell => ({ figure: String(value) })
const points = (value: number): CsvCell => figure(value.toFixed(1))

/** One row per line of the bill, then one per indicator of each criterion. */
export function explanationRows(
  alternative: Alternative,
  currency: Currency,
  tr: Translator,
): readonly (readonly CsvCell[])[] {
  const { cost, criteria, seal } = alternative
  const indicators = criteria === null ? [] : criterionKeys.flatMap((key) => criteria[key].indicators)
  const rows: readonly ExplanationRow[] = [
    ...(cost?.lines ?? []).map((line) => ({ ...lineRow(line, tr), currency })),
    ...indicators.map((indicator) => indicatorRow(indicator, seal?.objectives ?? [], tr)),
  ]
  return rows.map((row) =>
    explanationColumns.map((name) => (name === 'alternative' ? alternative.id : (row[name] ?? null))),
  )
}

function lineRow(line: BillLine, tr: Translator): ExplanationRow {
  const { part, component, offer, sku, unit, origin } = line
  return {
    part,
    component,
    what: tr.t(line.what),
    offer,
    sku,
    quantity: figure(line.quantity.toFixed()),
    unit,
    unit_price: figure(line.unitPrice.amount),
    price_currency: line.unitPrice.currency,
    rate: line.rate === null ? null : figure(line.rate.toFixed()),
    amount: figure(line.amount.toFixed(2)),
    ...evidenceCells([line.evidence]),
    origin,
  }
}

function indicatorRow(
  indicator: IndicatorScore,
  objectives: readonly SealObjectiveLevel[],
  tr: Translator,
): ExplanationRow {
  const { id, criterion, value, unit, score, low, high, weight, status, reason, note, evidence } = indicator
  const objective = objectives.find((each) => `sovereignty.${each.objective}` === id)
  return {
    criterion,
    indicator: id,
    value: typeof value === 'number' ? figure(Math.round(value * 10_000) / 10_000) : value,
    unit,
    points: points(score),
    points_low: points(low),
    points_high: points(high),
    weight: figure(weight),
    status,
    reason:
      reason === null && note === undefined
        ? null
        : tr.series([reason, note].flatMap((each) => (each ? [tr.t(each)] : []))),
    assessed_by: objective?.assessedBy ?? null,
    ...evidenceCells(evidence),
  }
}

/** Several pieces of evidence share a cell, in the same order in each column. */
function evidenceCells(evidence: readonly Evidence[]): ExplanationRow {
  const joined = (of: (piece: Evidence) => string): string => evidence.map(of).join('; ')
  return {
    source: joined(({ source }) => source),
    date: joined(({ date }) => date),
    confidence: joined(({ confidence }) => confidence),
    self_declared: figure(String(evidence.some(({ selfDeclared }) => selfDeclared === true))),
  }
}
