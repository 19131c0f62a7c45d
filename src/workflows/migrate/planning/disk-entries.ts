import type { ResourceOf } from '../../../domain/inventory.ts'
import { message } from '../../../domain/message.ts'
import type { Entry } from '../../../plan/entries.ts'
import { create, use, type Planning } from './planning.ts'
import { ownLabels } from './source-lists.ts'

/** An image that the target has – the same file, or one of the same name that everybody sees – is taken. */
export function imageEntry(key: string, image: ResourceOf['images'], planning: Planning): Entry<'images'> {
  const { id, name, format, minDiskGib, sizeBytes } = image
  const { target, say } = planning
  const desired = { name, format, minDiskGib, labels: ownLabels(image) }
  const observed = { id, sizeBytes }
  const there = target.images.find((one) => isSameFile(one, image) || (image.shared && one.shared && one.name === name))
  if (there !== undefined) return { key, desired, observed, how: use(there.id) }
  if (image.state === 'ready') return { key, desired, observed, how: create }
  const remark = say(message('plan.remark.image', { name, state: image.providerState }))
  return { key, desired, observed, how: { ...create, action: 'skip', remark } }
}

function isSameFile({ checksum: a }: ResourceOf['images'], { checksum: b }: ResourceOf['images']): boolean {
  return a !== null && b !== null && a.algorithm === b.algorithm && a.value === b.value
}

/** Its storage class is carried over where the target has one of that name. */
export function volumeEntry(key: string, volume: ResourceOf['volumes'], planning: Planning): Entry<'volumes'> {
  const { id, name, sizeBytes, logicalBytes, attachedTo, encrypted } = volume
  const there = planning.target.volumes.some((one) => one.class === volume.class)
  return {
    key,
    desired: { name, sizeBytes, class: there ? volume.class : null, labels: ownLabels(volume) },
    observed: {
      id,
      sizeBytes,
      logicalBytes,
      class: volume.class,
      attachedTo: attachedTo.map(({ serverId }) => serverId).toSorted(),
      encrypted,
    },
    how: { ...create, method: 'blocks' },
  }
}
