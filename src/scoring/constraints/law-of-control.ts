import type { Evidence } from '../../domain/evidence.ts'
import type { Holder } from '../../domain/facts.ts'
import type { FactWords } from '../../domain/message.ts'
import type { FactQuestion } from '../criteria/fact-lookup.ts'
import { findFact } from '../criteria/fact-lookup.ts'
import { unsure } from '../standing.ts'

export interface Controller {
  readonly name: FactWords
  readonly country: string
}

/**
 * `shared`: nobody decides alone, and the holders are all that there are. `unknown`: the same holders, where a law of control is spoken of
 * and not established; else none.
 */
export interface Control {
  readonly kind: 'known' | 'shared' | 'unknown'
  readonly holders: readonly Controller[]
  readonly evidence: readonly Evidence[]
}

/** Per cent; figures of a third each are rounded. */
const whole = 99.5

/**
 * Who decides in the end: holders with more than half of votes or of capital, and every holder with a veto. Where the list of holders
 * names nobody who decides, or is not known, the law of control that is stated as a fact; else all holders, where all are named and no
 * law of control is open. Unverified facts decide nothing.
 */
export function lawOfControl(question: FactQuestion): Control {
  const holders = findFact(question, 'holders')
  if (holders.known && !unsure(holders.evidence)) {
    const deciding = holders.value.filter(decides)
    if (deciding.length > 0) return { kind: 'known', holders: deciding, evidence: holders.evidence }
  }
  const law = findFact(question, 'lawOfControl')
  if (law.known && !unsure(law.evidence)) {
    const { through: name, country } = law.value
    return { kind: 'known', holders: [{ name, country }], evidence: law.evidence }
  }
  if (!holders.known || unsure(holders.evidence) || !areAll(holders.value)) {
    return { kind: 'unknown', holders: [], evidence: [] }
  }
  const isOpen = law.known || law.reason !== null
  return { kind: isOpen ? 'unknown' : 'shared', holders: holders.value, evidence: holders.evidence }
}

/** True where the votes of the holders add up to all there are; where nobody's votes are known, their capital. */
function areAll(holders: readonly Holder[]): boolean {
  const votes = holders.flatMap(({ votesPercent }) => votesPercent ?? [])
  const shares = votes.length > 0 ? votes : holders.flatMap(({ capitalPercent }) => capitalPercent ?? [])
  return shares.reduce((sum, percent) => sum + percent, 0) >= whole
}

function decides({ votesPercent, capitalPercent, veto }: Holder): boolean {
  return veto || (votesPercent ?? 0) > 50 || (capitalPercent ?? 0) > 50
}
