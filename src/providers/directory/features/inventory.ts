import { resourceKinds, type ResourceKind, type ResourceOf } from '../../../domain/inventory.ts'
import type { Cancellable, InventoryFeature } from '../../contract/reading-features.ts'
import { directoryError, translatedList } from '../directory-error.ts'
import { listRecords } from '../folder/read-records.ts'
import { toResource } from '../folder/to-resource.ts'
import { inspectTop } from '../folder/top.ts'
import { type Cloud, look } from './cloud.ts'

export function inventory(cloud: Cloud): InventoryFeature {
  const { root } = cloud.writer
  return { kinds: resourceKinds, list: (request) => translatedList(root, list(cloud, request)) }
}

async function* list<K extends ResourceKind>(
  cloud: Cloud,
  { kind, signal }: Cancellable & { readonly kind: K },
): AsyncGenerator<ResourceOf[K]> {
  signal.throwIfAborted()
  if (!resourceKinds.includes(kind)) {
    throw directoryError({ code: 'unsupported', key: 'directory.noSuchKind', values: { kind } })
  }
  await inspectTop(cloud.writer.root)
  const seen = await look(cloud, kind, signal)
  for await (const { record } of listRecords(cloud.writer.root, kind, signal))
    yield await toResource(kind, record, seen)
}
