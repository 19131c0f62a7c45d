import type { ResourceKind } from '../../../domain/inventory.ts'
import type { Changed, Deletion } from '../../contract/creation.ts'
import { translated } from '../directory-error.ts'
import { type Entry, findById } from '../folder/read-records.ts'
import { discard, writing } from '../folder/writer.ts'
import type { Cloud } from './cloud.ts'

/** Looks, while no other writer changes anything, whether a thing may go. */
type Check<K extends ResourceKind> = (entry: Entry<K>, signal: AbortSignal) => Promise<void>

/** The `delete` of a feature. */
export function deleter<K extends ResourceKind>(
  cloud: Cloud,
  kind: K,
  check?: Check<K>,
): (request: Deletion) => Promise<Changed> {
  return (request) => translated(cloud.writer.root, () => deleteResource({ cloud, kind, request, check }))
}

export async function deleteResource<K extends ResourceKind>(request: {
  readonly cloud: Cloud
  readonly kind: K
  readonly request: Deletion
  readonly check?: Check<K> | undefined
}): Promise<Changed> {
  const { cloud, kind, check } = request
  const { id, signal } = request.request
  const { writer } = cloud
  return await writing(writer, signal, async ({ making, locked }) => {
    const sweep = await locked(async () => {
      const entry = await findById(writer.root, kind, id)
      if (entry === null) return null
      await check?.(entry, signal)
      signal.throwIfAborted()
      return await discard({ writer, making, folder: entry.folder })
    })
    await sweep?.()
    return { changed: sweep !== null }
  })
}
