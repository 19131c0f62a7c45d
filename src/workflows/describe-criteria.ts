import { decodeFacts } from '../documents/compile-facts.ts'
import { BrokerError } from '../domain/errors.ts'
import type { CriteriaManual, CriterionRule } from '../domain/manual.ts'
import { message } from '../domain/message.ts'
import { criterionKeys } from '../domain/score.ts'
import { criteria } from '../scoring/criteria/criteria.ts'
import { decodeBundled } from './decode-bundled.ts'

/** As the build compiled them. */
export interface ManualTexts {
  readonly weightings: string
  readonly facts: string
}

/**
 * The rules of one criterion, or of all, from the tables that score.
 * @throws BrokerError usage – no such criterion.
 */
export function describeCriteria(name: string | null, texts: ManualTexts): CriteriaManual {
  const key = criterionKeys.find((one) => one === name?.toLowerCase())
  if (name !== null && key === undefined) {
    throw new BrokerError({
      kind: 'usage',
      says: message('criteria.manual.unknown', { name }),
      next: message('criteria.manual.unknownHint', { known: criterionKeys.join(', ') }),
    })
  }
  const rules = criterionKeys.map((one): CriterionRule => ({
    key: one,
    indicators: criteria[one].map(({ id, weight, unit, shape, facts, derived }) => ({
      id,
      weight,
      unit,
      shape,
      facts,
      derived,
    })),
  }))
  const { version, evidence, levels } = decodeFacts(texts.facts).framework
  return {
    criteria: key === undefined ? rules : rules.filter((rule) => rule.key === key),
    weightings: decodeBundled('weightings', texts.weightings),
    scale: { version, evidence, levels },
  }
}
