import { ProviderError } from '../../contract/errors.ts'

export type Attempt<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: ProviderError }

/** What came of it, where a provider's error is an answer too. */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    if (error instanceof ProviderError) return { ok: false, error }
    throw error
  }
}
