import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { IndicatorScore } from '../../domain/score.ts'
import { indicatorName } from '../criteria/names.ts'

/** The first fact that is lacking, else what is measured. */
export function lackingName(indicator: IndicatorScore): Message {
  const [fact] = indicator.lacking
  return fact === undefined ? indicatorName(indicator.id) : message(`criteria.fact.${fact}`)
}
