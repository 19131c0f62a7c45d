import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { MessageKey } from '../../messages/keys.ts'

type IndicatorKey = Extract<MessageKey, `criteria.indicator.${string}`>

export function indicatorName(id: string): Message {
  const key: `criteria.indicator.${string}` = `criteria.indicator.${id}`
  // A test finds the name of every id of the tables in both languages.
  return message(key as IndicatorKey)
}
