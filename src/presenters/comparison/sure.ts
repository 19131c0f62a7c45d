import type { BillLine } from '../../domain/comparison.ts'
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

/** Why a line of a bill is in doubt: its price, what it is billed by, or both; with both of its readings, where it has two. */
export function doubtText({ evidence, cheaperReading }: BillLine, tr: Translator): string {
  const price = tr.text(`compare.confidence.${evidence.confidence}`)
  if (cheaperReading === undefined) return price
  const basis = tr.text('compare.confidence.basis')
  return evidence.confidence === 'sourced' ? basis : tr.series([price, basis])
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
