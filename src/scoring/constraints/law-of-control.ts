import type { Holder } from '../../domain/facts.ts'
import type { FactQuestion } from '../criteria/fact-lookup.ts'
import { findFact } from '../criteria/fact-lookup.ts'

export type Control =
  | { readonly kind: 'known'; readonly holders: readonly { readonly name: string; readonly country: string }[] }
  | { readonly kind: 'unknown' }

/**
 * Who decides in the end: holders with more than half of votes or of capital, and every holder with a veto. Where the list of holders
 * names nobody who decides, or is not known, the law of control that is stated as a fact. Unverified facts decide nothing.
 */
export function lawOfControl(question: FactQuestion): Control {
  const holders = findFact(question, 'holders')
  const sure = holders.known && holders.evidence.every(({ confidence }) => confidence !== 'unverified')
  const deciding = sure ? holders.value.filter(decides) : []
  if (deciding.length > 0) return { kind: 'known', holders: deciding }
  const law = findFact(question, 'lawOfControl')
  if (!law.known || law.evidence.some(({ confidence }) => confidence === 'unverified')) return { kind: 'unknown' }
  return { kind: 'known', holders: [{ name: law.value.through, country: law.value.country }] }
}

function decides({ votesPercent, capitalPercent, veto }: Holder): boolean {
  return veto || (votesPercent ?? 0) > 50 || (capitalPercent ?? 0) > 50
}
