import type { Alternative } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { daysBetween, findFact } from '../criteria/fact-lookup.ts'
import { storedGib } from '../criteria/reference-total.ts'
import { nameOf } from '../cost/name.ts'
import type { BackupStores } from '../cost/backup-stores.ts'
import type { ClosingKnowledge, ClosingNotice } from './closing-notice.ts'
import { closingNotice, noticeFor } from './closing-notice.ts'
import { bestOfEach, firstAndRival } from './rivals.ts'

/** Rate at which data is assumed to leave, where nobody has measured: a tenth of a gigabit a second. */
export const exitMbitPerSecond = 100

const bitsPerGib = 8 * 2 ** 30
const secondsPerDay = 86_400

export interface ClosingRequest extends ClosingKnowledge {
  readonly deployment: Deployment
  /** ISO 8601 calendar date. */
  readonly today: string
}

/** For each alternative whose provider has announced its end: when that is, how long is left, and how long leaving takes. */
export function closingSentences(alternatives: readonly Alternative[], known: ClosingRequest): readonly Message[] {
  return alternatives.flatMap((alternative) => {
    const { provider, region } = alternative
    return noticeSentence(
      { who: nameOf(alternative), provider, region, closing: closingNotice(alternative, known) },
      known,
    )
  })
}

interface Closing {
  readonly who: string | Message
  readonly provider: string
  readonly region: string
  readonly closing: ClosingNotice | null
}

function noticeSentence({ who, provider, region, closing }: Closing, known: ClosingRequest): readonly Message[] {
  const facts = known.facts.find((one) => one.provider === provider)?.facts
  if (closing === null || facts === undefined) return []
  const { announced, ends } = closing
  const gib = storedGib(known.deployment)
  const exit = findFact({ facts, region, products: [] }, 'exit')
  return [
    message('criteria.closing.notice', {
      who,
      announced: { date: announced },
      ends: { date: ends },
      days: Math.max(0, daysBetween(known.today, ends)),
      count: exitDays(gib),
      size: Math.round(gib),
      rate: exitMbitPerSecond,
      ways: exit.known ? exit.value.note : message('criteria.closing.waysUnknown'),
    }),
  ]
}

/** The same for every place where backups of what is ranked would lie. */
export function keeperWarnings(
  ranked: readonly Alternative[],
  { stores }: BackupStores,
  known: ClosingRequest,
): readonly Message[] {
  const used = new Set(ranked.flatMap(({ cost }) => cost?.lines.map(({ offer }) => offer) ?? []))
  return stores
    .filter(({ offer }) => used.has(offer.id))
    .flatMap(({ offer, provider }) => {
      const who = message('criteria.closing.keeper', { provider: provider.name, region: offer.region })
      const closing = noticeFor(known.facts, { ...offer, products: () => [offer] })
      return noticeSentence({ who, provider: provider.id, region: offer.region, closing }, known)
    })
}

/** The same for what stands further down: the best of each provider that the verdict does not speak of. */
export function closingWarnings(ranked: readonly Alternative[], known: ClosingRequest): readonly Message[] {
  const named = new Set(firstAndRival(ranked).map(({ provider }) => provider))
  return closingSentences(
    bestOfEach(ranked).filter(({ provider }) => !named.has(provider)),
    known,
  )
}

/** Days to send so much out at the assumed rate, rounded up. */
export function exitDays(gib: number): number {
  return Math.ceil((gib * bitsPerGib) / (exitMbitPerSecond * 1e6) / secondsPerDay)
}
