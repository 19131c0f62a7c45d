import type { IndicatorScore, SealSummary } from '../../domain/score.ts'
import type { Translator } from '../../messages/translator.ts'
import { ruleText } from '../criteria/rule-words.ts'

/** Units that follow their figure; the others are nouns and stand before it. */
const following: ReadonlySet<string> = new Set(['percent', 'factor', 'minutes', 'reference-totals', 'downtimes'])

export function indicatorName(id: string, tr: Translator): string {
  return ruleText(`criteria.indicator.${id}`, tr)
}

/** `default`, `67 %`, `tools: 2`; a SEAL level with who says so. */
export function indicatorValue(indicator: IndicatorScore, seal: SealSummary | null, tr: Translator): string {
  const { id, value, unit } = indicator
  if (value === null) return tr.text('evidence.unknown')
  if (unit === 'rung') return ruleText(`criteria.rung.${String(value)}`, tr)
  const objective = seal?.objectives.find((each) => `sovereignty.${each.objective}` === id) ?? null
  if (objective !== null && objective.assessedBy !== null) {
    return tr.text('facts.seal.level', { level: value, by: tr.text(`facts.assessor.${objective.assessedBy}`) })
  }
  const words = { value: typeof value === 'number' ? tr.number(value, 2) : value, unit: unitName(unit, tr) }
  return tr.text(following.has(unit) ? 'evidence.measured' : 'evidence.counted', words)
}

function unitName(unit: string, tr: Translator): string {
  return ruleText(`criteria.unit.${unit}`, tr)
}
