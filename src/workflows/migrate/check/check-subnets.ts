import type { CheckFinding } from '../../../domain/migration-check.ts'
import { migrationLabel } from '../../../plan/create-key.ts'
import { addressRange, overlaps, type AddressRange } from './address-range.ts'
import { at, created, finding, placed, type Checking, type Placed } from './checking.ts'

interface Ranged {
  readonly one: Placed<'subnets'>
  readonly range: AddressRange | null
  /** What it hangs on: its network, and routers. */
  readonly hangsOn: readonly string[]
}

/** Ranges that have addresses in common on one network or at one router; and ranges of the target that are taken already. */
export function checkSubnets(checking: Checking): readonly CheckFinding[] {
  const routers = routersBySubnet(checking)
  const ranged = created(checking.plan, 'subnets').map((one) => rangedSubnet(one, routers))
  const together = new Map<string, Ranged[]>()
  for (const subnet of ranged) {
    for (const word of subnet.hangsOn) together.set(word, [...(together.get(word) ?? []), subnet])
  }
  const pairs = [...together.values()].flatMap(pairsOf).filter(([a, b]) => overlaps(a.range, b.range))
  const found = new Map(pairs.map(([a, b]) => [`${a.one.entry.key} ${b.one.entry.key}`, between(a, b)] as const))
  const used = usedNetworks(checking)
  return [...found.values(), ...ranged.flatMap((subnet) => takenFindings(subnet, used, checking))]
}

/** Keys of the routers that a subnet hangs on. */
function routersBySubnet({ plan }: Checking): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const { entry } of created(plan, 'routers')) {
    for (const subnet of entry.desired.subnets) found.set(subnet, [...(found.get(subnet) ?? []), entry.key])
  }
  return found
}

function rangedSubnet(one: Placed<'subnets'>, routers: ReadonlyMap<string, readonly string[]>): Ranged {
  const { key, desired } = one.entry
  const hangsOn = [`network ${desired.network}`, ...(routers.get(key) ?? []).map((router) => `router ${router}`)]
  return { one, range: addressRange(desired.cidr), hangsOn }
}

/** Each with each that comes later. */
function pairsOf<T>(all: readonly T[]): readonly (readonly [T, T])[] {
  return all.flatMap((a, index) => all.slice(index + 1).map((b) => [a, b] as const))
}

function between(a: Ranged, b: Ranged): CheckFinding {
  const values = { cidr: a.one.entry.desired.cidr, other: b.one.entry.key, otherCidr: b.one.entry.desired.cidr }
  return finding('overlap', at(a.one), values)
}

/** On a network of the target that is used they collide; elsewhere the two can only never be joined. */
function takenFindings(
  { one, range }: Ranged,
  usedNetwork: ReadonlyMap<string, string | null>,
  { now }: Checking,
): readonly CheckFinding[] {
  const used = usedNetwork.get(one.entry.desired.network)
  return now.target.subnets
    .filter(({ labels, cidr }) => labels[migrationLabel] === undefined && overlaps(range, addressRange(cidr)))
    .map(({ id, cidr, networkId }) => {
      const values = { cidr: one.entry.desired.cidr, other: id, otherCidr: cidr }
      return finding(networkId === used ? 'overlap' : 'overlapElsewhere', at(one), values)
    })
}

/** Networks of the target that are used, by their keys in the plan. */
function usedNetworks({ plan }: Checking): ReadonlyMap<string, string | null> {
  const used = placed(plan, 'networks').filter(({ entry }) => entry.how.action === 'use')
  return new Map(used.map(({ entry }) => [entry.key, entry.how.targetId]))
}
