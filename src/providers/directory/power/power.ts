import type { Stateful } from '../../../domain/resources.ts'
import type { Entry } from '../folder/read-records.ts'
import type { RecordOf } from '../folder/records.ts'

/** What makes servers run. Calls return when the state is observed. */
export interface Power {
  observe(root: string, server: RecordOf['servers']): Promise<Stateful>
  /** Call both while the lock is held. */
  start(request: PowerRequest): Promise<void>
  /** `gentle`: only if it ends by itself; else it is ended by force. */
  stop(request: PowerRequest & { readonly gentle: boolean }): Promise<void>
}

export interface PowerRequest {
  readonly root: string
  readonly server: Entry<'servers'>
  /** Path in the same file system that nobody else uses. */
  readonly beside: string
  readonly signal: AbortSignal
}

/** Servers that are records: what was wanted last is their state, and the provider's own word says that nothing runs. */
export function recordsOnly(): Power {
  const nothing = (): Promise<void> => Promise.resolve()
  return {
    observe: (_, { wanted }) => Promise.resolve({ state: wanted, providerState: 'record only' }),
    start: nothing,
    stop: nothing,
  }
}
