import type { Alternative } from '../../domain/comparison.ts'
import type { ProviderFacts } from '../../domain/facts.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { isToday } from '../criteria/situation.ts'
import { nameOf } from '../cost/name.ts'

/** Where today's provider is known: its facts may be about other products than the one that runs there. */
export function todayWarnings(
  alternatives: readonly Alternative[],
  facts: readonly ProviderFacts[],
): readonly Message[] {
  const known = new Set(facts.map(({ provider }) => provider))
  const today = alternatives.filter((one) => isToday(one) && one.state !== 'excluded' && known.has(one.provider))
  return today.map((one) => message('criteria.warning.today', { who: nameOf(one), provider: one.providerName }))
}
