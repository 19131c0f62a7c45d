import type { Message } from '../../../domain/message.ts'

/** Asks a person for one of several; an empty answer leaves it open. */
export interface PlanAsker {
  readonly choice: (question: {
    readonly says: Message
    readonly choices: readonly { readonly says: Message; readonly value: readonly string[] }[]
  }) => Promise<readonly string[]>
}
