import type { Reason } from '../../domain/comparison.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { TrafficOffer } from '../../domain/offers.ts'
import { inUnit } from '../../domain/size.ts'
import { isPriced, trafficMicros } from '../cost/traffic.ts'
import type { Carriers, PlacedVolumes } from './carriers.ts'
import { carrierNeed, carriersAt, carriersFor, volumesOfUnknownLimit } from './carriers.ts'
import type { Market } from './market.ts'
import { mixSizes } from './mix-sizes.ts'
import type { Needs, ServerNeed } from './needs.ts'
import { noServer, noServers } from './no-server.ts'
import type { VolumeChoice } from './place-volumes.ts'
import { placeVolumes } from './place-volumes.ts'
import type { ServerOption, ServerOptions, ServerShelf } from './server-options.ts'
import { serverOptions } from './server-options.ts'

export interface PlacedServers {
  readonly need: ServerNeed
  readonly option: ServerOption
  readonly count: number
  readonly note: Message | null
}

/** The offers chosen for a deployment in one region. */
export interface Plan {
  readonly servers: readonly PlacedServers[]
  readonly volumes: readonly PlacedVolumes[]
  /** Servers to add should a server take one volume only, where nobody states the limit; null where none or where they cannot be counted. */
  readonly atWorst: PlacedServers | null
  readonly traffic: TrafficOffer | null
  /** Outgoing traffic that comes with the servers, pooled, in the unit of `traffic`. Carriers' is not counted: nothing leaves them. */
  readonly trafficIncluded: number
  /** Of the variant: servers' backups in per cent of their price; 0 when backups are stored otherwise. */
  readonly surchargePercent: number
  /** What is needed and has no known price: the alternative is undecided. */
  readonly undecided: readonly Reason[]
}

/** Choices that change what is cheapest for the rest, tried one after the other. */
export interface Variant {
  readonly traffic: TrafficOffer | null
  /** Only volumes of which a server takes at least so many; 0: all. */
  readonly minPerServer: number
  readonly surchargePercent: number
}

export interface PlaceRequest {
  readonly needs: Needs
  readonly shelf: ServerShelf
  readonly trafficGib: number
  readonly variant: Variant
}

export type Placed =
  | { readonly kind: 'placed'; readonly plan: Plan }
  | { readonly kind: 'impossible'; readonly reasons: readonly Reason[] }

type Priced = Extract<ServerOptions, { kind: 'options' }>
type Unplaced = Extract<ServerOptions, { kind: 'none' }>

/** One plan for each choice of volumes that may be the cheapest in all. */
export function place(request: PlaceRequest): readonly Placed[] {
  const { needs, shelf, variant } = request
  const { minPerServer } = variant
  const choices = placeVolumes({ needs, offers: shelf.market.offers.volume, prices: shelf.prices, minPerServer })
  return choices.map((choice) => placeServers(request, choice))
}

function placeServers(request: PlaceRequest, choice: VolumeChoice): Placed {
  const { volumes } = choice
  const reasons = [...choice.reasons]
  const undecided = [...choice.undecided]
  const carriers = carriersFor(request.needs.servers, volumes)
  const groups = request.needs.servers.flatMap((need) => {
    const found = optionsFor(request, need, { reasons, undecided })
    return found === null ? [] : [{ need, count: need.count, options: found.options }]
  })
  const extra = carriers === null ? null : carrierNeed(carriers)
  const extraOptions = extra === null ? null : optionsFor(request, extra, { reasons, undecided })
  if (reasons.length > 0) return { kind: 'impossible', reasons: [...new Set(reasons)] }
  const servers = chooseSizes(request, groups)
  const trafficIncluded = servers.reduce((all, { option, count }) => all + option.trafficIncluded * count, 0)
  const cheapestCarrier = extraOptions?.options[0]
  const carrying =
    carriers === null || extra === null || cheapestCarrier === undefined
      ? []
      : [{ need: extra, option: cheapestCarrier, count: carriers.count, note: carrierNote(carriers, servers) }]
  const { traffic, surchargePercent } = request.variant
  const atWorst = serversAtWorst(request, choice, carriers?.count ?? null)
  return {
    kind: 'placed',
    plan: {
      servers: [...servers, ...carrying],
      volumes,
      atWorst,
      traffic,
      trafficIncluded,
      surchargePercent,
      undecided,
    },
  }
}

/** The cheapest servers that would carry volumes of unknown limit, one each, beyond those that are placed. */
function serversAtWorst(
  request: PlaceRequest,
  { volumes }: VolumeChoice,
  counted: number | null,
): PlacedServers | null {
  const { needs, shelf } = request
  const most = volumesOfUnknownLimit(volumes) === 0 ? null : carriersAt(1, needs.servers, needs.volumes)
  const count = (most?.count ?? 0) - (counted ?? 0)
  if (most === null || count <= 0) return null
  const need = carrierNeed({ ...most, count })
  const found = serverOptions(need, shelf, 0)
  const option = found.kind === 'options' ? found.options[0] : undefined
  return option === undefined ? null : { need, option, count, note: null }
}

/** Where the deployment has no server of its own, none is extra. */
function carrierNote({ perServer }: Carriers, servers: readonly PlacedServers[]): Message {
  return message(servers.length > 0 ? 'bill.note.carriers' : 'bill.note.carriersOnly', { count: perServer })
}

interface Findings {
  readonly reasons: Reason[]
  readonly undecided: Reason[]
}

function optionsFor(request: PlaceRequest, need: ServerNeed, findings: Findings): Priced | null {
  const surchargePercent = need.carrier ? 0 : request.variant.surchargePercent
  const found = serverOptions(need, request.shelf, surchargePercent)
  switch (found.kind) {
    case 'options':
      if (found.unpriced !== null) {
        const reason = message('bill.reason.disk', { component: need.component, reason: found.unpriced.reason })
        findings.undecided.push({ constraint: 'price', text: reason })
      }
      return found
    case 'none':
      findings.reasons.push(missingServer(request.shelf.market, need, found))
      return null
  }
}

/** Of a selection of what is sold, only that no price is known can be said. */
function missingServer({ offers, region }: Market, need: ServerNeed, found: Unplaced): Reason {
  if (offers.server.length === 0) return noServers
  return noServer(need, found.cause === 'feasible' && region?.complete === false ? { ...found, cause: 'price' } : found)
}

function chooseSizes(
  request: PlaceRequest,
  groups: readonly { readonly need: ServerNeed; readonly count: number; readonly options: readonly ServerOption[] }[],
): readonly PlacedServers[] {
  const { trafficGib, variant } = request
  const { prices } = request.shelf
  const offer = variant.traffic !== null && isPriced(variant.traffic, prices) ? variant.traffic : null
  const mixes = mixSizes({
    groups,
    demand: offer === null ? 0 : inUnit(trafficGib, offer.unit),
    trafficMicros: offer === null ? () => 0 : trafficMicros({ offer, demandGib: trafficGib, prices }),
  })
  return groups.flatMap(({ need }, index) => {
    const parts = mixes[index]?.parts ?? []
    const mixed = parts.length > 1 ? message('bill.note.mixed') : null
    return parts.map(({ option, count }) => ({ need, option, count, note: need.note ?? mixed }))
  })
}
