import type { Problem } from '../../src/domain/errors.ts'
import type { Checked } from '../../src/documents/check-document.ts'
import { createTranslator } from '../../src/messages/translator.ts'

const english = await createTranslator('en')

/** `3:7 What is wrong. What to do.` for every problem; `valid` when there is none. */
export function inWords(checked: Checked<unknown>): readonly string[] {
  return checked.ok ? ['valid'] : checked.problems.map(sentence)
}

function sentence({ line, column, message, hint }: Problem): string {
  const place = line === null || column === null ? '' : `${String(line)}:${String(column)} `
  return `${place}${english.t(message)}${hint === null ? '' : ` ${english.t(hint)}`}`
}
