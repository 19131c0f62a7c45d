import type { Message } from './message.ts'

/** One thing that a receipt claims. */
export interface ReceiptCheck {
  readonly id: 'signature' | 'key' | 'plan' | 'volume'
  /** Name of the volume; null for others. */
  readonly name: string | null
  /** Unchecked: what it takes was not given. */
  readonly state: 'holds' | 'fails' | 'unchecked'
  readonly says: Message
}

/** Whether a receipt holds. */
export interface ReceiptVerification {
  readonly file: string
  readonly tenant: string
  readonly plan: string
  readonly digest: string
  readonly writtenAt: string
  readonly checks: readonly ReceiptCheck[]
  readonly holds: boolean
  readonly next: string | null
  /** Place of the target, where nobody knows a profile of it and "PROFILE" stands for it in `next`; null: it is known. */
  readonly unnamedTarget: string | null
}
