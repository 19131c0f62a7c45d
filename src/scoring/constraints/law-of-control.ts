import type { Evidence } from '../../domain/evidence.ts'
import type { Holder } from '../../domain/facts.ts'
import type { FactWords } from '../../domain/message.ts'
import type { FactQuestion } from '../criteria/fact-lookup.ts'
import { findFact } from '../criteria/fact-lookup.ts'
import { unsure } from '../standing.ts'

export type Control =
  | {
      readonly kind: 'known'
      readonly holders: readonly { readonly name: FactWords; readonly country: string }[]
      readonly evidence: readonly Evidence[]
    }
  | { readonly kind: 'unknown' }

/**
 * Who decides in the end: holders with more than half of votes or of capital, and every holder with a veto. Where the list of holders
 * names nobody who decides, or is not known, the law of control that is stated as a fact. Unverified facts decide nothing.
 */
export function lawOfControl(question: FactQuestion): Control {
  const holders = findFact(question, 'holders')
  if (holders.known && !unsure(holders.evidence)) {
    const deciding = holders.value.filter(decides)
    if (deciding.length > 0) return { kind: 'known', holders: deciding, evidence: holders.evidence }
  }
  const law = findFact(question, 'lawOfControl')
  if (!law.known || unsure(law.evidence)) return { kind: 'unknown' }
  const { through: name, country } = law.value
  return { kind: 'known', holders: [{ name, country }], evidence: law.evidence }
}

function decides({ votesPercent, capitalPercent, veto }: Holder): boolean {
  return veto || (votesPercent ?? 0) > 50 || (capitalPercent ?? 0) > 50
}
