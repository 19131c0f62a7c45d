import type { Alternative, Cost, NotIncluded } from '../../domain/comparison.ts'
import { isUnkept, isUnread, lacksServers } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import type { CriterionKey } from '../../domain/score.ts'
import { criterionKeys } from '../../domain/score.ts'
import { listed } from '../cost/name.ts'
import type { Answer, Scene } from './answers.ts'
import { contenders, orderWith, placesOfFirst, wishOf } from './answers.ts'
import type { DoubtfulPrices } from './confirmed-prices.ts'
import { costAt, doubtBySeller, withLines } from './confirmed-prices.ts'
import type { Bound } from './lacking-name.ts'
import { here, quoteFor } from './lacking-name.ts'
import { sharedIndicators } from './shares.ts'

const justCost: readonly CriterionKey[] = ['cost']
/** Criteria in which something hangs on how many servers there are. */
const onTheServers: readonly CriterionKey[] = ['consistency', 'cost', 'skills', 'fit']

/** Constraints that a price may meet. */
const limits = ['bill', 'total']

/** Servers that are missing for want of a limit, not of a price. */
const carriers = 'bill.missing.carriers'

const total = { id: 'cost.total', criterion: 'cost', lacking: [] } as const

/**
 * Every price that is missing or in doubt, at its best, and what is in doubt for the first at its worst, scored again: a price moves the
 * total, the share of usage and whatever else hangs on it, and of every bill that it stands on.
 */
export function priceAnswers(scene: Scene): PriceAnswers {
  const asked = reaching(scene, justCost)
  const byServers = reaching(scene, onTheServers)
  return {
    inDoubt: [
      ...byServers.flatMap((one) => volumesPerServer(one, scene)),
      ...quotes(asked, scene, 'high'),
      ...quotes(scene.ranked.slice(0, 1), scene, 'low'),
    ],
    forNothing: [...byServers.flatMap((one) => missingPrice(one, scene)), ...offersWithoutPrice(scene)],
  }
}

export interface PriceAnswers {
  readonly inDoubt: readonly Answer[]
  /** Prices that nobody names: at best they are nothing. */
  readonly forNothing: readonly Answer[]
}

/** At its best, what is missing costs nothing. Several prices that are missing are no single one. */
function missingPrice(of: Alternative, scene: Scene): readonly Answer[] {
  const { cost } = of
  const missing = cost?.notIncluded.filter(({ needed }) => needed) ?? []
  const what = cost === null || !isOnePrice(missing) ? null : listed(missing.map((entry) => entry.what))
  if (cost === null || what === null) return []
  const complete = { ...cost, lowerBound: false, notIncluded: cost.notIncluded.filter(({ needed }) => !needed) }
  const isVolume = missing.some((entry) => entry.what.key === 'bill.missing.volumes')
  const areServers = lacksServers(cost)
  const moved = scored(
    { of, cost: complete, criteria: areServers ? onTheServers : justCost },
    scene,
    isVolume ? [...limits, 'price'] : limits,
  )
  const asked = here(message('criteria.decide.priceOf', { what }))
  return answer({ asked, of, bound: 'high', moved: moved.map((one) => withLeaving(one, missing, scene)) }, scene)
}

/** True where one price is enough for all of it. */
function isOnePrice(missing: readonly NotIncluded[]): boolean {
  if (missing.some((entry) => isUnread(entry) || isUnkept(entry) || entry.what.key === carriers)) return false
  const kinds = missing.map(({ what: { key, values } }) => JSON.stringify([key, values['service'], values['class']]))
  return new Set(kinds).size === 1
}

/** Where it is traffic that has no price, that to leave has none either. */
function withLeaving(alternative: Alternative, missing: readonly NotIncluded[], { weights }: Scene): Alternative {
  const { overall } = alternative
  const isTraffic = missing.some(({ what }) => what.key.startsWith('bill.missing.traffic'))
  if (overall === null || !isTraffic) return alternative
  const more = sharedIndicators(alternative, weights)
    .filter(({ indicator: { id, status } }) => id === 'cost.leaving' && status === 'unknown')
    .reduce((sum, { indicator, share }) => sum + share * (indicator.high - indicator.score), 0)
  return { ...alternative, overall: { ...overall, score: overall.score + more } }
}

