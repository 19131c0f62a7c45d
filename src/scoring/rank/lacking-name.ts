import type { Alternative, Cost } from '../../domain/comparison.ts'
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
export function lackingOf(
  { id, lacking, status, cheaper }: IndicatorScore,
  alternative: Alternative,
  bound: Bound = 'high',
): Lacking | null {
  const { cost } = alternative
  const [fact] = lacking
  if (fact !== undefined) return here(message(`criteria.fact.${fact}`))
  if (isToday(alternative)) return here(message('criteria.decide.product'))
  if (cost === null) return null
  if (id === 'cost.leaving') return status === 'unknown' ? here(message('criteria.decide.traffic')) : null
  if (id !== 'cost.total' && id !== 'cost.usageShare') return null
  return bound === 'high' && cheaper !== undefined ? cheaper : missingPrice(cost)
}

/** Whom to ask: another provider where that sells it. */
export function whomToAsk({ seller }: Lacking, alternative: Alternative): Message {
  return seller ?? nameOf(alternative)
}

function here(fact: Message): Lacking {
  return { fact, seller: null }
}

/** No price helps while nobody has counted what runs, or may keep its backups. */
function missingPrice({ notIncluded, range, lines }: Cost): Lacking | null {
  if (notIncluded.some((entry) => isUnread(entry) || isUnkept(entry))) return null
  const what = listed(notIncluded.filter(({ needed }) => needed).map((entry) => entry.what))
  if (what !== null) return here(message('criteria.decide.priceOf', { what }))
  const widest = range === null ? null : widestDoubt(lines)
  if (widest === null) return null
  const { part, seller, hasReadings } = widest
  return {
    fact: message(hasReadings ? 'criteria.decide.basis' : 'criteria.decide.quote', {
      what: message(`criteria.decide.part.${part}`),
    }),
    seller: seller === null ? null : message('bill.name.provider', { provider: seller }),
  }
}
