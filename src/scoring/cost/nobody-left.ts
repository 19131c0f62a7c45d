import type { Alternative, Conflict, Cost } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Currency } from '../../domain/money.ts'
import { leastTotal } from '../../domain/paid.ts'
import { byName, firstDifference } from '../order.ts'
import { mostUnknown, scoreOf } from '../rank/rank-by-score.ts'
import { amountOf, nameOf } from './name.ts'
import { opposedWishes } from './opposed-wishes.ts'
import type { Priced, VerdictRequest } from './priced.ts'
import { isPriced } from './priced.ts'
import { unprovenCertificate } from './unproven-certificate.ts'

/** Nobody is ranked: which constraint excludes most, what giving it up would bring, and for whom it is still open. */
export function nobodyLeft(request: VerdictRequest): readonly Message[] {
  const { alternatives, require, currency } = request
  const wishes = new Set(require.map((text) => text.trim()))
  const none = message('bill.verdict.none', { count: alternatives.length })
  if (request.conflict !== null && request.conflict !== undefined) return [none, ...conflicting(request.conflict)]
  const certificate = unprovenCertificate(alternatives, wishes)
  const holders = certificate?.holders ?? []
  const isHeld = holders.length > 0
  const open = stillOpen(
    candidates(openOf(isHeld ? holders : alternatives), wishes),
    isHeld ? 'held' : 'open',
    currency,
  )
  const sentences = [...(certificate?.sentences ?? excluded(request, wishes)), ...open]
  return sentences.length === 0 ? [none, message('bill.verdict.noneFits')] : [none, ...sentences]
}

function conflicting({ first, second, either }: Conflict): readonly Message[] {
  const opposed = message('bill.verdict.conflict', { first, second })
  return [
    opposed,
    either === null ? message('bill.verdict.conflictGiveUp') : message('bill.verdict.conflictEither', { either }),
  ]
}

/** The wish that excludes most, and the first two that nobody meets together. What nobody can judge counts for neither. */
function excluded(request: VerdictRequest, wishes: ReadonlySet<string>): readonly Message[] {
  const { alternatives } = request
  const out = alternatives.filter(({ state }) => state === 'excluded')
  const counts = new Map<string, number>()
  for (const { reasons } of out) {
    for (const constraint of new Set(reasons.map((reason) => reason.constraint))) {
      if (wishes.has(constraint)) counts.set(constraint, (counts.get(constraint) ?? 0) + 1)
    }
  }
  const [worst] = [...counts].sort(([a, x], [b, y]) => firstDifference(y - x, byName(a, b)))
  if (worst === undefined) return []
  const [constraint, count] = worst
  const opposed = opposedWishes(alternatives, request.require)
  const most = isMetNowhere(constraint, alternatives)
    ? message(count === alternatives.length ? 'bill.verdict.metNowhere' : 'bill.verdict.notKnownMet', {
        constraint,
        count,
      })
    : message('bill.verdict.mostExcluding', { constraint, count })
  const relaxing = [constraint, ...betterGivenUp(constraint, wishes, request)].map((wish) => relaxed(wish, request))
  return opposed === null ? [most, ...relaxing] : [opposition(opposed), most, ...relaxing]
}

/** Where giving up the wish that excludes most brings nobody who qualifies: the one that does so for most, or for whom it stays open. */
function betterGivenUp(
  worst: string,
  wishes: ReadonlySet<string>,
  { alternatives }: VerdictRequest,
): readonly string[] {
  const gains = [...wishes].map((wish) => {
    const left = candidates(alternatives, new Set([wish]))
    return { wish, qualify: left.filter(isSettled).length, open: left.length }
  })
  const own = gains.find(({ wish }) => wish === worst)
  if (own === undefined || own.qualify > 0) return []
  const better = gains.filter(({ qualify, open }) => qualify > 0 || (own.open === 0 && open > 0))
  const [best] = better.toSorted((a, b) => firstDifference(b.qualify - a.qualify, b.open - a.open))
  return best === undefined ? [] : [best.wish]
}

/** Nothing but the wishes that are given up is open. */
function isSettled({ stillOpen = [] }: Priced): boolean {
  return stillOpen.length === 0
}

