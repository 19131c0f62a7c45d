import { isDeepStrictEqual } from 'node:util'
import type { SecurityRule } from '../../../domain/network-resources.ts'
import { createKey } from '../../../plan/create-key.ts'
import type { PlannedKind } from '../../../plan/entries.ts'
import type { Quota } from '../../../providers/contract/reading-features.ts'
import { created, isSwitched, type Checking, type Placed } from './checking.ts'

/** How much of each thing that may be limited: counts, or bytes. */
export type Amounts = Readonly<Partial<Record<Quota['resource'], number>>>

const bytesPerMib = 2 ** 20
const none = 0

/** On the source: a snapshot of every volume, which many clouds count like a volume of its size. */
export function snapshotsOf(checking: Checking): Amounts {
  const volumes = created(checking.plan, 'volumes').filter(({ tenant }) => !isSwitched(tenant, checking))
  const bytes = volumes.reduce((sum, { entry }) => sum + entry.observed.sizeBytes, none)
  return { snapshots: volumes.length, volumeBytes: bytes }
}

/**
 * On the target: everything that is not there yet, and beside it the rehearsal of the largest tenant: its servers, networks and
 * volumes once more, and a snapshot of each volume.
 */
export function peakOf(checking: Checking): Amounts {
  const { plan } = checking
  const all: Amounts = amountsOf(checking, (one) => !isThere(one, checking))
  const waiting = Object.keys(plan.tenants).filter((tenant) => !isSwitched(tenant, checking))
  const rehearsals = waiting.map((tenant) => rehearsalOf(checking, tenant))
  const largest = (resource: Quota['resource']): number =>
    Math.max(none, ...rehearsals.map((one) => one[resource] ?? none))
  const resources = [...new Set([...keysOf(all), ...rehearsals.flatMap(keysOf)])]
  return Object.fromEntries(resources.map((resource) => [resource, (all[resource] ?? none) + largest(resource)]))
}

function rehearsalOf(checking: Checking, tenant: string): Amounts {
  const { plan } = checking
  const entries = plan.tenants[tenant]
  const alone = entries === undefined ? {} : { [tenant]: entries }
  const { servers, vcpus, memory, volumes, volumeBytes, networks, subnets } = amountsOf(
    { ...checking, plan: { ...plan, tenants: alone } },
    () => true,
  )
  // The copy and the snapshot that it is made from.
  return {
    servers,
    vcpus,
    memory,
    volumes,
    volumeBytes: 2 * volumeBytes,
    networks,
    subnets,
    snapshots: volumes,
  }
}

function amountsOf(checking: Checking, isWanted: (one: Placed) => boolean): Required<Pick<Amounts, Counted>> {
  const { plan, now, sides } = checking
  const count = (kind: PlannedKind): number => created(plan, kind).filter(isWanted).length
  const volumes = created(plan, 'volumes').filter(isWanted)
  const sizes = created(plan, 'servers')
    .filter(isWanted)
    .flatMap(({ entry }) => now.offers.find(({ id }) => id === entry.desired.size) ?? [])
  const groups = created(plan, 'securityGroups').filter(isWanted)
  const images = created(plan, 'images').filter(isWanted)
  return {
    servers: count('servers'),
    vcpus: sizes.reduce((sum, { vcpu }) => sum + vcpu, none),
    memory: sizes.reduce((sum, { memoryMib }) => sum + memoryMib * bytesPerMib, none),
    volumes: volumes.length,
    volumeBytes: volumes.reduce((sum, { entry }) => sum + entry.desired.sizeBytes, none),
    networks: count('networks'),
    subnets: count('subnets'),
    routers: count('routers'),
    securityGroups: groups.length,
    securityRules: rulesAtPeak(groups, sides.target.provider.features.securityGroups?.ownRules ?? []),
    keyPairs: count('keyPairs'),
    publicIps: count('publicIps'),
    imageBytes: images.reduce((sum, { entry }) => sum + (entry.observed.sizeBytes ?? none), none),
  }
}

type Group = Placed<'securityGroups'>
type PlannedRule = Group['entry']['desired']['rules'][number]

/** One group after another: while one is made, the provider's own rules stand beside its own, and what earlier ones have left. */
function rulesAtPeak(groups: readonly Group[], own: readonly SecurityRule[]): number {
  const counts = groups.map(({ entry: { desired } }) => {
    const missing = desired.rules.filter((rule) => !own.some((one) => isSame(one, rule)))
    return { left: desired.rules.length, meanwhile: own.length + missing.length }
  })
  const left = (all: typeof counts): number => all.reduce((sum, one) => sum + one.left, none)
  return Math.max(none, ...counts.map(({ meanwhile }, index) => left(counts.slice(0, index)) + meanwhile))
}

function isSame(own: SecurityRule, planned: PlannedRule): boolean {
  const { remoteGroupId, ...rest } = own
  return isDeepStrictEqual({ ...rest, remoteGroup: remoteGroupId }, planned)
}

type Counted = Exclude<Quota['resource'], 'snapshots' | 'serverGroups'>

const keysOf = (amounts: Amounts): readonly Quota['resource'][] =>
  Object.keys(amounts).filter((key): key is Quota['resource'] => key in amounts)

/** The journal says that it was made. */
function isThere({ kind, entry }: Placed, { plan, state }: Checking): boolean {
  const key = createKey({ planId: plan.id, purpose: 'product', entry: `${kind}/${entry.key}`, nth: 0 })
  return state.made.get(key)?.state === 'there'
}
