import type { FactWords } from '../domain/message.ts'
import type { Translator } from '../messages/translator.ts'

/** A free text of a fact file in the reader's language; a name stands as it is. */
export function saidText(text: FactWords, tr: Translator): string {
  return typeof text === 'string' ? text : tr.said(text)
}
