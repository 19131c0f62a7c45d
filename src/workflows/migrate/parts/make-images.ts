import { message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'
import type { Image } from '../../../domain/resources.ts'
import { requireFeature } from '../../../providers/contract/require-feature.ts'
import type { Migration } from '../migration.ts'
import { entriesOf } from './entry-ids.ts'
import { make } from './make.ts'
import { product } from './make-networks.ts'
import { OnwardError } from '../onward.ts'

/** Brings the images that servers start from, as they are. */
export async function makeImages(migration: Migration, tenant: string): Promise<void> {
  for (const entry of entriesOf(migration, tenant, 'images')) await makeImage(migration, tenant, entry)
}

async function makeImage(
  migration: Migration,
  tenant: string,
  { key, desired, observed }: Entry<'images'>,
): Promise<Image> {
  const { source, target, signal } = migration
  const { name, labels, minDiskGib } = desired
  const making = product({ tenant, resource: 'images', entry: key, name, labels })
  const from = requireFeature(source, 'images')
  const { format, sizeBytes } = await describe(migration, { id: observed.id, name })
  return await make(migration, making, (identity) =>
    requireFeature(target, 'images').upload({
      ...identity,
      format,
      sizeBytes,
      minDiskGib,
      // Each attempt reads it anew; its checksum is looked at when its end is read.
      content: () => contentOf(() => from.download({ id: observed.id, signal })),
    }),
  )
}

async function* contentOf(
  download: () => Promise<{ readonly content: AsyncIterable<Uint8Array> }>,
): AsyncGenerator<Uint8Array> {
  yield* (await download()).content
}

/** @throws BrokerError unsupported – nobody tells how long its file is, or it is gone. */
async function describe(
  { source, signal }: Migration,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<{ readonly format: Image['format']; readonly sizeBytes: number }> {
  for await (const image of requireFeature(source, 'inventory').list({ kind: 'images', signal })) {
    if (image.id === id && image.sizeBytes !== null) return { format: image.format, sizeBytes: image.sizeBytes }
  }
  throw new OnwardError({
    kind: 'unsupported',
    onward: { kind: 'again', flags: { 'accept-changes': true } },
    says: message('migrate.imageUnknown', { name, id }),
    next: message('migrate.imageUnknown.next'),
  })
}
