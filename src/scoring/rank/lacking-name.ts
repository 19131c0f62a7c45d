import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { IndicatorScore } from '../../domain/score.ts'
import { listed } from '../cost/name.ts'

/** What somebody could go and obtain: the first fact that is lacking, or a price that is. Null where neither would help. */
export function lackingName({ id, lacking, status }: IndicatorScore, { cost }: Alternative): Message | null {
  const [fact] = lacking
  if (fact !== undefined) return message(`criteria.fact.${fact}`)
  if (cost === null) return null
  switch (id) {
    case 'cost.leaving':
      return status === 'unknown' ? message('criteria.decide.traffic') : null
    case 'cost.total':
    case 'cost.usageShare': {
      const what = listed(cost.notIncluded.filter(({ needed }) => needed).map((entry) => entry.what))
      if (what !== null) return message('criteria.decide.priceOf', { what })
      return cost.range === null ? null : message('criteria.decide.quote')
    }
    default:
      return null
  }
}
