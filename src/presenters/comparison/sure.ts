import type { Confidence, Evidence } from '../../domain/evidence.ts'
import type { Translator } from '../../messages/translator.ts'

/** Whose words say how sure a figure is: those of a price, of a norm, or of a fact. */
export type SureWords = 'compare.confidence' | 'compare.fact' | 'facts.confidence'

/** How sure; what stands on the word of whoever brought the provider is said to be self-declared. */
export function sureText({ confidence, selfDeclared }: Evidence, words: SureWords, tr: Translator): string {
  if (selfDeclared !== true) return tr.text(`${words}.${confidence}`)
  if (confidence === 'sourced') return tr.text('evidence.selfDeclared')
  return tr.text('evidence.selfDeclared.weak', { sure: tr.text(`${words}.${confidence}`) })
}

/** Source, date and confidence as JSON has them. */
export function evidenceJson({ source, date, confidence, selfDeclared }: Evidence): EvidenceJson {
  return { source, date, confidence, ...(selfDeclared === true ? { selfDeclared } : {}) }
}

interface EvidenceJson {
  source: string
  date: string
  confidence: Confidence
  selfDeclared?: true
}
