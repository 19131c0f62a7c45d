import type { Inventory } from '../../domain/inventory.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Image } from '../../domain/resources.ts'
import { nameOf } from './component-names.ts'
import { failedKinds } from './lacks-of.ts'
import { listed, printable } from './names-listed.ts'
import { isDeleted } from './rented.ts'

/** What a deployment file says of images, for which it has no place. */
export function imageComments(inventory: Inventory): readonly Message[] {
  const { images } = inventory
  return [
    ...storedImages(images.filter((image) => !isDeleted(image))),
    ...deletedImages(images.filter(isDeleted)),
    ...(failedKinds(inventory).has('images') ? [message('inventory.comment.unreadImages')] : []),
  ]
}

/** So many are named. */
const imagesNamed = 5

type StoredImage = Image & { readonly sizeBytes: number }

/** The largest are named. */
function storedImages(images: readonly Image[]): readonly Message[] {
  const stored = images.filter(isStored).toSorted((a, b) => b.sizeBytes - a.sizeBytes)
  if (stored.length === 0) return []
  const largest = stored.slice(0, imagesNamed).map(nameOf).map(printable)
  const names = [...largest, ...(stored.length > imagesNamed ? ['…'] : [])].join(', ')
  const sizeGib = wholeGib(stored)
  // As YAML has it: numbers for people have commas.
  const diskGib = String(sizeGib)
  return [message('inventory.comment.images', { count: stored.length, sizeGib, diskGib, names })]
}

/** Of images that are deleted with delay the data are still there. */
function deletedImages(images: readonly Image[]): readonly Message[] {
  if (images.length === 0) return []
  const names = listed(images.map(nameOf))
  const sizeGib = wholeGib(images.filter(isStored))
  return [message('inventory.comment.deletedImages', { count: images.length, sizeGib, names })]
}

function isStored(image: Image): image is StoredImage {
  return image.sizeBytes !== null && image.sizeBytes > 0
}

export function wholeGib(stored: readonly { readonly sizeBytes: number }[]): number {
  return Math.ceil(stored.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 2 ** 30)
}
