import type { CheckFinding } from '../../../domain/migration-check.ts'
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
  const ranged = created(checking.plan, 'subnets').map((one) => rangedSubnet(one, checking))
  const together = new Map<string, Ranged[]>()
  for (const subnet of ranged) {
    for (const word of subnet.hangsOn) together.set(word, [...(together.get(word) ?? []), subnet])
  }
  const pairs = new Map<string, CheckFinding>()
  for (const group of together.values()) {
    for (const [index, a] of group.entries()) {
      for (const b of group.slice(index + 1)) {
        if (overlaps(a.range, b.range)) pairs.set(`${a.one.entry.key} ${b.one.entry.key}`, between(a, b))
      }
    }
  }
  return [...pairs.values(), ...ranged.flatMap((subnet) => takenFindings(subnet, checking))]
}

function rangedSubnet(one: Placed<'subnets'>, { plan }: Checking): Ranged {
  const routers = created(plan, 'routers').filter(({ entry }) => entry.desired.subnets.includes(one.entry.key))
  const hangsOn = [`network ${one.entry.desired.network}`, ...routers.map(({ entry }) => `router ${entry.key}`)]
  return { one, range: addressRange(one.entry.desired.cidr), hangsOn }
}

function between(a: Ranged, b: Ranged): CheckFinding {
  const values = { cidr: a.one.entry.desired.cidr, other: b.one.entry.key, otherCidr: b.one.entry.desired.cidr }
  return finding('overlap', at(a.one), values)
}

/** On a network of the target that is used they collide; elsewhere the two can only never be joined. */
function takenFindings({ one, range }: Ranged, { plan, now, state }: Checking): readonly CheckFinding[] {
  const network = placed(plan, 'networks').find(({ entry }) => entry.key === one.entry.desired.network)
  const used = network?.entry.how.action === 'use' ? network.entry.how.targetId : null
  const ours = new Set([...state.made.values()].map(({ id }) => id))
  return now.target.subnets
    .filter(({ id, cidr }) => !ours.has(id) && overlaps(range, addressRange(cidr)))
    .map(({ id, cidr, networkId }) => {
      const values = { cidr: one.entry.desired.cidr, other: id, otherCidr: cidr }
      return finding(networkId === used ? 'overlap' : 'overlapElsewhere', at(one), values)
    })
}
