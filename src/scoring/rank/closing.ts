import type { Alternative } from '../../domain/comparison.ts'
import type { Deployment } from '../../domain/deployment.ts'
import type { ProviderFacts } from '../../domain/facts.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { daysBetween, findFact } from '../criteria/fact-lookup.ts'
import { storedGib } from '../criteria/reference-total.ts'
import { nameOf } from '../cost/name.ts'

/** Rate at which data is assumed to leave, where nobody has measured: a tenth of a gigabit a second. */
export const exitMbitPerSecond = 100

const bitsPerGib = 8 * 2 ** 30
const secondsPerDay = 86_400

/** For each alternative whose provider has announced its end: when that is, how long is left, and how long leaving takes. */
export function closingSentences(
  alternatives: readonly Alternative[],
  known: { readonly deployment: Deployment; readonly facts: readonly ProviderFacts[]; readonly today: string },
): readonly Message[] {
  return alternatives.flatMap((alternative) => {
    const book = known.facts.find(({ provider }) => provider === alternative.provider)
    if (book === undefined) return []
    const question = { facts: book.facts, region: alternative.region, products: [] }
    const notice = findFact(question, 'closingNotice')
    if (!notice.known || notice.value === null) return []
    const { announced, ends } = notice.value
    const gib = storedGib(known.deployment)
    const exit = findFact(question, 'exit')
    return [
      message('criteria.closing.notice', {
        who: nameOf(alternative),
        announced: { date: announced },
        ends: { date: ends },
        days: Math.max(0, daysBetween(known.today, ends)),
        count: exitDays(gib),
        size: Math.round(gib),
        rate: exitMbitPerSecond,
        ways: exit.known ? exit.value.note : message('criteria.closing.waysUnknown'),
      }),
    ]
  })
}

/** Days to send so much out at the assumed rate, rounded up. */
export function exitDays(gib: number): number {
  return Math.ceil((gib * bitsPerGib) / (exitMbitPerSecond * 1e6) / secondsPerDay)
}
