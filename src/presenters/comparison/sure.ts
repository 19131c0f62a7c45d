import type { BillLine } from '../../domain/comparison.ts'
import { type Confidence, type Evidence, type Sureness, surenessOf } from '../../domain/evidence.ts'
import type { Translator } from '../../messages/translator.ts'

const words = {
  price: (sureness: Sureness) => `compare.confidence.${sureness}` as const,
  norm: (sureness: Sureness) => `compare.fact.${sureness}` as const,
  fact: (sureness: Sureness) => `facts.confidence.${sureness}` as const,
}

/** How sure; what stands on the word of whoever brought the provider is said to be self-declared. */
export function sureText(evidence: Evidence, of: keyof typeof words, tr: Translator): string {
  const sure = tr.text(words[of](surenessOf(evidence)))
  if (evidence.selfDeclared !== true) return sure
  if (evidence.unsourced === true) return tr.text('evidence.selfDeclared.unsourced')
  if (evidence.confidence === 'sourced') return tr.text('evidence.selfDeclared')
  return tr.text('evidence.selfDeclared.weak', { sure })
}

/** Why a line of a bill is in doubt: its price, what it is billed by, or both; with both of its readings, where it has two. */
export function doubtText({ evidence, cheaperReading }: BillLine, tr: Translator): string {
  const price = tr.text(`compare.confidence.${surenessOf(evidence)}`)
  if (cheaperReading === undefined) return price
  const basis = tr.text('compare.confidence.basis')
  return evidence.confidence === 'sourced' ? basis : tr.series([price, basis])
}

/** Source, date and confidence as JSON has them. */
export function evidenceJson({ source, date, confidence, replaced, selfDeclared }: Evidence): EvidenceJson {
  return {
    source,
    date,
    confidence,
    ...(replaced === true ? { replaced } : {}),
    ...(selfDeclared === true ? { selfDeclared } : {}),
  }
}

interface EvidenceJson {
  source: string
  date: string
  confidence: Confidence
  replaced?: true
  selfDeclared?: true
}
