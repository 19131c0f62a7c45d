import Big from 'big.js'
import type { Deployment } from '../../domain/deployment.ts'
import { message } from '../../domain/message.ts'
import type { TrafficOffer } from '../../domain/offers.ts'
import { inUnit } from '../../domain/size.ts'
import { sentGib } from '../cost/copies-sent.ts'
import { expectedGib } from '../cost/traffic.ts'
import type { Measured } from './indicator.ts'
import { exactly } from './indicator.ts'
import { storedGib } from './reference-total.ts'
import type { Situation } from './situation.ts'
import { inMonths } from './total-bounds.ts'

/**
 * Months of the total that it costs to send everything stored out once, on top of an ordinary month's traffic, to which backups at
 * another provider belong. What comes with the servers is used up first. Switching charges that law caps are not taken off: they do not cover an ordinary download.
 */
export function measureLeaving(situation: Situation): Measured {
  const { deployment, alternative, offers } = situation
  const stored = storedGib(deployment)
  if (stored === 0) return exactly(0)
  const { cost } = alternative
  const candidates = offers.inRegion.filter((offer) => offer.kind === 'traffic')
  const out = expectedGib(deployment.traffic) + sentElsewhereGib(deployment)
  const charges = candidates.map((offer) => chargeForLeaving(offer, { stored, out, situation }))
  const known = charges.filter((charge) => charge !== null)
  if (cost === null || !cost.total.gt(0) || known.length === 0) {
    return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noTrafficPrice'), isPrice: cost !== null }
  }
  const cheapest = known.reduce((least, charge) => (charge.lt(least) ? charge : least))
  return inMonths(cheapest, cost, situation)
}

/** GiB a month that backups of what the team runs send to another provider. */
function sentElsewhereGib({ components, backup }: Deployment): number {
  if (backup?.otherProvider !== true) return 0
  const ownData = storedGib({ components: components.filter(({ managed }) => managed === false) })
  return sentGib(ownData, backup.copies)
}

interface Leaving {
  readonly stored: number
  readonly out: number
  readonly situation: Situation
}

/** In the comparison's currency; null when a tier has no rate. */
function chargeForLeaving(offer: TrafficOffer, { stored, out, situation }: Leaving): Big | null {
  const included = includedTraffic(situation)
  const monthly = Math.max(0, inUnit(out, offer.unit) - included)
  const whole = Math.max(0, inUnit(out + stored, offer.unit) - included)
  let charge = new Big(0)
  let from = 0
  for (const { upTo, price } of offer.tiers) {
    const to = upTo ?? Infinity
    const inTier = Math.max(0, Math.min(whole, to) - Math.max(monthly, from))
    const conversion = situation.convert(price.currency)
    if (conversion === null) return null
    charge = charge.plus(new Big(price.amount).times(inTier).times(conversion.factor))
    from = to
  }
  return offer.tiers.length === 0 ? null : charge
}

/** Nothing leaves servers that only carry volumes: what comes with them is not counted. */
function includedTraffic({ alternative, offers }: Situation): number {
  return alternative.placements.reduce((sum, { offer, count, note }) => {
    if (note?.key === 'bill.note.carriers' || note?.key === 'bill.note.carriersOnly') return sum
    const placed = offer === null ? undefined : offers.placed.get(offer)
    return placed?.kind === 'server' ? sum + placed.trafficIncluded * count : sum
  }, 0)
}
