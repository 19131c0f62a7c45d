import { type Alternative, billParts, type Cost, knownHours } from '../../domain/comparison.ts'
import type { Big } from '../../domain/money.ts'
import { criterionKeys } from '../../domain/score.ts'
import type { Translator } from '../../messages/translator.ts'
import { type CsvCell, renderCsv } from '../csv/render-csv.ts'
import { explanationColumns, explanationRows } from './explanation-rows.ts'
import type { ComparisonReport, ReportView } from './report.ts'
import { sealText } from './seal.ts'
import { createWords } from './words.ts'

/** A column of the CSV: a name that never changes with the language, and its cell. */
type CsvColumn = readonly [name: string, cell: (alternative: Alternative, view: ReportView) => CsvCell]

const money = (amount: Big | null | undefined): CsvCell => (amount ? { figure: amount.toFixed(2) } : null)
const figure = (value: number | null | undefined): CsvCell =>
  value === null || value === undefined ? null : { figure: String(value) }
/** Points are no surer than this. */
const score = (value: number | undefined): CsvCell => (value === undefined ? null : { figure: value.toFixed(1) })
const ofCost =
  (cell: (cost: Cost) => CsvCell) =>
  ({ cost }: Alternative): CsvCell =>
    cost === null ? null : cell(cost)

const columns: readonly CsvColumn[] = [
  ['rank', ({ rank }) => figure(rank)],
  ['id', ({ id }) => id],
  ['provider', ({ providerName }) => providerName],
  ['region', ({ region }) => region],
  ['country', ({ country }) => country],
  ['self_declared', ({ selfDeclared }) => ({ figure: String(selfDeclared) })],
  ['state', ({ state }) => state],
  ['currency', (_, { report }) => report.comparison.currency],
  ['bill', ofCost((cost) => money(cost.bill))],
  ['hours_low', ofCost((cost) => figure(knownHours(cost).low))],
  ['hours_expected', ofCost((cost) => figure(knownHours(cost).expected))],
  ['hours_high', ofCost((cost) => figure(knownHours(cost).high))],
  ['operations', ofCost((cost) => money(cost.operations.money?.expected))],
  ['total', ofCost((cost) => money(cost.total))],
  ['lower_bound', ofCost((cost) => ({ figure: String(cost.lowerBound) }))],
  ['bill_low', ofCost((cost) => money(cost.range?.low))],
  ['bill_high', ofCost((cost) => money(cost.range?.high))],
  ['bill_yearly', ofCost((cost) => money(cost.yearly.bill))],
  ['total_yearly', ofCost((cost) => money(cost.yearly.total))],
  ['tax_rate', ofCost((cost) => (cost.tax === null ? null : { figure: cost.tax.ratePercent }))],
  ['tax_to_pay', ofCost((cost) => money(cost.tax?.toPay))],
  ['one_off', ofCost((cost) => money(cost.oneOff?.amount))],
  ['against_current', ofCost((cost) => money(cost.againstCurrent?.difference))],
  ['payback_months', ofCost((cost) => figure(cost.againstCurrent?.paybackMonths))],
  ...billParts.map((part): CsvColumn => [part, ofCost((cost) => money(cost.breakdown[part]))]),
  ...criterionKeys.map((key): CsvColumn => [`points_${key}`, ({ criteria }) => score(criteria?.[key].score)]),
  ['points', ({ overall }) => score(overall?.score)],
  ['points_low', ({ overall }) => score(overall?.low)],
  ['points_high', ({ overall }) => score(overall?.high)],
  ['seal', ({ seal }, view) => (seal === null ? null : sealText(seal, view))],
  ['placed', ({ placements }, { words }) => words.placed(placements)],
  [
    'not_included',
    ofCostIn((cost, { tr }) => cost.notIncluded.map(({ what, why }) => `${tr.t(what)} (${tr.t(why)})`).join('; ')),
  ],
  [
    'reasons',
    ({ reasons, closing }, { tr }) =>
      [
        ...reasons.map(({ constraint, text }) => `${tr.t(text)} [${constraint}]`),
        ...(closing === undefined || reasons.some(({ constraint }) => constraint === 'closed')
          ? []
          : [
              tr.text('compare.reason.closing', {
                ends: { date: closing.ends },
                announced: { date: closing.announced },
              }),
            ]),
      ].join('; '),
  ],
]

function ofCostIn(cell: (cost: Cost, view: ReportView) => CsvCell): CsvColumn[1] {
  return ({ cost }, view) => (cost === null ? null : cell(cost, view))
}

/** One row per alternative, for a spreadsheet. Numbers with a decimal point, dates as they are in ISO 8601. */
export function presentComparisonCsv(report: ComparisonReport, tr: Translator): string {
  const { comparison } = report
  const view: ReportView = { report, tr, words: createWords(tr, comparison.currency), all: true }
  const head = columns.map(([name]) => name)
  return renderCsv([head, ...comparison.alternatives.map((each) => columns.map(([, cell]) => cell(each, view)))])
}

/** One row per line of one bill, whose amounts sum to the bill exactly; then one per indicator of its scores. */
export function presentExplanationCsv(report: ComparisonReport, tr: Translator, alternative: Alternative): string {
  return renderCsv([explanationColumns, ...explanationRows(alternative, report.comparison.currency, tr)])
}
