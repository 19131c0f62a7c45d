import type { Message } from '../domain/message.ts'

/** What no shape can say: keys that must exist elsewhere in the file, prices that are missing, rows that are there twice. */
export interface Finding {
  readonly path: readonly (string | number)[]
  readonly says: Message
  readonly hint: Message | null
}
