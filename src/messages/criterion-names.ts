import type { CriterionKey } from '../domain/score.ts'
import { criterionKeys } from '../domain/score.ts'
import type { Translator } from './translator.ts'

/** The criterion that somebody means, by its key or by its name in the language spoken; case and accents do not matter. */
export function criterionNamed(text: string, tr: Translator): CriterionKey | null {
  const wanted = folded(text)
  return criterionKeys.find((key) => key === wanted || folded(tr.text(`compare.criterion.${key}`)) === wanted) ?? null
}

/** A weight as typed, `coût=0,5` in French, as the rest of the program reads it: `cost=0.5`. What is not understood stays as it is. */
export function weightByKey(text: string, tr: Translator): string {
  const [, name = '', figure = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  const key = criterionNamed(name, tr)
  if (key === null) return text
  const isDecimalComma = tr.lang === 'fr' && /^\s*\d+,\d+\s*$/.test(figure)
  return `${key}=${isDecimalComma ? figure.replace(',', '.') : figure}`
}

function folded(text: string): string {
  return text
    .trim()
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
}
