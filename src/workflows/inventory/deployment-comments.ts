import type { FileComments } from '../../documents/write-deployment.ts'
import type { Inventory } from '../../domain/inventory.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Image, Resource } from '../../domain/resources.ts'
import { nameOf } from './component-names.ts'
import type { Components } from './components-of.ts'
import { failedKinds, nameWithDevices, unlistedVolumes, unreadOf } from './lacks-of.ts'
import { isDeleted } from './rented.ts'

export interface DeploymentRequest {
  readonly inventory: Inventory
  /** Name of the provider for today's invoice: that of the catalogue where it is in it. */
  readonly currentProvider: string
  /** The file that is written, for the comments; null: nobody knows. */
  readonly file: string | null
  readonly say: (message: Message) => string
}

/** What the file says of itself: what is not in it, and what its reader alone can know. */
export function deploymentComments(parts: Components, asked: DeploymentRequest): FileComments {
  const say = (says: Message): string => readable(asked.say(says))
  const request = { ...asked, say }
  return {
    top: topComments(parts, request).join('\n'),
    above: new Map([
      ['components', say(classesSaid(parts))],
      ['components.0.vcpu', say(message('inventory.comment.vcpu'))],
      ...unusedDisks(parts, say),
      ['current', say(message('inventory.comment.current'))],
    ]),
    bottom: [message('inventory.comment.notLookedAt'), message('inventory.comment.traffic')].map(say).join('\n\n'),
  }
}

function topComments(parts: Components, request: DeploymentRequest): readonly string[] {
  const { inventory, file, say } = request
  const { profile, region, takenAt } = inventory
  const command = `broker compare ${file ?? 'deployment.yaml'}`
  return [
    say(message('inventory.comment.top', { profile, date: { date: takenAt }, command })),
    ...(region === null ? [] : [say(message('inventory.comment.region', { region: printable(region) }))]),
    ...incompleteComments(parts, request),
    ...about('inventory.comment.unsized', parts.unsized, say),
    ...about('inventory.comment.broken', parts.broken, say),
    ...about('inventory.comment.brokenVolumes', parts.brokenVolumes, say),
    ...about('inventory.comment.leftOut', parts.leftOut, say),
    ...about('inventory.comment.oversizedServers', parts.oversizedServers, say),
    ...about('inventory.comment.oversized', parts.oversized, say),
    ...naming('inventory.comment.unlisted', unlistedVolumes(parts, inventory), say),
    ...about('inventory.comment.deleted', parts.deleted, say),
    ...about('inventory.comment.extraDisks', parts.extraDisks, say),
    ...naming('inventory.comment.devices', parts.withDevices.map(nameWithDevices), say),
    ...strayComment(parts, say),
    ...imageComment(inventory.images, say),
    ...deletedImageComment(inventory.images.filter(isDeleted), say),
    ...(failedKinds(inventory).has('images') ? [say(message('inventory.comment.unreadImages'))] : []),
    ...naming('inventory.comment.idleAddresses', parts.idleAddresses, say),
    ...naming('inventory.comment.unclearAddresses', parts.unclearAddresses, say),
  ]
}

/** Interfaces of servers and the like are no part of a bill; networks and public addresses may be. */
function incompleteComments(parts: Components, { inventory, say }: DeploymentRequest): readonly string[] {
  if (!inventory.incomplete) return []
  const failed = failedKinds(inventory)
  const ofAddresses = failed.has('networks') || failed.has('publicIps')
  const addresses = ofAddresses ? [say(message('inventory.comment.unreadAddresses'))] : []
  const isWhole = unreadOf(parts, inventory).length === 0
  return [say(message(isWhole ? 'inventory.comment.besides' : 'inventory.comment.incomplete')), ...addresses]
}

/** A deployment keeps snapshots with their volume only. */
function strayComment({ strays }: Components, say: DeploymentRequest['say']): readonly string[] {
  if (strays.length === 0) return []
  const names = listed(strays.map(nameOf))
  return [say(message('inventory.comment.strays', { count: strays.length, sizeGib: wholeGib(strays), names }))]
}

/** So many are named. */
const imagesNamed = 5

type StoredImage = Image & { readonly sizeBytes: number }

/** A deployment has no place for images; the largest are named. */
function imageComment(images: readonly Image[], say: DeploymentRequest['say']): readonly string[] {
  const kept = images.filter((image) => !isDeleted(image))
  const stored = kept.filter(isStored).toSorted((a, b) => b.sizeBytes - a.sizeBytes)
  if (stored.length === 0) return []
  const largest = stored.slice(0, imagesNamed).map(nameOf).map(printable)
  const names = [...largest, ...(stored.length > imagesNamed ? ['…'] : [])].join(', ')
  const sizeGib = wholeGib(stored)
  // As YAML has it: numbers for people have commas.
  const diskGib = String(sizeGib)
  return [say(message('inventory.comment.images', { count: stored.length, sizeGib, diskGib, names }))]
}

/** Of images that are deleted with delay the data are still there. */
function deletedImageComment(images: readonly Image[], say: DeploymentRequest['say']): readonly string[] {
  if (images.length === 0) return []
  const names = listed(images.map(nameOf))
  const sizeGib = wholeGib(images.filter(isStored))
  return [say(message('inventory.comment.deletedImages', { count: images.length, sizeGib, names }))]
}

function isStored(image: Image): image is StoredImage {
  return image.sizeBytes !== null && image.sizeBytes > 0
}

function wholeGib(stored: readonly { readonly sizeBytes: number }[]): number {
  return Math.ceil(stored.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 2 ** 30)
}

type ListComment = `inventory.comment.${
  | 'unsized'
  | 'broken'
  | 'brokenVolumes'
  | 'leftOut'
  | 'oversized'
  | 'oversizedServers'
  | 'unlisted'
  | 'deleted'
  | 'extraDisks'
  | 'devices'
  | 'idleAddresses'
  | 'unclearAddresses'}`

function about(key: ListComment, things: readonly Resource[], say: DeploymentRequest['say']): readonly string[] {
  return naming(key, things.map(nameOf), say)
}

function naming(key: ListComment, names: readonly string[], say: DeploymentRequest['say']): readonly string[] {
  if (names.length === 0) return []
  return [say(message(key, { count: names.length, names: listed(names) }))]
}

function classesSaid({ classes }: Components): Message {
  if (classes.length === 0) return message('inventory.comment.components.oneClass')
  return message('inventory.comment.components', { classes: classes.map(printable).join(', ') })
}

function unusedDisks({ unusedDisks: disks }: Components, say: DeploymentRequest['say']): [string, string][] {
  return [...disks].map(([at, diskGib]) => [
    `components.${String(at)}.diskGib`,
    say(message('inventory.comment.unusedDisk', { diskGib })),
  ])
}

/** So many are named in one comment: `compare` takes no file of any length. */
const mostNamed = 200

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNamed).map(printable)
  return [...shown, ...(names.length > mostNamed ? ['…'] : [])].join(', ')
}

/** What a reader of files takes for damage: what is left of letters of another encoding, and halves of letters. */
function readable(text: string): string {
  return text.replaceAll(/[\uFFFD\p{Cs}]/gu, '?')
}

/** A name in a comment must not end it. */
function printable(name: string): string {
  return name.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
