import type { IndicatorRule } from '../../domain/manual.ts'
import type { CriterionKey } from '../../domain/score.ts'
import type { MessageKey } from '../../messages/keys.ts'
import type { Translator } from '../../messages/translator.ts'

/** The eight objectives share one explanation. */
export function howText(criterion: CriterionKey, { id }: IndicatorRule, tr: Translator): string {
  return ruleText(`criteria.how.${criterion === 'sovereignty' ? criterion : id}`, tr)
}

export function nameText({ id }: IndicatorRule, tr: Translator): string {
  return ruleText(`criteria.indicator.${id}`, tr)
}

export function ruleText(key: string, tr: Translator): string {
  // Keys are made of ids of the tables; a test finds each of them in both languages.
  return tr.text(key as MessageKey)
}
