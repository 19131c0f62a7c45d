import type { FileComments } from '../../documents/write-deployment.ts'
import type { Inventory } from '../../domain/inventory.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Resource } from '../../domain/resources.ts'
import { nameOf } from './component-names.ts'
import type { Components } from './components-of.ts'
import { failedKinds, nameWithDevices, unlistedVolumes, unreadOf } from './lacks-of.ts'
import { imageComments, wholeGib } from './image-comments.ts'
import { listed, printable } from './names-listed.ts'

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
    ...imageComments(inventory).map(say),
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
  return message('inventory.comment.components', { classes: listed(classes) })
}

function unusedDisks({ unusedDisks: disks }: Components, say: DeploymentRequest['say']): [string, string][] {
  return [...disks].map(([at, diskGib]) => [
    `components.${String(at)}.diskGib`,
    say(message('inventory.comment.unusedDisk', { diskGib })),
  ])
}

/** What a reader of files takes for damage: what is left of letters of another encoding, and halves of letters. */
function readable(text: string): string {
  return text.replaceAll(/[\uFFFD\p{Cs}]/gu, '?')
}
