import type { Evidence } from '../../domain/evidence.ts'
import type { FactKey } from '../../domain/facts.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { IndicatorScore, ScoreStatus } from '../../domain/score.ts'
import { isLater, isOld, isRecord } from './age-facts.ts'
import { findEntries } from './fact-lookup.ts'
import type { Indicator } from './indicator.ts'
import type { Situation } from './situation.ts'
import { isToday } from './situation.ts'

type Weakness = Pick<IndicatorScore, 'lacking' | 'reason'>

/** Which facts of an indicator are stale or unverified, and why, for a reader. */
export function weaknessOf(status: ScoreStatus, { facts }: Indicator, situation: Situation): Weakness {
  if (status !== 'unverified' && status !== 'stale') return { lacking: [], reason: null }
  const weak = facts.filter((key) => evidenceOf(key, situation).some(({ confidence }) => confidence === status))
  // A level that only the provider claims is weak although its source is not.
  const lacking = weak.length === 0 ? facts : weak
  if (isToday(situation.alternative)) return { lacking, reason: message('criteria.reason.today') }
  if (status === 'unverified') {
    if (isOfLater(weak, situation)) return { lacking, reason: message('criteria.reason.later') }
    const day = oldRecord(weak, situation)
    if (day !== null) return { lacking, reason: named('criteria.reason.oldRecord', lacking, day) }
    if (lacking.length < facts.length) return { lacking, reason: named('criteria.reason.unverifiedFacts', lacking) }
    return { lacking, reason: message('criteria.reason.unverified') }
  }
  const why = isReplaced(weak, situation) ? 'replaced' : 'stale'
  if (lacking.length < facts.length) return { lacking, reason: named(`criteria.reason.${why}Facts`, lacking) }
  return { lacking, reason: message(`criteria.reason.${why}`) }
}

/** None of it is old. */
function isReplaced(facts: readonly FactKey[], situation: Situation): boolean {
  const evidence = facts.flatMap((key) => evidenceOf(key, situation)).filter(({ confidence }) => confidence === 'stale')
  return evidence.length > 0 && evidence.every(({ replaced }) => replaced === true)
}

function evidenceOf(key: FactKey, situation: Situation): readonly Evidence[] {
  return findEntries(situation, key).flatMap((entry) => (entry.known ? [entry.evidence] : []))
}

/** All of it was read long after the day asked about. */
function isOfLater(facts: readonly FactKey[], situation: Situation): boolean {
  const days = facts.flatMap((key) => evidenceOf(key, situation)).map(({ date }) => date)
  return days.length > 0 && days.every((day) => isLater(day, situation.today))
}

/** The last day that the records reach to, where age is all that is wrong with them; else null. */
function oldRecord(facts: readonly FactKey[], situation: Situation): string | null {
  const days = facts.flatMap((key) => evidenceOf(key, situation)).map(({ date }) => date)
  const old = facts.every(isRecord) && days.every((day) => isOld(day, situation.today))
  return old ? (days.toSorted().at(-1) ?? null) : null
}

function named(
  key: `criteria.reason.${'oldRecord' | 'unverifiedFacts' | 'staleFacts' | 'replacedFacts'}`,
  facts: readonly FactKey[],
  day?: string,
): Message {
  const values = { facts: factNames(facts) }
  return message(key, day === undefined ? values : { ...values, date: { date: day } })
}

/** `key` takes `{{facts}}`: the names of the facts, nested one in the other so that each language joins them its own way. */
export function missingFacts(
  key: 'criteria.reason.gaps' | 'criteria.reason.noFact',
  facts: readonly FactKey[],
): Message {
  return message(key, { facts: factNames(facts) })
}

function factNames([first, ...rest]: readonly FactKey[]): Message | string {
  if (first === undefined) return ''
  const name = message(`criteria.fact.${first}`)
  return rest.length === 0 ? name : message('criteria.factList', { first: name, rest: factNames(rest) })
}
