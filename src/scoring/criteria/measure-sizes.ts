import type { Component } from '../../domain/deployment.ts'
import { message } from '../../domain/message.ts'
import type { Offer, ServerOffer } from '../../domain/offers.ts'
import type { Measured } from './indicator.ts'
import { exactly, notApplicable } from './indicator.ts'
import type { Situation } from './situation.ts'

/** Sizes up to this many times the need count as being around it. */
export const aroundFactor = 8

/** Distinct sizes (CPUs and memory) in the region from the need to eight times it; the mean over the kinds of server needed. */
export function measureSizes(situation: Situation): Measured {
  return perServer(situation, (need, sizes) => {
    const fitting = sizes.filter(
      ({ vcpu, memoryGib }) =>
        vcpu >= need.vcpu && memoryGib >= need.memoryGib && vcpu <= Math.max(aroundFactor * need.vcpu, aroundFactor),
    )
    return new Set(fitting.map(({ vcpu, memoryGib }) => `${vcpu}/${memoryGib}`)).size
  })
}

/** How many times the need the largest size of the region is, in the scarcer of CPUs and memory; the least over the servers. */
export function measureHeadroom(situation: Situation): Measured {
  return perServer(
    situation,
    (need, sizes) =>
      sizes.reduce(
        (most, { vcpu, memoryGib }) => Math.max(most, Math.min(vcpu / need.vcpu, memoryGib / need.memoryGib)),
        0,
      ),
    (factors) => Math.min(...factors),
  )
}

interface Need {
  readonly vcpu: number
  readonly memoryGib: number
}

function perServer(
  situation: Situation,
  figure: (need: Need, sizes: readonly ServerOffer[]) => number,
  join: (figures: readonly number[]) => number = mean,
): Measured {
  const needs = situation.deployment.components.flatMap(serverNeed)
  if (needs.length === 0) return notApplicable
  const sizes = situation.offers.inRegion.filter(isOrdinaryServer)
  if (sizes.length === 0) return { kind: 'unknown', lacking: [], reason: message('criteria.reason.noSizes') }
  return exactly(join(needs.map((need) => figure(need, sizes))))
}

function serverNeed(component: Component): readonly Need[] {
  const { kind, managed, vcpu, memoryGib } = component
  if (kind !== 'server' || managed === 'elsewhere' || vcpu === null || memoryGib === null) return []
  return vcpu > 0 && memoryGib > 0 ? [{ vcpu, memoryGib }] : []
}

/** Sizes that anybody may order, whether or not their price is known. */
function isOrdinaryServer(offer: Offer): offer is ServerOffer {
  return offer.kind === 'server' && !offer.gpu && offer.stock !== 'deprecated'
}

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length
}
