import type { Cost } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { findFact } from './fact-lookup.ts'
import type { Indicator, Measured } from './indicator.ts'
import { exactly } from './indicator.ts'
import { featureShare, featuresOf, unknown, unknownParts } from './measure-facts.ts'
import { linear, percent } from './shape.ts'
import type { Situation } from './situation.ts'
import { reasonForRange } from './total-bounds.ts'

export const consistencyIndicators: readonly Indicator[] = [
  {
    id: 'consistency.images',
    criterion: 'consistency',
    weight: 2,
    unit: 'percent',
    shape: percent,
    facts: ['images'],
    derived: [],
    measure: featuresOf('images'),
  },
  {
    id: 'consistency.tools',
    criterion: 'consistency',
    weight: 2,
    unit: 'tools',
    shape: linear(0, 3),
    facts: ['tools'],
    derived: [],
    measure: measureTools,
  },
  {
    id: 'consistency.sameOffers',
    criterion: 'consistency',
    weight: 2,
    unit: 'percent',
    shape: percent,
    facts: [],
    derived: ['placement', 'offers of the other regions'],
    measure: measureSameOffers,
  },
  {
    id: 'consistency.apiStability',
    criterion: 'consistency',
    weight: 2,
    unit: 'percent',
    shape: percent,
    facts: ['apiStability'],
    derived: [],
    measure: measureApiStability,
  },
  {
    id: 'consistency.snapshots',
    criterion: 'consistency',
    weight: 1,
    unit: 'percent',
    shape: percent,
    facts: ['snapshots'],
    derived: [],
    measure: featuresOf('snapshots'),
  },
]

/** Declarative tools; one that the vendor does not maintain counts half. */
function measureTools(situation: Situation): Measured {
  const found = findFact(situation, 'tools')
  if (!found.known) return unknown('tools', found)
  const worth = found.value.map(({ maintainer }) => (maintainer === 'vendor' ? 1 : 0.5))
  return exactly(
    worth.reduce((sum, one) => sum + one, 0),
    found.evidence,
  )
}

/**
 * Mean over the provider's other regions of the share of placed products that are sold there too. One that nobody could place, as
 * servers that nobody could count, may be sold in all of them, and counts as sold in none.
 */
function measureSameOffers({ region: here, offers, products, alternative: { cost } }: Situation): Measured {
  const others = [...offers.providerRegions].filter((region) => region !== here)
  if (products.length === 0) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.nothingPlaced') }
  if (others.length === 0) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.oneRegion') }
  const sold = products.map(({ sku }) => {
    const regions = sku === null ? undefined : offers.regionsSelling.get(sku)
    return others.filter((region) => regions?.has(region) === true).length / others.length
  })
  const known = sold.reduce((sum, share) => sum + share, 0)
  const { unplaced, reason } = cost === null ? { unplaced: 0, reason: null } : productsLacking(cost)
  const share = (ofEach: number) => (100 * (known + ofEach * unplaced)) / (sold.length + unplaced)
  return unplaced === 0 ? exactly(share(0)) : { ...exactly(share(0)), bounds: [share(0), share(1)], reason }
}

/** At most: servers that would carry volumes, and volumes with the servers that would carry them. With what stands in the way. */
function productsLacking(cost: Cost): { readonly unplaced: number; readonly reason: Message | null } {
  const keys = new Set(cost.notIncluded.filter(({ needed }) => needed).map(({ what }) => what.key))
  if (keys.has('bill.missing.volumes')) return { unplaced: 2, reason: reasonForRange(cost) }
  if (keys.has('bill.missing.carriers')) return { unplaced: 1, reason: reasonForRange(cost) }
  if (cost.atWorst !== undefined) return { unplaced: 1, reason: message('criteria.reason.noLimit') }
  return { unplaced: 0, reason: null }
}

/** Forty points for a version in the API, sixty for two years without a change that broke clients, fifteen less for each. */
function measureApiStability(situation: Situation): Measured {
  const found = findFact(situation, 'apiStability')
  if (!found.known) return unknown('apiStability', found)
  const { versioned, breakingChanges } = found.value
  const version = featureShare({ key: 'apiStability', features: [['versioned', versioned]], evidence: found.evidence })
  const quiet = breakingChanges === null ? [0, 15, 60] : Array<number>(3).fill(Math.max(0, 60 - 15 * breakingChanges))
  const [low = 0, estimate = 0, high = 0] = quiet
  return {
    ...version,
    value: 0.4 * version.value + low,
    estimate: 0.4 * version.estimate + estimate,
    bounds: [0.4 * version.bounds[0] + low, 0.4 * version.bounds[1] + high],
    gaps: versioned === null || breakingChanges === null ? ['apiStability'] : [],
    reason: unknownParts([
      ...(versioned === null ? [message('criteria.part.versioned')] : []),
      ...(breakingChanges === null ? [message('criteria.part.breakingChanges')] : []),
    ]),
  }
}
