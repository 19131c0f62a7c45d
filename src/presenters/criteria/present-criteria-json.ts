import { sealLevels } from '../../domain/facts.ts'
import type { CriteriaManual } from '../../domain/manual.ts'
import type { Translator } from '../../messages/translator.ts'
import type { CriteriaResult } from '../schemas/criteria-result.ts'
import { howText, nameText } from './rule-words.ts'

/** The manual as the schema `broker/criteria/1` describes it. */
export function criteriaJson({ criteria, weightings, scale }: CriteriaManual, tr: Translator): CriteriaResult {
  return {
    schema: 'broker/criteria/1',
    criteria: criteria.map(({ key, indicators }) => ({
      key,
      question: tr.text(`criteria.question.${key}`),
      notMeasured: tr.text(`criteria.notMeasured.${key}`),
      indicators: indicators.map((one) => ({
        id: one.id,
        name: nameText(one, tr),
        how: howText(key, one, tr),
        weight: one.weight,
        unit: one.unit,
        function: one.shape,
        facts: [...one.facts],
        derived: [...one.derived],
      })),
    })),
    seal: {
      version: scale.version,
      source: scale.evidence.source,
      date: scale.evidence.date,
      levels: sealLevels.map((level) => {
        const { name, says } = scale.levels[level][tr.lang]
        return { level, name, says }
      }),
    },
    weightings: weightings.map(({ name, says, weights }) => ({ name, says: tr.said(says), weights: { ...weights } })),
  }
}
