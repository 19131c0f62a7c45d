import type { Alternative } from '../../domain/comparison.ts'
import type { Message, MessageValue } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Big, Currency } from '../../domain/money.ts'

/** An alternative as a sentence calls it. */
export function nameOf(alternative: Alternative): Message {
  const { id, providerName: provider, region } = alternative
  if (id === 'current') return message('bill.name.current', { provider })
  return region === '' ? message('bill.name.provider', { provider }) : message('bill.name.region', { provider, region })
}

export function amountOf(amount: Big, currency: Currency): MessageValue {
  return { amount: amount.toFixed(2), currency }
}

/** Several messages as one, separated by commas; null for none. */
export function listed(messages: readonly Message[]): Message | null {
  const [first, ...rest] = messages
  if (first === undefined) return null
  return rest.reduce((list, next) => message('bill.list', { list, next }), first)
}
