import type { Confidence, Evidence } from '../../domain/evidence.ts'
import type { Translator } from '../../messages/translator.ts'

const words = {
  price: (confidence: Confidence) => `compare.confidence.${confidence}` as const,
  norm: (confidence: Confidence) => `compare.fact.${confidence}` as const,
  fact: (confidence: Confidence) => `facts.confidence.${confidence}` as const,
}

/** How sure; what stands on the word of whoever brought the provider is said to be self-declared. */
export function sureText({ confidence, selfDeclared }: Evidence, of: keyof typeof words, tr: Translator): string {
  const sure = tr.text(words[of](confidence))
  if (selfDeclared !== true) return sure
  if (confidence === 'sourced') return tr.text('evidence.selfDeclared')
  return tr.text('evidence.selfDeclared.weak', { sure })
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
