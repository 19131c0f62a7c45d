import type { Provider } from '../../src/providers/contract/provider.ts'

/** What a provider brings to the suite: an account that may be filled and emptied, and ways to reach it. */
export interface Harness {
  /** The provider as users have it: a new one at each call, on the same account. */
  open(): Promise<Provider>
  /** Its next call that changes something takes effect at the provider, and every call after that fails. */
  dyingAfterCreate(): Promise<Provider>
  /** The same account with a wrong secret; null where there are no secrets. */
  readonly wrongSecret: (() => Promise<Provider>) | null
  /** Size of the volumes that are made; as small as the provider has them. */
  readonly volumeBytes: number
  /** Ends what the harness has started. */
  close(): Promise<void>
}
