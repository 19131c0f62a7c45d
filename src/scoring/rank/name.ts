import type { Alternative } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { IndicatorScore } from '../../domain/score.ts'
import { indicatorName } from '../criteria/names.ts'

export function nameOf({ id, providerName, region }: Alternative): Message {
  const values = { provider: providerName, region }
  return id === 'current' ? message('criteria.name.current', values) : message('criteria.name.alternative', values)
}

/** The first fact that is lacking, else what is measured. */
export function lackingName(indicator: IndicatorScore): Message {
  const [fact] = indicator.lacking
  return fact === undefined ? indicatorName(indicator.id) : message(`criteria.fact.${fact}`)
}
