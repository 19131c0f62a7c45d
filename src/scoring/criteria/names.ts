import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { MessageKey } from '../../messages/keys.ts'

type IndicatorKey = Extract<MessageKey, `criteria.indicator.${string}`>

/** The cast is safe for ids of the tables: a test finds the name of every one of them in both languages. */
export function indicatorName(id: string): Message {
  const key: `criteria.indicator.${string}` = `criteria.indicator.${id}`
  return message(key as IndicatorKey)
}
