import type { Alternative } from '../../domain/comparison.ts'
import type { IndicatorScore } from '../../domain/score.ts'
import type { Translator } from '../../messages/translator.ts'
import { ruleText } from '../criteria/rule-words.ts'
import type { ReportView } from './report.ts'

/** Units that are nouns, in the singular or the plural. */
const counted = ['kinds', 'zones', 'tools', 'months', 'fields', 'people', 'classes', 'penalty'] as const

export function indicatorName(id: string, tr: Translator): string {
  return ruleText(`criteria.indicator.${id}`, tr)
}

/** `default`, `67 %`, `2 tools`, what is unknown as such, or that the sources there are do not show it; a SEAL level with who says so. */
export function indicatorValue(indicator: IndicatorScore, alternative: Alternative, view: ReportView): string {
  const { tr } = view
  const { id, value, unit, status, low, high, evidence } = indicator
  const { seal } = alternative
  // Where every number of points is possible, a value such as “0 kinds” would say more than is known.
  if (status === 'unknown' && unit === 'reference-totals' && typeof value === 'number') {
    return tr.text('evidence.atLeast', { value: againstReference(value, alternative, view) })
  }
  if (value === null) return tr.text('evidence.unknown')
  if (status === 'unknown' || (low === 0 && high === 100)) {
    return tr.text(evidence.length === 0 ? 'evidence.unknown' : 'evidence.unshown')
  }
  if (unit === 'rung') return ruleText(`criteria.rung.${String(value)}`, tr)
  const objective = seal?.objectives.find((each) => `sovereignty.${each.objective}` === id) ?? null
  if (objective !== null && objective.assessedBy !== null) {
    return tr.text('facts.seal.level', { level: value, by: tr.text(`facts.assessor.${objective.assessedBy}`) })
  }
  if (unit === 'reference-totals' && typeof value === 'number') return againstReference(value, alternative, view)
  if (unit === 'sizes' && typeof value === 'number') return tr.text('evidence.sizes', { value: tr.number(value, 1) })
  if (typeof value === 'number') return figure(value, unit, tr)
  return tr.text('evidence.measured', { value, unit: unitName(unit, tr) })
}

/** `67%`, `2 tools`, `5 min`. */
function figure(value: number, unit: string, tr: Translator): string {
  if (unit === 'percent') return tr.percent(value / 100)
  const written = tr.number(value, 2)
  const noun = counted.find((each) => each === unit)
  return noun === undefined
    ? tr.text('evidence.measured', { value: written, unit: unitName(unit, tr) })
    : tr.text(`evidence.count.${noun}`, { value: written, count: value })
}

/** `1.87 × the reference (€626.00)`, or `the budget`: what the total was divided by. */
function againstReference(value: number, { cost }: Alternative, { tr, words, report }: ReportView): string {
  const times = tr.number(value, 2)
  if (cost === null || value === 0) return tr.text('evidence.measured', { value: times, unit: unitName('factor', tr) })
  const key = report.comparison.budget === undefined ? 'evidence.reference' : 'evidence.budget'
  return tr.text(key, { value: times, amount: words.money(cost.total.div(value)) })
}

function unitName(unit: string, tr: Translator): string {
  return ruleText(`criteria.unit.${unit}`, tr)
}
