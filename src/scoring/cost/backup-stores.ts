import type { BackupNeed, Deployment } from '../../domain/deployment.ts'
import type { Message } from '../../domain/message.ts'
import { message } from '../../domain/message.ts'
import type { CatalogProvider, ObjectStorageOffer } from '../../domain/offers.ts'
import type { Market } from '../placement/market.ts'

/** A place where backups of servers at another provider may lie. */
export interface BackupStore {
  readonly offer: ObjectStorageOffer
  readonly provider: CatalogProvider
  /** What is sold there ends one day, ISO 8601; null where nothing is announced. */
  readonly ends: string | null
}

/** Where backups may lie that must be at another provider. */
export interface BackupStores {
  readonly stores: readonly BackupStore[]
  /** What the place of backups must be proven to meet, as written. */
  readonly required: readonly string[]
  /** The name of the only provider that may keep them; null where the deployment names none. */
  readonly named: string | null
}

export const noStores: BackupStores = { stores: [], required: [], named: null }

export interface StoresRequest {
  readonly deployment: Pick<Deployment, 'backup'>
  /** Everybody who is weighed. */
  readonly markets: readonly Market[]
  /** Whom nothing but the catalogue chooses: neither the user's files nor who else is weighed change what stands here. */
  readonly reference: readonly Market[]
  readonly required: readonly string[]
  /** Is every requirement proven for this store? */
  readonly isProven: (offer: ObjectStorageOffer, market: Market) => boolean
  /** The announced end of what is sold there, ISO 8601; null without any. */
  readonly endOf: (offer: ObjectStorageOffer, market: Market) => string | null
  readonly today: string
}

/**
 * The object storage that may hold backups: of the provider that the deployment names, else of those of the reference, so that an
 * alternative more or less never changes the bill of another.
 */
export function backupStores(request: StoresRequest): BackupStores {
  const { deployment, required, today } = request
  const { backup } = deployment
  if (backup?.otherProvider !== true) return noStores
  const stores = candidates(backup, request).flatMap((market) => {
    const { provider } = market
    if (provider.closed !== null && provider.closed.date <= today) return []
    return market.offers['object-storage'].flatMap((offer) => {
      const ends = [request.endOf(offer, market), provider.closed?.date ?? null].filter((day) => day !== null).sort()[0]
      if (ends !== undefined && ends <= today) return []
      return request.isProven(offer, market) ? [{ offer, provider, ends: ends ?? null }] : []
    })
  })
  return { stores, required, named: nameOfKeeper(backup, request.markets) }
}

function candidates({ provider }: BackupNeed, { markets, reference }: StoresRequest): readonly Market[] {
  return provider === undefined ? reference : markets.filter((market) => market.provider.id === provider)
}

function nameOfKeeper({ provider }: BackupNeed, markets: readonly Market[]): string | null {
  if (provider === undefined) return null
  return markets.find((market) => market.provider.id === provider)?.provider.name ?? provider
}

/** Those for servers at `provider`: never its own, and one that is to close only where nobody else may hold them. */
export function storesFor(provider: string, { stores }: BackupStores): readonly BackupStore[] {
  const others = stores.filter(({ offer }) => offer.provider !== provider)
  const staying = others.filter(({ ends }) => ends === null)
  return staying.length > 0 ? staying : others
}

/** Why no store was found for servers of a provider, by name. */
export function noStoreReason(provider: string, { named, required }: BackupStores): Message {
  if (named === provider) return message('bill.why.noOwnStore', { provider })
  if (named !== null) return message('bill.why.noNamedStore', { provider: named })
  if (required.length === 0) return message('bill.why.noOtherStore')
  return message('bill.why.noProvenStore', { required: required.join(', ') })
}