function opposition(wishes: readonly string[]): Message {
  const [first, second] = wishes
  if (wishes.length === 2 && first !== undefined && second !== undefined) {
    return message('bill.verdict.opposed', { first, second })
  }
  return message('bill.verdict.opposedSeveral', { wishes: wishes.join(', ') })
}

/** Nobody is known to meet it: who does not fail it has it still open. */
function isMetNowhere(wish: string, alternatives: readonly Alternative[]): boolean {
  return alternatives.every(({ reasons, stillOpen = [] }) =>
    [...reasons, ...stillOpen].some(({ constraint }) => constraint === wish),
  )
}

/**
 * What giving up one constraint would bring: the place that would then be first, else one that would still be open. Who is only not
 * known to meet it would qualify as well as who does not.
 */
function relaxed(constraint: string, request: VerdictRequest): Message {
  const left = candidates(request.alternatives, new Set([constraint]))
  const qualifies = firstOf(left.filter(isSettled), request.alternatives)
  if (qualifies === undefined) return relaxedOpen(constraint, left, request)
  const words = { constraint, name: nameOf(qualifies) }
  if (request.backupsElsewhere === true) return message('bill.verdict.relaxUnpriced', words)
  const { cost } = qualifies
  const priced = { ...words, total: amountOf(leastTotal(cost), request.currency) }
  return message(isOneFigure(cost) ? 'bill.verdict.relax' : 'bill.verdict.relaxAtLeast', priced)
}

function relaxedOpen(constraint: string, [open]: readonly Priced[], request: VerdictRequest): Message {
  const fact = open?.stillOpen?.[0]
  if (open === undefined || fact === undefined) return message('bill.verdict.relaxNothing', { constraint })
  const words = { constraint, name: nameOf(open) }
  // Without the constraint other stores may keep the backups, and with their prices nothing may be open any more.
  if (request.backupsElsewhere === true) return message('bill.verdict.relaxMaybe', words)
  return message('bill.verdict.relaxOpen', { ...words, fact: fact.text })
}

/** With points the one that has most, else what starts lowest; of equals the one that stands first in the comparison. */
function firstOf(priced: readonly Priced[], inOrder: readonly Alternative[]): Priced | undefined {
  const [cheapest] = priced
  const scored = inOrder.flatMap(({ id }) => priced.filter((one) => one.id === id && one.overall !== null))
  return scored.toSorted((a, b) => scoreOf(b) - scoreOf(a))[0] ?? cheapest
}

function openOf(alternatives: readonly Alternative[]): readonly Alternative[] {
  return alternatives.filter(({ state }) => state === 'undecided')
}

function isOneFigure({ range, lowerBound }: Cost): boolean {
  return range === null && !lowerBound
}

/** Those that would qualify if the facts that the wishes ask for were obtained, what starts lowest first. */
function stillOpen(open: readonly Priced[], kind: 'open' | 'held', currency: Currency): readonly Message[] {
  const [best] = open
  const fact = best?.reasons[0]
  if (best === undefined || fact === undefined) return []
  const total = amountOf(leastTotal(best.cost), currency)
  const words = { count: open.length, name: nameOf(best), total, fact: fact.text }
  return [message(isOneFigure(best.cost) ? `bill.verdict.${kind}` : `bill.verdict.${kind}AtLeast`, words)]
}

/** Those for whom nothing but these constraints stands in the way, what starts lowest first. */
function candidates(alternatives: readonly Alternative[], constraints: ReadonlySet<string>): readonly Priced[] {
  return alternatives
    .filter(isPriced)
    .filter(isKnownEnough)
    .filter(({ reasons }) => reasons.length > 0 && reasons.every(({ constraint }) => constraints.has(constraint)))
    .sort((a, b) => firstDifference(leastTotal(a.cost).cmp(leastTotal(b.cost)), byName(a.id, b.id)))
}

/** Would it be ranked by the criteria, too? Where nothing was scored, it would. */
function isKnownEnough({ overall }: Alternative): boolean {
  return overall === null || overall.unknownShare <= mostUnknown
}
