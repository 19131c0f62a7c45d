import type { Inventory } from '../../../domain/inventory.ts'
import type { Image, Resource, Server } from '../../../domain/resources.ts'
import { imageOfServer } from './image-of-server.ts'
import type { ReadRelease, Reading } from './read-release.ts'

/** Where it stands what system a server runs: in its own labels, in an image of the account, in one of somebody else, or nowhere. */
export type Origin =
  | { readonly kind: 'labels'; readonly reading: Reading }
  | { readonly kind: 'image'; readonly image: Image; readonly reading: Reading }
  | { readonly kind: 'elsewhere'; readonly imageId: string }
  | { readonly kind: 'none' }

export type OriginOf = (server: Server) => Origin

/** Every image is read once, however many servers were started from it. */
export function originOfServer({ images, volumes }: Inventory, read: ReadRelease): OriginOf {
  const readImages = new Map(images.map((image) => [image.id, { image, reading: readImage(image, read) }]))
  const knownVolumes = new Map(volumes.map((volume) => [volume.id, volume]))
  return (server) => {
    const said = labelled(server)
    if (said !== null) return { kind: 'labels', reading: read(said) }
    const imageId = imageOfServer(server, knownVolumes)
    if (imageId === null) return { kind: 'none' }
    const found = readImages.get(imageId)
    return found === undefined ? { kind: 'elsewhere', imageId } : { kind: 'image', ...found }
  }
}

/** By its labels where they tell, else by its name. */
export function readImage(image: Image, read: ReadRelease): Reading {
  return read(labelled(image) ?? image.name)
}

/** System and release, by the properties that Glance has for them ("Useful image properties"); null unless both are there. */
function labelled({ labels }: Resource): string | null {
  const { os_distro: system = '', os_version: release = '' } = labels
  return system === '' || release === '' ? null : `${system} ${release}`
}
