import { resourceKinds, type ResourceKind, type ResourceOf } from '../../../domain/inventory.ts'
import { ProviderError } from '../../contract/errors.ts'
import type { Cancellable, InventoryFeature } from '../../contract/reading-features.ts'
import { directoryError, translatedList } from '../directory-error.ts'
import { damagedError } from '../folder/damaged-error.ts'
import { flawOf } from '../folder/raw-file.ts'
import { ifDamaged, readRecords } from '../folder/read-records.ts'
import { toResource } from '../folder/to-resource.ts'
import { inspectTop } from '../folder/top.ts'
import { type Cloud, look } from './cloud.ts'

export function inventory(cloud: Cloud): InventoryFeature {
  const { root } = cloud.writer
  return { kinds: resourceKinds, list: (request) => translatedList(root, list(cloud, request)) }
}

/** Damaged records are left out, and what has no sound data is in the state `error`; the error at the end names both. */
async function* list<K extends ResourceKind>(
  cloud: Cloud,
  { kind, signal }: Cancellable & { readonly kind: K },
): AsyncGenerator<ResourceOf[K]> {
  signal.throwIfAborted()
  if (!resourceKinds.includes(kind)) {
    throw directoryError({ code: 'unsupported', key: 'directory.noSuchKind', values: { kind } })
  }
  const { root } = cloud.writer
  await inspectTop(root)
  const seen = await look(cloud, kind, signal)
  const damaged: ProviderError[] = []
  for await (const read of readRecords(root, kind, signal)) {
    if (read instanceof ProviderError) {
      damaged.push(read)
      continue
    }
    const resource = await toResource(kind, read.record, seen).catch(ifDamaged)
    if (resource instanceof ProviderError) {
      damaged.push(resource)
      continue
    }
    const flaw = await flawOf(read)
    if (flaw !== null) damaged.push(flaw.error)
    yield flaw === null ? resource : { ...resource, state: 'error', providerState: flaw.state }
  }
  if (damaged.length > 0) throw damagedError(root, kind, damaged)
}
