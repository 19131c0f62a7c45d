import type { ResourceKind } from '../../../domain/inventory.ts'
import type { Cancellable } from '../../contract/reading-features.ts'
import type { Entry } from '../folder/read-records.ts'
import { type Change, writing } from '../folder/writer.ts'
import { type Cloud, existing } from './cloud.ts'

/**
 * Looks at one thing and changes it while no other writer changes anything.
 * @throws ProviderError `not-found`
 */
export async function changeResource<K extends ResourceKind, T>(
  { cloud, kind, id, signal }: Cancellable & { readonly cloud: Cloud; readonly kind: K; readonly id: string },
  work: (entry: Entry<K>, change: Change) => Promise<T>,
): Promise<T> {
  const { writer } = cloud
  return await writing(writer, signal, (change) =>
    change.locked(async () => {
      const entry = await existing(writer.root, kind, id)
      signal.throwIfAborted()
      return await work(entry, change)
    }),
  )
}
