import { writeDeployment } from '../../documents/write-deployment.ts'
import { unreadKinds, type Deployment } from '../../domain/deployment.ts'
import { BrokerError } from '../../domain/errors.ts'
import type { Inventory, ResourceKind } from '../../domain/inventory.ts'
import { message, type Message } from '../../domain/message.ts'
import type { Resource } from '../../domain/resources.ts'
import { plain } from './component-names.ts'
import { componentsOf, type Components } from './components-of.ts'

export interface DeploymentRequest {
  readonly inventory: Inventory
  /** Name of the provider for today's invoice: that of the catalogue where it is in it. */
  readonly currentProvider: string
  /** The file that is written, for the comments; null: nobody knows. */
  readonly file: string | null
  readonly say: (message: Message) => string
}

/** A deployment file, and what it lacks. */
export interface WrittenDeployment {
  readonly text: string
  /** Kinds of which more runs than the file says. */
  readonly incomplete: Deployment['incomplete']
  /** What is not in it although somebody pays for it, by names: what `incomplete` does not tell by itself. */
  readonly lacks: readonly Lack[]
}

/** A sentence with `names`, and how many there are. */
interface Lack {
  readonly key: 'inventory.deployment.lacking' | 'inventory.deployment.unlisted' | 'inventory.deployment.oversized'
  readonly names: readonly string[]
}

/**
 * A file for `compare` with what runs today: what an inventory cannot tell stands in it as a question.
 * @throws BrokerError refused – there is neither a server of known size nor a volume.
 * @throws BrokerError partial – the same, but not everything could be read.
 */
export function toDeployment(request: DeploymentRequest): WrittenDeployment {
  const { inventory, file, say } = request
  const parts = componentsOf(inventory)
  if (parts.components.length === 0) throw nothingToWrite(inventory, parts)
  const command = `broker compare ${file ?? 'deployment.yaml'}`
  const top = [
    say(message('inventory.comment.top', { profile: inventory.profile, date: { date: inventory.takenAt }, command })),
    ...incompleteComments(parts, request),
    ...about('inventory.comment.unsized', parts.unsized, say),
    ...about('inventory.comment.broken', parts.broken, say),
    ...about('inventory.comment.brokenVolumes', parts.brokenVolumes, say),
    ...about('inventory.comment.leftOut', parts.leftOut, say),
    ...about('inventory.comment.oversized', parts.oversized, say),
    ...naming('inventory.comment.unlisted', unlistedVolumes(parts, inventory), say),
    ...about('inventory.comment.deleted', parts.deleted, say),
    ...strayComment(parts, say),
    ...naming('inventory.comment.idleAddresses', parts.idleAddresses, say),
    ...naming('inventory.comment.unclearAddresses', parts.unclearAddresses, say),
  ]
  const deployment = deploymentOf(parts, request)
  const text = writeDeployment(deployment, {
    top: top.join('\n'),
    above: new Map([
      ['components', say(classesSaid(parts))],
      ['components.0.vcpu', say(message('inventory.comment.vcpu'))],
      ...unusedDisks(parts, say),
      ['current', say(message('inventory.comment.current'))],
    ]),
    bottom: say(message('inventory.comment.traffic')),
  })
  return { text, incomplete: deployment.incomplete, lacks: lacksOf(parts, inventory) }
}

function nothingToWrite({ profile, incomplete }: Inventory, { unsized }: Components): BrokerError {
  const next = message('inventory.deployment.empty.next')
  if (incomplete)
    return new BrokerError({ kind: 'partial', says: message('inventory.deployment.unread', { profile }), next })
  if (unsized.length === 0) {
    return new BrokerError({ kind: 'refused', says: message('inventory.deployment.empty', { profile }), next })
  }
  const says = message('inventory.deployment.unsized', { profile, count: unsized.length })
  return new BrokerError({ kind: 'refused', says, next: message('inventory.deployment.unsized.next') })
}

/** Interfaces of servers and the like are no part of a bill; networks and public addresses may be. */
function incompleteComments(parts: Components, { inventory, say }: DeploymentRequest): readonly string[] {
  const failed = failedKinds(inventory)
  const ofAddresses = failed.has('networks') || failed.has('publicIps')
  const addresses = ofAddresses ? [say(message('inventory.comment.unreadAddresses'))] : []
  if (unreadOf(parts, inventory).length > 0) return [say(message('inventory.comment.incomplete')), ...addresses]
  return inventory.incomplete ? [say(message('inventory.comment.besides')), ...addresses] : []
}

/** Where the list of volumes failed, that says it all. */
function unlistedVolumes({ unlisted }: Components, inventory: Inventory): readonly string[] {
  return failedKinds(inventory).has('volumes') ? [] : unlisted
}

function lacksOf(parts: Components, inventory: Inventory): readonly Lack[] {
  const lacks: readonly Lack[] = [
    { key: 'inventory.deployment.lacking', names: parts.unsized.map(nameOf) },
    { key: 'inventory.deployment.unlisted', names: unlistedVolumes(parts, inventory) },
    { key: 'inventory.deployment.oversized', names: parts.oversized.map(nameOf) },
  ]
  return lacks.filter(({ names }) => names.length > 0)
}

function nameOf({ id, name }: Resource): string {
  return name === '' ? id : name
}

/** A deployment keeps snapshots with their volume only. */
function strayComment({ strays }: Components, say: DeploymentRequest['say']): readonly string[] {
  if (strays.length === 0) return []
  const bytes = strays.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const values = { count: strays.length, sizeGib: Math.ceil(bytes / 2 ** 30), names: strays.map(nameOf).map(printable) }
  return [say(message('inventory.comment.strays', { ...values, names: values.names.join(', ') }))]
}

type ListComment = `inventory.comment.${
  | 'unsized'
  | 'broken'
  | 'brokenVolumes'
  | 'leftOut'
  | 'oversized'
  | 'unlisted'
  | 'deleted'
  | 'idleAddresses'
  | 'unclearAddresses'}`

function about(key: ListComment, things: readonly Resource[], say: DeploymentRequest['say']): readonly string[] {
  return naming(key, things.map(nameOf), say)
}

function naming(key: ListComment, names: readonly string[], say: DeploymentRequest['say']): readonly string[] {
  if (names.length === 0) return []
  return [say(message(key, { count: names.length, names: names.map(printable).join(', ') }))]
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

/** A name in a comment must not end it. */
function printable(name: string): string {
  return name.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

function failedKinds({ warnings }: Inventory): ReadonlySet<ResourceKind | null> {
  return new Set(warnings.flatMap(({ why, kind, whole }) => (why === 'failed' && whole !== true ? [kind] : [])))
}

/** Kinds of which more runs than the components say. */
function unreadOf({ unsized, unlisted, oversized }: Components, inventory: Inventory): Deployment['incomplete'] {
  const failed = failedKinds(inventory)
  const isLacking = {
    servers: unsized.length > 0,
    volumes: unlisted.length > 0 || oversized.length > 0,
    snapshots: false,
  }
  return unreadKinds.filter((kind) => failed.has(kind) || isLacking[kind])
}

function deploymentOf(parts: Components, { inventory, currentProvider }: DeploymentRequest): Deployment {
  return {
    name: plain(inventory.profile),
    components: parts.components,
    traffic: null,
    backup: null,
    support: null,
    availability: null,
    team: null,
    tax: null,
    currency: 'EUR',
    budget: null,
    current: { provider: currentProvider, country: null, lines: [], minimumTermEnds: null, noticeDays: null },
    require: [],
    weighting: null,
    usersIn: [],
    incomplete: unreadOf(parts, inventory),
  }
}
