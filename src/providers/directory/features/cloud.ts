import { isDeepStrictEqual } from 'node:util'
import type { ResourceKind, ResourceOf } from '../../../domain/inventory.ts'
import type { Created, Creation } from '../../contract/creation.ts'
import type { ProviderFacts } from '../../contract/provider.ts'
import { ProviderError } from '../../contract/errors.ts'
import { requireWithinLimits } from '../../contract/require-within-limits.ts'
import { directoryError } from '../directory-error.ts'
import { type Entry, findById, readRecords } from '../folder/read-records.ts'
import type { RecordOf } from '../folder/records.ts'
import { make, type Wanted } from '../folder/store.ts'
import { type Seen, toResource } from '../folder/to-resource.ts'
import { inspectTop } from '../folder/top.ts'
import type { Writer } from '../folder/writer.ts'
import type { Power } from '../power/power.ts'

/** What every feature works with. */
export interface Cloud {
  readonly facts: ProviderFacts
  readonly writer: Writer
  readonly power: Power
}

/** What several records tell together about those of a kind. What is damaged is told where its own kind is listed. */
export async function look({ writer: { root }, power }: Cloud, kind: ResourceKind, signal: AbortSignal): Promise<Seen> {
  const attachments = new Map<string, ResourceOf['volumes']['attachedTo'][number][]>()
  const groupNames = new Map<string, string>()
  const seen: Seen = { attachments, groupNames, power: (server) => power.observe(root, server) }
  if (kind === 'servers') {
    for await (const read of readRecords(root, 'securityGroups', signal)) {
      if (!(read instanceof ProviderError)) groupNames.set(read.record.id, read.record.name)
    }
  }
  if (kind !== 'volumes') return seen
  for await (const read of readRecords(root, 'servers', signal)) {
    if (read instanceof ProviderError) continue
    const { record } = read
    for (const { volumeId, device } of record.volumes) {
      attachments.set(volumeId, [...(attachments.get(volumeId) ?? []), { serverId: record.id, device }])
    }
  }
  return seen
}

/** @throws ProviderError `not-found` */
export async function existing<K extends ResourceKind>(root: string, kind: K, id: string): Promise<Entry<K>> {
  await inspectTop(root)
  const entry = await findById(root, kind, id)
  if (entry !== null) return entry
  throw directoryError({ code: 'not-found', key: 'directory.noSuch', values: { kind, id, root } })
}

/** Makes one thing and gives it back as the core knows it. */
export async function createdResource<K extends ResourceKind>(
  cloud: Cloud,
  wanted: Wanted<K>,
): Promise<Created<ResourceOf[K]>> {
  const { kind, creation } = wanted
  requireWithinLimits({ facts: cloud.facts, kind, creation })
  const { changed, record } = await make(cloud.writer, wanted)
  return { changed, resource: await toResource(kind, record, await look(cloud, kind, creation.signal)) }
}

/** What exists with the key of a create call must be what is wanted now. @throws ProviderError `conflict` */
export function sameOrConflict<K extends ResourceKind>(request: {
  readonly kind: K
  readonly creation: Creation
  readonly wanted: Partial<RecordOf[K]>
}): (found: RecordOf[K]) => void {
  const { kind, creation, wanted } = request
  return (found) => {
    const there = new Map<string, unknown>(Object.entries(found))
    const fields = Object.entries(wanted).filter(([field, value]) => !isDeepStrictEqual(value, there.get(field)))
    if (fields.length === 0) return
    const values = { kind, key: creation.key, id: found.id, fields: fields.map(([field]) => field).join(', ') }
    throw directoryError({ code: 'conflict', key: 'directory.different', values })
  }
}
