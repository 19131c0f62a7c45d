import type { Evidence } from '../../domain/evidence.ts'
import type { Holder } from '../../domain/facts.ts'
import type { FactWords } from '../../domain/message.ts'
import type { FactQuestion, FoundFact } from '../criteria/fact-lookup.ts'
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
  /** Who is said to decide as well, of another country than any of the holders, and is not established. */
  readonly contested: readonly Controller[]
  readonly evidence: readonly Evidence[]
}

/** Whether whoever decides is where somebody asks for. */
export type ControlSide = 'inside' | 'outside' | 'open'

/** Per cent; figures of a third each are rounded. */
const whole = 99.5
/** Per cent: whoever has more decides. */
const half = 50

/** What one fact says of who decides. */
interface Voice {
  readonly controllers: readonly Controller[]
  readonly evidence: readonly Evidence[]
  readonly isSure: boolean
}

/**
 * Who decides in the end: holders with more than half of votes or of capital, every holder with a veto, and the law of control that is
 * stated as a fact, for a list of holders may name the direct parent alone. Holders who have more than half among them, none of them in the
 * country of that law, contest it. Where neither names anybody, all holders, if all are named and
 * no law of control is open. Unverified facts decide nothing; of another country, they contest what is established.
 */
export function lawOfControl(question: FactQuestion): Control {
  const holders = findFact(question, 'holders')
  const law = findFact(question, 'lawOfControl')
  const voices = [
    holders.known ? voiceOf(holders.value.filter(decides), holders.evidence) : silence,
    law.known ? voiceOf([{ name: law.value.through, country: law.value.country }], law.evidence) : silence,
  ]
  const sure = voices.filter(({ isSure }) => isSure).reduce(joined, silence)
  const { holders: all, evidence } = established(holders, areAll)
  if (sure.controllers.length > 0) {
    const doubted = voices.filter(({ isSure }) => !isSure).flatMap(({ controllers }) => controllers)
    const most = established(holders, haveMost).holders
    const others = most.some(({ country }) => isAmong(sure.controllers, country)) ? [] : most
    const contested = [...doubted, ...others].filter(({ country }) => !isAmong(sure.controllers, country))
    return { kind: 'known', holders: sure.controllers, contested, evidence: sure.evidence }
  }
  const isOpen = all.length === 0 || law.known || law.reason !== null
  return { kind: isOpen ? 'unknown' : 'shared', holders: all, contested: [], evidence }
}

/** Where a constraint or a count asks for certain countries: one who decides elsewhere is enough to be outside. */
export function sideOfControl(
  { kind, holders, contested }: Control,
  isInside: (country: Controller['country']) => boolean,
): ControlSide {
  const elsewhere = (controllers: readonly Controller[]) =>
    controllers.filter(({ country }) => !isInside(country)).length
  const outside = elsewhere(holders)
  switch (kind) {
    case 'unknown':
      return 'open'
    case 'known':
      if (outside > 0) return 'outside'
      return elsewhere(contested) > 0 ? 'open' : 'inside'
    case 'shared':
      if (outside === 0) return 'inside'
      return outside === holders.length ? 'outside' : 'open'
  }
}

const silence: Voice = { controllers: [], evidence: [], isSure: true }

function voiceOf(controllers: readonly Controller[], evidence: readonly Evidence[]): Voice {
  return { controllers, evidence, isSure: !unsure(evidence) }
}

/** A second voice counts where it names another country. */
function joined(before: Voice, { controllers, evidence }: Voice): Voice {
  const more = controllers.filter(({ country }) => !isAmong(before.controllers, country))
  if (more.length === 0) return before
  return voiceOf([...before.controllers, ...more], [...before.evidence, ...evidence])
}

function isAmong(controllers: readonly Controller[], country: string): boolean {
  return controllers.some((one) => one.country === country)
}

/** The holders where they are established and have enough among them; else none. */
function established(
  found: FoundFact<readonly Holder[]>,
  areEnough: (holders: readonly Holder[]) => boolean,
): Pick<Control, 'holders' | 'evidence'> {
  if (!found.known || unsure(found.evidence) || !areEnough(found.value)) return { holders: [], evidence: [] }
  return { holders: found.value, evidence: found.evidence }
}

/** By the votes of all together; where nobody's votes are known, by their capital. Unknown votes are no proof that nobody else has them. */
function areAll(holders: readonly Holder[]): boolean {
  const votes = holders.flatMap(({ votesPercent }) => votesPercent ?? [])
  return sumOf(votes.length > 0 ? votes : holders.flatMap(({ capitalPercent }) => capitalPercent ?? [])) >= whole
}

/** By votes or by capital; a holder of whom one of the two is not known counts by the other. */
function haveMost(holders: readonly Holder[]): boolean {
  const byVotes = sumOf(holders.map(({ votesPercent, capitalPercent }) => votesPercent ?? capitalPercent ?? 0))
  const byCapital = sumOf(holders.map(({ votesPercent, capitalPercent }) => capitalPercent ?? votesPercent ?? 0))
  return Math.max(byVotes, byCapital) > half
}

function sumOf(shares: readonly number[]): number {
  return shares.reduce((sum, percent) => sum + percent, 0)
}

function decides({ votesPercent, capitalPercent, veto }: Holder): boolean {
  return veto || (votesPercent ?? 0) > half || (capitalPercent ?? 0) > half
}
