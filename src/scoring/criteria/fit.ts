import type { Placement } from '../../domain/comparison.ts'
import { lacksServers } from '../../domain/comparison.ts'
import { message } from '../../domain/message.ts'
import { measureAvailability } from './measure-availability.ts'
import { measureContinuity, measureIncidents } from './measure-continuity.ts'
import type { Indicator, Measured } from './indicator.ts'
import { exactly, notApplicable } from './indicator.ts'
import { featuresOf } from './measure-facts.ts'
import { linear, log, percent } from './shape.ts'
import type { RegionOffers, Situation } from './situation.ts'
import { isToday } from './situation.ts'
import { reasonForRange } from './total-bounds.ts'
import { lacksVolumes } from './unpriced-instead.ts'

export const fitIndicators: readonly Indicator[] = [
  {
    id: 'fit.waste',
    criterion: 'fit',
    weight: 2,
    unit: 'percent',
    shape: linear(150, 0),
    facts: [],
    derived: ['placement'],
    measure: measureWaste,
  },
  {
    id: 'fit.storageClasses',
    criterion: 'fit',
    weight: 1,
    unit: 'classes',
    shape: linear(0, 3),
    facts: [],
    derived: ['sizes on sale in the region'],
    measure: measureStorageClasses,
  },
  {
    id: 'fit.network',
    criterion: 'fit',
    weight: 2,
    unit: 'percent',
    shape: percent,
    facts: ['network'],
    derived: [],
    measure: featuresOf('network'),
  },
  {
    id: 'fit.architectures',
    criterion: 'fit',
    weight: 1,
    unit: 'kinds',
    shape: linear(0, 4),
    facts: [],
    derived: ['sizes on sale in the region'],
    measure: measureArchitectures,
  },
  {
    id: 'fit.availability',
    criterion: 'fit',
    weight: 3,
    unit: 'downtimes',
    shape: log(10, 1),
    facts: ['zones', 'serverSla'],
    derived: ['wanted availability', 'placement'],
    measure: measureAvailability,
  },
  {
    id: 'fit.continuity',
    criterion: 'fit',
    weight: 2,
    unit: 'percent',
    shape: percent,
    facts: ['founded', 'ownershipChanges', 'closingNotice'],
    derived: ['today'],
    measure: measureContinuity,
  },
  {
    id: 'fit.incidents',
    criterion: 'fit',
    weight: 2,
    unit: 'penalty',
    shape: linear(100, 0),
    facts: ['incidents'],
    derived: ['today'],
    measure: measureIncidents,
  },
]

/**
 * CPUs and memory bought beyond what is needed, in per cent of the need; the mean of the two. A burstable CPU counts for what is
 * guaranteed. Servers that nobody could count may be any number of servers too many.
 */
function measureWaste(situation: Situation): Measured {
  const { alternative, deployment } = situation
  const waste = wasteOf(alternative.placements, situation)
  if (waste !== null) return asFarAsKnown(waste, situation)
  const needed = deployment.components.some(({ managed, vcpu: cpus }) => managed !== 'elsewhere' && cpus !== null)
  return needed ? { kind: 'unknown', lacking: [], reason: message('criteria.reason.nothingPlaced') } : notApplicable
}

function wasteOf(placements: readonly Placement[], { deployment, offers }: Situation): number | null {
  let [vcpu, memory, boughtVcpu, boughtMemory] = [0, 0, 0, 0]
  for (const component of deployment.components) {
    if (component.managed === 'elsewhere' || component.vcpu === null || component.memoryGib === null) continue
    const placed = placements.filter(
      (placement) => placement.component === component.name && placement.vcpu !== null && placement.memoryGib !== null,
    )
    if (placed.length === 0) continue
    vcpu += component.vcpu * component.count
    memory += component.memoryGib * component.count
    boughtVcpu += placed.reduce((sum, placement) => sum + guaranteedCpus(placement, offers) * placement.count, 0)
    boughtMemory += placed.reduce((sum, placement) => sum + (placement.memoryGib ?? 0) * placement.count, 0)
  }
  if (vcpu <= 0 || memory <= 0) return null
  return 50 * Math.max(0, boughtVcpu / vcpu - 1) + 50 * Math.max(0, boughtMemory / memory - 1)
}

/** With volumes that have no price, other servers might be bought: less large ones, as they need no disks. */
function asFarAsKnown(waste: number, situation: Situation): Measured {
  const { cost } = situation.alternative
  const least = !isToday(situation.alternative) && lacksVolumes(situation) ? 0 : waste
  if (cost !== null && lacksServers(cost))
    return { ...exactly(waste), estimate: Infinity, bounds: [least, Infinity], reason: reasonForRange(cost) }
  const placed = cost?.atWorst?.placements
  const worst = (placed === undefined ? null : wasteOf(placed, situation)) ?? waste
  if (worst > waste)
    return { ...exactly(waste), estimate: worst, bounds: [least, worst], reason: message('criteria.reason.noLimit') }
  if (least === waste) return exactly(waste)
  return { ...exactly(waste), bounds: [least, waste], reason: message('criteria.reason.noVolumes') }
}

function guaranteedCpus({ vcpu, offer }: Placement, { placed }: RegionOffers): number {
  const sold = offer === null ? undefined : placed.get(offer)
  return (vcpu ?? 0) * (sold?.kind === 'server' ? sold.baseline : 1)
}

function measureStorageClasses({ deployment, offers, alternative }: Situation): Measured {
  if (!deployment.components.some(({ volumes, kind }) => volumes.length > 0 || kind === 'volume')) return notApplicable
  if (isToday(alternative)) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.today') }
  const classes = new Set<string>()
  for (const offer of offers.inRegion) if (offer.kind === 'volume') classes.add(offer.class)
  if (classes.size === 0) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noVolumes') }
  return exactly(classes.size)
}

/** Of four kinds: x86 with shared CPUs, x86 with dedicated CPUs, arm64, with GPU. */
function measureArchitectures({ offers, deployment }: Situation): Measured {
  if (!deployment.components.some(({ kind, managed }) => kind === 'server' && managed !== 'elsewhere'))
    return notApplicable
  const kinds = new Set<string>()
  for (const offer of offers.inRegion) {
    if (offer.kind !== 'server' || offer.stock === 'deprecated') continue
    if (offer.gpu) kinds.add('gpu')
    else if (offer.arch === 'arm64') kinds.add('arm64')
    else kinds.add(offer.cpu === 'dedicated' ? 'x86-dedicated' : 'x86-shared')
  }
  if (kinds.size === 0) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noSizes') }
  return exactly(kinds.size)
}