/** While nobody states how many volumes a server takes, more servers are counted as at worst, or nobody can count them; at best none is needed. */
function volumesPerServer(of: Alternative, scene: Scene): readonly Answer[] {
  const cost = of.cost === null ? null : withoutCarriers(of.cost)
  if (cost === null) return []
  return answer(
    {
      asked: here(message('criteria.decide.limit')),
      of,
      bound: 'high',
      moved: scored({ of, cost, criteria: onTheServers }, scene, limits),
    },
    scene,
  )
}

/** Null where the servers carry all volumes anyway. */
function withoutCarriers({ atWorst, ...cost }: Cost): Cost | null {
  const notIncluded = cost.notIncluded.filter(({ what }) => what.key !== carriers)
  if (notIncluded.length === cost.notIncluded.length) return atWorst === undefined ? null : cost
  return { ...cost, notIncluded, lowerBound: notIncluded.some(({ needed }) => needed) }
}

/** Prices in doubt, as each seller may confirm them; the same quote counts on every bill that it stands on. */
function quotes(asking: readonly Alternative[], scene: Scene, bound: Bound): readonly Answer[] {
  const found = new Map<string, Omit<Asked, 'moved'> & { readonly prices: DoubtfulPrices }>()
  for (const of of asking) {
    for (const { lines, prices } of doubtBySeller(of)) {
      const asked = quoteFor(lines)
      const key = [...prices].toSorted().join(' ')
      if (asked !== null && !found.has(key)) found.set(key, { asked, of, bound, prices })
    }
  }
  return [...found.values()].flatMap(({ prices, ...question }) => {
    const moved = everybody(scene, bound).flatMap((of) => {
      const cost = costAt(of, prices, bound === 'high' ? 0 : 1)
      return cost === null ? [] : scored({ of, cost, criteria: justCost }, scene, limits)
    })
    return answer({ ...question, moved }, scene)
  })
}

/** Offers that might replace what is billed, for nothing; one of another seller on every bill. */
function offersWithoutPrice(scene: Scene): readonly Answer[] {
  const found = new Map<string, Asked>()
  for (const of of everybody(scene, 'high')) {
    const { cost } = of
    if (cost === null || cost.lowerBound) continue
    for (const { lacking: asked, parts } of scene.unpriced(of)) {
      const key = JSON.stringify([asked.fact, asked.seller ?? of.provider])
      const lines = cost.lines.filter(({ part }) => !parts.includes(part))
      const { moved } = found.get(key) ?? { moved: [] }
      const now = scored({ of, cost: withLines(cost, lines), criteria: justCost }, scene, limits)
      found.set(key, { asked, of, bound: 'high', moved: [...moved, ...now] })
    }
  }
  return [...found.values()].flatMap((asked) => answer(asked, scene))
}

/** Contenders that the high ends of those criteria alone let reach the first. */
function reaching(scene: Scene, keys: readonly CriterionKey[]): readonly Alternative[] {
  const { ranked, weights } = scene
  const all = criterionKeys.reduce((sum, key) => sum + weights[key], 0)
  const bar = ranked[0]?.overall?.score ?? Infinity
  return contenders(scene).filter(({ overall, criteria }) => {
    if (overall === null || criteria === null) return false
    const more = keys.reduce((sum, key) => sum + weights[key] * (criteria[key].high - criteria[key].score), 0)
    return overall.score + more / all > bar
  })
}

/** Whose place an answer may change so that it matters: nobody else comes near at its best, anybody may where it is the first that falls. */
function everybody(scene: Scene, bound: Bound): readonly Alternative[] {
  return bound === 'low' ? scene.ranked : [...new Set([...placesOfFirst(scene), ...reaching(scene, justCost)])]
}

type Asked = Pick<Answer, 'asked' | 'of' | 'bound'> & { readonly moved: readonly Alternative[] }

function answer({ moved, ...question }: Asked, scene: Scene): readonly Answer[] {
  return moved.length === 0 ? [] : [{ ...question, indicator: total, order: orderWith(scene, moved) }]
}

interface Costing {
  readonly of: Alternative
  readonly cost: Cost
  readonly criteria: readonly CriterionKey[]
}

/** None where that would not let it take part; an undecided one does where the answer is to one of those wishes. */
function scored(
  { of, cost, criteria }: Costing,
  { rescore }: Scene,
  wishes: readonly string[],
): readonly Alternative[] {
  if (of.state === 'undecided' && !wishes.includes(wishOf(of))) return []
  return [{ ...rescore(of, cost, criteria), state: 'ranked' }]
}
