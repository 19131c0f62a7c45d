import type { Inventory } from '../../../domain/inventory.ts'
import type { Message } from '../../../domain/message.ts'
import { entryKeys } from '../../../plan/entry-keys.ts'
import { plannedKinds } from '../../../plan/entries.ts'
import type { HealthCheck } from '../../../plan/entry-parts.ts'
import { planFormat, type Plan } from '../../../plan/plan-schema.ts'
import type { Offered } from '../../../providers/contract/reading-features.ts'
import { around } from './around.ts'
import { groupsOfServers, withOpenGroups } from './groups-of-servers.ts'
import { counterpart } from './map-networks.ts'
import type { Thing } from './needs.ts'
import { ownersOf, type Owners } from './owners.ts'
import { planWaves } from './plan-waves.ts'
import type { Planning } from './planning.ts'
import { withoutLeftovers, type Lists } from './source-lists.ts'
import { tenantsOf } from './tenant-entries.ts'

export interface BuildRequest {
  readonly name: string
  /** Twelve hexadecimal digits by chance. */
  readonly id: string
  /** ISO 8601 UTC. */
  readonly createdAt: string
  readonly ends: Pick<Plan, 'source' | 'target'>
  readonly source: Inventory
  readonly target: Inventory
  readonly offers: readonly Offered[]
  readonly choices: PlanChoices
  /** Kept in the plan as it is. */
  readonly selection?: Plan['selection']
  /** The plan that stands in the file already: keys in it are kept. */
  readonly previous: Plan | null
  readonly say: (says: Message) => string
}

/** What was asked for. */
export interface PlanChoices {
  /** Null: all. */
  readonly tenants: readonly string[] | null
  /** Whose the things of a source without tenants are; null: nobody's. */
  readonly onlyTenant: string | null
  /** Networks of the target in the place of common ones: by id on the source. */
  readonly networks: ReadonlyMap<string, string>
  /** Sizes of the target for servers that none is large enough for, or of which nobody knows how large they are: by id on the source. */
  readonly sizes: ReadonlyMap<string, string>
  /** Tenants of a wave; null: one wave. */
  readonly waveSize: number | null
  readonly floor: Plan['floor']
  readonly healthChecks: readonly HealthCheck[]
}

export interface BuiltPlan {
  readonly plan: Plan
  readonly owners: Owners
}

/** A plan of everything that the tenants have and need. What only a person can decide stays null, with a remark. */
export function buildPlan(request: BuildRequest): BuiltPlan {
  const { name, id, createdAt, ends, choices, selection, offers, previous, say } = request
  const own = withoutLeftovers(request.source)
  const target = withoutLeftovers(request.target)
  const groups = groupsOfServers(own)
  const lists = withOpenGroups(own, groups)
  const found = around(lists, groups)
  const owners = ownersOf({ lists, found, chosen: choices.tenants, otherwise: choices.onlyTenant })
  const planning: Planning = {
    name,
    lists,
    found,
    owners,
    keyOf: keysIn(lists, owners, previous),
    target,
    offers,
    counterpartOf: (network) => choices.networks.get(network.id) ?? counterpart(network, target.networks),
    sizeOf: (server) => choices.sizes.get(server) ?? null,
    healthChecks: choices.healthChecks,
    say,
  }
  const plan: Plan = {
    schema: planFormat,
    id,
    name,
    createdAt,
    ...ends,
    ...(selection === undefined ? {} : { selection }),
    ...unreadOf(request),
    mapping: { networks: mappingOf(planning) },
    floor: choices.floor,
    limits: { volumesInParallel: 2, bandwidthMibps: null },
    timeouts: { stateSeconds: 600 },
    hooks: { beforeStop: null, afterStop: null, beforeTraffic: null, afterTraffic: null, onRollback: null },
    waves: planWaves(owners.tenants, choices.waveSize),
    tenants: tenantsOf(planning),
  }
  return { plan, owners }
}

function unreadOf({ source, target, say }: BuildRequest): Pick<Plan, 'unread'> {
  const sides = [['source', source] as const, ['target', target] as const]
  const unread = sides.flatMap(([side, { warnings }]) =>
    warnings.filter(({ why }) => why === 'failed').map(({ says }) => ({ side, what: say(says) })),
  )
  return unread.length === 0 ? {} : { unread }
}

const wordOf = ({ kind, id }: Thing): string => `${kind} ${id}`

function keysIn(lists: Lists, { ownerOf }: Owners, previous: Plan | null): Planning['keyOf'] {
  const things = plannedKinds.flatMap((kind) =>
    lists[kind].flatMap(({ id, name }) =>
      ownerOf({ kind, id }) === null ? [] : [{ identity: wordOf({ kind, id }), name, kind }],
    ),
  )
  const keys = entryKeys(things, previous === null ? new Map() : keysBefore(previous))
  return (thing) => keys.get(wordOf(thing)) ?? null
}

function keysBefore({ tenants }: Plan): ReadonlyMap<string, string> {
  const pairs = Object.values(tenants).flatMap((entries) =>
    plannedKinds.flatMap((kind) =>
      entries[kind].map(({ key, observed }) => [wordOf({ kind, id: observed.id }), key] as const),
    ),
  )
  return new Map(pairs)
}

/** Networks to the outside that routers lead to; all of them where there are public addresses, which do not say whence they are. */
function mappingOf({ lists, owners: { ownerOf }, counterpartOf }: Planning): Record<string, string | null> {
  const routers = lists.routers.filter(({ id }) => ownerOf({ kind: 'routers', id }) !== null)
  const led = new Set(routers.map(({ externalNetworkId }) => externalNetworkId))
  const addresses = lists.publicIps.some(({ id }) => ownerOf({ kind: 'publicIps', id }) !== null)
  const networks = lists.networks.filter(({ id, external }) => led.has(id) || (external && addresses))
  return Object.fromEntries(networks.map((network) => [network.id, counterpartOf(network)]))
}
