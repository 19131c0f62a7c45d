import type { ResourceKind } from '../../../domain/inventory.ts'
import type { Changed, Deletion } from '../../contract/creation.ts'
import { type Entry, findById } from '../folder/read-records.ts'
import { discard, writing } from '../folder/writer.ts'
import type { Cloud } from './cloud.ts'

/** Deletes one thing. `check` looks, while no other writer changes anything, whether it may go. */
export async function deleteResource<K extends ResourceKind>(request: {
  readonly cloud: Cloud
  readonly kind: K
  readonly request: Deletion
  readonly check?: (entry: Entry<K>) => Promise<void>
}): Promise<Changed> {
  const { cloud, kind, check } = request
  const { id, signal } = request.request
  const { writer } = cloud
  return await writing(writer, signal, async ({ making, locked }) => {
    const sweep = await locked(async () => {
      const entry = await findById(writer.root, kind, id)
      if (entry === null) return null
      await check?.(entry)
      signal.throwIfAborted()
      return await discard({ writer, making, folder: entry.folder })
    })
    await sweep?.()
    return { changed: sweep !== null }
  })
}
