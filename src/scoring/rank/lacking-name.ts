import type { Alternative, Cost } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { IndicatorScore } from '../../domain/score.ts'
import { isToday } from '../criteria/situation.ts'
import { listed } from '../cost/name.ts'

/** What somebody could go and obtain: the first fact that is lacking, or a price that is. Null where neither would help. */
export function lackingName({ id, lacking, status }: IndicatorScore, alternative: Alternative): Message | null {
  const { cost } = alternative
  const [fact] = lacking
  if (fact !== undefined) return message(`criteria.fact.${fact}`)
  if (isToday(alternative)) return message('criteria.decide.product')
  if (cost === null) return null
  if (id === 'cost.leaving') return status === 'unknown' ? message('criteria.decide.traffic') : null
  return id === 'cost.total' || id === 'cost.usageShare' ? missingPrice(cost) : null
}

function missingPrice({ notIncluded, range }: Cost): Message | null {
  const what = listed(notIncluded.filter(({ needed }) => needed).map((entry) => entry.what))
  if (what !== null) return message('criteria.decide.priceOf', { what })
  return range === null ? null : message('criteria.decide.quote')
}
