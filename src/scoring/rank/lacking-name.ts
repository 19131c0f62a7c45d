import type { Alternative, BillLine, BillPart, Cost } from '../../domain/comparison.ts'
import { isInDoubt } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Big } from '../../domain/money.ts'
import { zero } from '../../domain/money.ts'
import type { IndicatorScore } from '../../domain/score.ts'
import { isToday } from '../criteria/situation.ts'
import { listed } from '../cost/name.ts'
import { lineBounds } from '../cost/uncertainty.ts'

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

function missingPrice({ notIncluded, range, lines }: Cost): Message | null {
  const what = listed(notIncluded.filter(({ needed }) => needed).map((entry) => entry.what))
  if (what !== null) return message('criteria.decide.priceOf', { what })
  return range === null ? null : doubtfulPart(lines)
}

/** The part of the bill that its doubtful lines leave most open; where its basis is what nobody says, that is what to ask. */
function doubtfulPart(lines: readonly BillLine[]): Message | null {
  const spreads = new Map<BillPart, Big>()
  for (const line of lines.filter(isInDoubt)) {
    const { low, high } = lineBounds(line)
    spreads.set(line.part, (spreads.get(line.part) ?? zero).plus(high.minus(low)))
  }
  const [widest] = [...spreads].sort(([, one], [, other]) => other.cmp(one))
  if (widest === undefined) return null
  const [part] = widest
  const hasReadings = lines.some((line) => line.part === part && line.cheaperReading !== undefined)
  const what = message(`criteria.decide.part.${part}`)
  return message(hasReadings ? 'criteria.decide.basis' : 'criteria.decide.quote', { what })
}
