import type { BackupNeed } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import { sum } from '../../domain/money.ts'
import type { BackupOffer, Offer, SnapshotOffer } from '../../domain/offers.ts'
import type { Market } from '../placement/market.ts'
import { incrementalFactor, incrementalRoom } from './bill-storage.ts'
import { noStoreReason, storesFor } from './backup-stores.ts'
import type { BillRequest } from './bill-request.ts'
import { dataGib } from './copies-sent.ts'
import type { Draft } from './draft.ts'
import { percentLine, purchaseLine } from './draft.ts'
import type { Portion } from './portion.ts'
import { lines, missing, nothing, together } from './portion.ts'
import type { Purchase } from './purchase.ts'
import { cheapest } from './purchase.ts'

/** GiB of data for whose backups no priced room was found. */
export function unstoredGib(request: BillRequest): number {
  const { backup } = request.deployment
  const { disks, volumes } = dataGib(request.needs)
  const toStore = volumes + (request.plan.surchargePercent === 0 ? disks : 0)
  return backup === null || findStore({ count: 1, gibEach: 1 }, backup, request) !== null ? 0 : toStore
}

/** Backups, either as the provider's own of whole servers plus room for the volumes' data, or as room for all. */
export function billBackups(request: BillRequest, compute: readonly Draft[]): Portion {
  const { backup } = request.deployment
  if (backup === null) return nothing
  const data = dataGib(request.needs)
  if (request.plan.surchargePercent === 0 || request.serverBackups === null) {
    return storeBackups(data.disks + data.volumes, backup, request)
  }
  const { offer, price } = request.serverBackups
  const percent = compute.map(({ line }) =>
    percentLine(
      { part: 'backups', component: line.component, what: message('bill.line.serverBackups') },
      {
        base: sum([line.amount]),
        percent: price.amount,
        currency: request.deployment.currency,
        evidence: price.evidence,
        offer,
      },
      request.context,
    ),
  )
  return together([lines(...percent), storeBackups(data.volumes, backup, request)])
}

function storeBackups(dataSize: number, backup: BackupNeed, request: BillRequest): Portion {
  if (dataSize === 0) return nothing
  const gibEach = dataSize * incrementalFactor(backup.retentionDays)
  const amount = { count: backup.copies, gibEach }
  const store = findStore(amount, backup, request)
  const words = { size: Math.round(gibEach), copies: backup.copies, count: backup.retentionDays }
  if (store === null) {
    const why = backup.otherProvider
      ? noStoreReason(request.market.provider.name, request.stores)
      : message('bill.why.noPrice')
    return missing(message('bill.missing.backups', words), why)
  }
  const derivation = incrementalRoom(dataSize, backup.retentionDays)
  const head = { part: 'backups', component: null, ...headOf(store, words, request), ...derivation } as const
  return lines(purchaseLine(head, store, request.context))
}

function headOf(
  { offer }: Purchase,
  words: Message['values'],
  request: BillRequest,
): { readonly what: Message; readonly seller?: string } {
  if (request.deployment.backup?.otherProvider !== true) return { what: message('bill.line.backups', words) }
  const seller = keeperName(offer, request)
  return { what: message('bill.line.backupsElsewhere', { ...words, provider: seller, region: offer.region }), seller }
}

function findStore(amount: Room, backup: BackupNeed, request: BillRequest): Purchase | null {
  return backup.otherProvider ? storeElsewhere(amount, request) : storeHere(amount, request)
}

type Room = { readonly count: number; readonly gibEach: number }

/** Where a provider keeps copies by size: its backup room and its object storage. */
export function roomsFor({ offers }: Market): readonly Offer[] {
  return [...offers.backup.filter(isRoom), ...offers['object-storage']]
}

/** The cheaper of backup room and object storage; where neither is priced, the store of snapshots. */
function storeHere(amount: Room, { market, prices }: BillRequest): Purchase | null {
  return (
    cheapest(roomsFor(market), () => amount, prices) ??
    cheapest<SnapshotOffer>(market.offers.snapshot, () => amount, prices)
  )
}

function isRoom(offer: BackupOffer): boolean {
  return offer.prices.some((price) => price.unit !== 'percent')
}

/** The cheapest object storage of any other provider that may hold the data. */
function storeElsewhere(amount: Room, request: BillRequest): Purchase | null {
  const offers = storesFor(request.market.provider.id, request.stores).map(({ offer }) => offer)
  return cheapest(offers, () => amount, request.undiscounted)
}

function keeperName({ id, provider }: Offer, { stores: { stores } }: BillRequest): string {
  return stores.find(({ offer }) => offer.id === id)?.provider.name ?? provider
}
