import type { Alternative, BillLine, Cost } from '../../domain/comparison.ts'
import { isUnkept, isUnread } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { IndicatorScore, Lacking } from '../../domain/score.ts'
import { isToday } from '../criteria/situation.ts'
import { listed, nameOf } from '../cost/name.ts'
import { widestDoubt } from '../cost/widest-doubt.ts'

/** The bound of an indicator's points that an answer would move. */
export type Bound = 'low' | 'high'

/**
 * What somebody could go and obtain: the first fact that is lacking, or a price that is. Null where neither would help. An offer whose
 * price nobody knows could only make a bill cheaper, so it is no matter of the low.
 */
export function lackingOf(indicator: IndicatorScore, alternative: Alternative, bound: Bound = 'high'): Lacking | null {
  const { cost } = alternative
  const { id, lacking, cheaper } = indicator
  const asked = factsOf({ ...indicator, lacking: lacking.slice(0, 1) }, alternative)
  if (asked !== null || cost === null) return asked
  if (id !== 'cost.total' && id !== 'cost.usageShare') return null
  return bound === 'high' && cheaper !== undefined ? cheaper : missingPrice(cost)
}

/** All facts that are lacking, as one question, or the product of today; null where no answer but that on a price of the bill would help. */
export function factsOf({ id, lacking, status }: IndicatorScore, alternative: Alternative): Lacking | null {
  const facts = listed(lacking.map((fact) => message(`criteria.fact.${fact}`)))
  if (facts !== null) return here(facts)
  if (isToday(alternative)) return here(message('criteria.decide.product'))
  const isUnpriced = alternative.cost !== null && id === 'cost.leaving' && status === 'unknown'
  return isUnpriced ? here(message('criteria.decide.traffic')) : null
}

/** Whom to ask: another provider where that sells it. */
export function whomToAsk({ seller }: Lacking, alternative: Alternative): Message {
  return seller ?? nameOf(alternative)
}

/** Asked of the alternative's own provider. */
export function here(fact: Message): Lacking {
  return { fact, seller: null }
}

/** No price helps while nobody has counted what runs, or may keep its backups. */
function missingPrice({ notIncluded, range, lines }: Cost): Lacking | null {
  if (notIncluded.some((entry) => isUnread(entry) || isUnkept(entry))) return null
  const what = listed(notIncluded.filter(({ needed }) => needed).map((entry) => entry.what))
  if (what !== null) return here(message('criteria.decide.priceOf', { what }))
  return range === null ? null : quoteFor(lines)
}

/** A quote of whoever sells what lines leave most open; null where none of them is in doubt. */
export function quoteFor(lines: readonly BillLine[]): Lacking | null {
  const widest = widestDoubt(lines)
  if (widest === null) return null
  const { part, seller, hasReadings } = widest
  return {
    fact: message(hasReadings ? 'criteria.decide.basis' : 'criteria.decide.quote', {
      what: message(`criteria.decide.part.${part}`),
    }),
    seller: seller === null ? null : message('bill.name.provider', { provider: seller }),
  }
}
