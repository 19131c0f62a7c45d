import type { Reason } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { VolumeOffer } from '../../domain/offers.ts'
import type { Pricer } from '../cost/purchase.ts'
import type { PlacedVolumes } from './carriers.ts'
import { carriersAt, carriersFor, isSure, sureAttachments } from './carriers.ts'
import { fitVolume } from './fit-volume.ts'
import type { Needs, VolumeDemand } from './needs.ts'
import { sureVolumes } from './sure-volumes.ts'

export interface VolumeRequest {
  readonly needs: Pick<Needs, 'servers' | 'volumes'>
  readonly offers: readonly VolumeOffer[]
  readonly prices: Pricer
  /** Only volumes of which a server takes at least so many; 0: all. */
  readonly minPerServer: number
}

/** Volumes for all needs, with what stands in the way. */
export interface VolumeChoice {
  readonly volumes: readonly PlacedVolumes[]
  /** What does not fit. */
  readonly reasons: readonly Reason[]
  /** What has no known price. */
  readonly undecided: readonly Reason[]
}

/**
 * The cheapest volume for each need. Where that puts more volumes of unknown limit on the servers than they surely take, also the
 * cheapest choice for all needs together that does not. What a choice makes one pay besides hangs on the least limit in it alone, so with
 * one request for each limit on sale the cheapest of all choices is among the answers.
 */
export function placeVolumes(request: VolumeRequest): readonly VolumeChoice[] {
  const { needs, prices, minPerServer } = request
  const offers = request.offers.filter((offer) => (offer.maxPerServer ?? Infinity) >= minPerServer)
  const one = oneByOne(needs.volumes, offers, prices)
  const carriers = carriersFor(needs.servers, one.volumes)
  if (!Number.isFinite(minPerServer) || isSure(one.volumes, serversIn(needs) + (carriers?.count ?? 0))) return [one]
  const volumes = sureVolumes({ volumes: one.volumes, offers, prices, perServer: minPerServer, most: sureIn(request) })
  return volumes === null ? [one] : [one, { ...one, volumes }]
}

function serversIn({ servers }: VolumeRequest['needs']): number {
  return servers.reduce((all, { count }) => all + count, 0)
}

/** Volumes of unknown limit that find a sure place, carriers counted. */
function sureIn({ needs, minPerServer }: VolumeRequest): number {
  const carriers = carriersAt(minPerServer, needs.servers, needs.volumes)
  return sureAttachments * (serversIn(needs) + (carriers?.count ?? 0))
}

function oneByOne(demands: readonly VolumeDemand[], offers: readonly VolumeOffer[], prices: Pricer): VolumeChoice {
  const reasons: Reason[] = []
  const undecided: Reason[] = []
  const volumes = demands.map((demand) => {
    const fit = fitVolume(demand, offers, prices)
    const text = (reason: Message): Message => message('bill.reason.component', { component: demand.component, reason })
    switch (fit.kind) {
      case 'fits':
        return { demand, bought: fit.bought }
      case 'unpriced':
        undecided.push({ constraint: 'price', text: text(fit.reason) })
        return { demand, bought: null }
      case 'infeasible':
        reasons.push({ constraint: 'feasible', text: text(fit.reason) })
        return { demand, bought: null }
    }
  })
  return { volumes, reasons, undecided }
}
