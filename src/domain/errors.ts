import type { Message } from './message.ts'

/** Exit codes of the program. The one table; the manual repeats it and a test compares the two. */
export const exitCodes = {
  ok: 0,
  unexpected: 1,
  usage: 2,
  partial: 3,
  credentials: 4,
  unsupported: 5,
  refused: 6,
  findings: 7,
  interrupted: 130,
} as const

export type ExitKind = keyof typeof exitCodes

/** One thing wrong in a file. Lines and columns start at 1. */
export interface Problem {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  readonly message: Message
  /** What to do about it. */
  readonly hint: Message | null
}

/** An error that a person can act on: what was being done, to what, and what to do next. */
export class BrokerError extends Error {
  /** Decides the exit code. */
  readonly kind: Exclude<ExitKind, 'ok'>
  /** What was being done, to what, and what went wrong. */
  readonly says: Message
  /** What to do next; null where nobody knows. */
  readonly next: Message | null
  /** Everything wrong in files; empty for other errors. */
  readonly problems: readonly Problem[]

  constructor(detail: {
    readonly kind: Exclude<ExitKind, 'ok'>
    readonly says: Message
    readonly next?: Message
    readonly problems?: readonly Problem[]
    readonly cause?: unknown
  }) {
    super(detail.says.key, detail.cause === undefined ? undefined : { cause: detail.cause })
    this.name = 'BrokerError'
    this.kind = detail.kind
    this.says = detail.says
    this.next = detail.next ?? null
    this.problems = detail.problems ?? []
  }
}
