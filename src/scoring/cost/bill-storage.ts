import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { SnapshotOffer } from '../../domain/offers.ts'
import type { PlacedVolumes } from '../placement/carriers.ts'
import { isSure, sureAttachments, volumesOfUnknownLimit } from '../placement/carriers.ts'
import { dailyChange } from './daily-change.ts'
import type { Draft, LineHead } from './draft.ts'
import { purchaseLine } from './draft.ts'
import type { BillRequest } from './bill-request.ts'
import type { Portion } from './portion.ts'
import { lines, missing, nothing, together } from './portion.ts'
import type { Purchase } from './purchase.ts'
import { cheapest } from './purchase.ts'

/** Copies' size as a multiple of the data: all of it once, and what changed for each further copy. */
export function incrementalFactor(copies: number): number {
  return 1 + (copies - 1) * dailyChange
}

/** `1,600 GiB of data × (1 + 89 × 2%) = 4,448 GiB`, for lines whose size no other part of the bill tells; nothing for a single copy. */
export function incrementalRoom(dataSize: number, copies: number): { readonly derivation?: Message } {
  if (copies <= 1) return {}
  const room = inHundredths(dataSize * incrementalFactor(copies))
  const words = { data: inHundredths(dataSize), room, further: copies - 1, percent: 100 * dailyChange }
  return { derivation: message('bill.derivation.incremental', words) }
}

function inHundredths(gib: number): number {
  return Math.round(gib * 100) / 100
}

/** Volumes and the snapshots kept of them. */
export function billStorage(request: BillRequest): Portion {
  const { volumes } = request.plan
  return together([
    ...volumes.flatMap((placed) => [billVolumes(placed, request), billSnapshots(placed, request)]),
    unlimited(request),
  ])
}

/** Where the limit is unknown and many volumes are wanted, carriers may be needed that nobody can count. */
function unlimited({ plan, market }: BillRequest): Portion {
  const servers = plan.servers.reduce((all, { count }) => all + count, 0)
  if (isSure(plan.volumes, servers)) return nothing
  const volumes = volumesOfUnknownLimit(plan.volumes)
  const what = message('bill.missing.carriers', { volumes, count: servers, perServer: sureAttachments })
  return missing(what, message('bill.why.noLimit', { provider: market.provider.name }))
}

function billVolumes({ demand, bought }: PlacedVolumes, request: BillRequest): Portion {
  const { component, count, sizeGib } = demand
  const words = { size: sizeGib, count, class: message(`bill.class.${demand.class}`) }
  if (bought === null)
    return missing(message('bill.missing.volumes', { component, ...words }), message('bill.why.noPrice'))
  const billed = bought.amount.gibEach ?? sizeGib
  const what =
    billed > sizeGib * 1.001
      ? message('bill.line.volumeRounded', { ...words, billed: Math.round(billed * 100) / 100 })
      : message('bill.line.volume', words)
  const portion = lines(purchaseLine({ part: 'storage', component, what }, bought, request.context))
  if (demand.attach === 'own') return portion
  const price = portion.drafts[0]?.line.amount
  if (price === undefined) return portion
  const { sku, id } = bought.offer
  return {
    ...portion,
    placements: [{ component, count, sku, offer: id, vcpu: null, memoryGib: null, price, note: null }],
  }
}

function billSnapshots({ demand }: PlacedVolumes, request: BillRequest): Portion {
  const { component, count, sizeGib, snapshotsKept } = demand
  if (snapshotsKept === 0 || count === 0) return nothing
  const words = { component, size: sizeGib, count, kept: snapshotsKept }
  const amountOf = (offer: SnapshotOffer): { count: number; gibEach: number } => ({
    count,
    gibEach: sizeGib * (offer.incremental === true ? incrementalFactor(snapshotsKept) : snapshotsKept),
  })
  const bought = cheapest(request.market.offers.snapshot, amountOf, request.prices)
  if (bought === null) return missing(message('bill.missing.snapshots', words), whyNoSnapshots(request))
  const head = { part: 'snapshots', component } as const
  const { incremental } = bought.offer
  if (incremental === null && snapshotsKept > 1)
    return lines(snapshotsOfEitherKind({ ...head, words }, bought, request))
  const what = message(incremental === true ? 'bill.line.snapshotsIncremental' : 'bill.line.snapshots', words)
  const derivation = incremental === true ? incrementalRoom(sizeGib, snapshotsKept) : {}
  return lines(purchaseLine({ ...head, what, ...derivation }, bought, request.context))
}

/** Where the provider does not say what it bills by: in full, the dearer reading, beside what changes alone would cost. */
function snapshotsOfEitherKind(
  { words, ...head }: Pick<LineHead, 'part' | 'component'> & { readonly words: SnapshotWords },
  bought: Purchase<SnapshotOffer>,
  { context }: BillRequest,
): Draft {
  const { size, kept, count } = words
  const room = inHundredths(size * incrementalFactor(kept))
  const what = message('bill.line.snapshotsOpen', words)
  const derivation = message('bill.derivation.snapshotsOpen', { full: inHundredths(size * kept), room })
  const full = purchaseLine({ ...head, what, derivation }, bought, context)
  const changes = { ...bought, amount: { count, gibEach: size * incrementalFactor(kept) } }
  const { amount: cheaperReading } = purchaseLine({ ...head, what }, changes, context).line
  return { ...full, line: { ...full.line, cheaperReading } }
}

interface SnapshotWords extends Record<string, number | string> {
  readonly size: number
  readonly count: number
  readonly kept: number
}

function whyNoSnapshots({ market: { provider } }: BillRequest): Message {
  return provider.lacks.includes('snapshot')
    ? message('bill.why.lacks', { provider: provider.name })
    : message('bill.why.noPrice')
}
