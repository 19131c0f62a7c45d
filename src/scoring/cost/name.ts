import type { Alternative } from '../../domain/comparison.ts'
import type { Message, MessageValue } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { Big, Currency } from '../../domain/money.ts'

/** An alternative as a sentence calls it; one that the user brought is said to be self-declared. */
export function nameOf(alternative: Alternative): Message {
  const { id, providerName: provider, region, selfDeclared } = alternative
  if (id === 'current') return message('bill.name.current', { provider })
  const name =
    region === '' ? message('bill.name.provider', { provider }) : message('bill.name.region', { provider, region })
  return selfDeclared ? message('facts.selfDeclared', { name }) : name
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
