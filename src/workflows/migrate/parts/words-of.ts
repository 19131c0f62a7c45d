import { BrokerError } from '../../../domain/errors.ts'
import { type Message, message } from '../../../domain/message.ts'

/** What an error says. */
export function wordsOf(error: unknown): Message {
  if (error instanceof BrokerError) return error.says
  return message('migrate.failed', { detail: error instanceof Error ? error.message : String(error) })
}
