import { BrokerError, type Problem } from '../domain/errors.ts'
import { message, type Message } from '../domain/message.ts'
import type { Catalogue, CatalogProvider, Discount, Offer, Region, Service } from '../domain/offers.ts'
import { digestOf } from './encode-catalogue.ts'
import { excessiveDiscounts } from './excessive-discounts.ts'
import { inherit } from './left-out.ts'
import type { PricePart, ProviderPart } from './price-part.ts'

export const emptyCatalogue: Catalogue = { digest: '', oldest: '', newest: '', providers: [], regions: [], offers: [] }

/**
 * Lays price files over a catalogue, in their order: an offer with the same id is replaced, but for what the file does not say of
 * it; what a file says of its provider replaces what was said before, discounts add up (one of the same name is replaced).
 * The order of the result depends on the ids alone.
 * @throws BrokerError usage – a region in two countries, a new provider that does not say how it is operated, or discounts that
 * leave nothing to pay.
 */
export function mergeCatalogue(base: Catalogue, parts: readonly PricePart[]): Catalogue {
  if (parts.length === 0) return base
  const problems: Problem[] = []
  const providers = new Map(base.providers.map((provider) => [provider.id, provider]))
  const regions = new Map(base.regions.map((region) => [`${region.provider}/${region.id}`, region]))
  const offers = new Map(base.offers.map((offer) => [offer.id, offer]))
  for (const part of parts) {
    const complain = (says: Message): void => void problems.push(problem(part.file, says))
    const provider = mergeProvider(providers.get(part.provider.id), part, complain)
    if (provider !== null) providers.set(provider.id, provider)
    for (const region of part.regions) mergeRegion(regions, region, complain)
    for (const offer of part.offers) {
      offers.set(offer.id, inherit(offers.get(offer.id), offer, part.leftOut?.get(offer.id) ?? []))
    }
  }
  problems.push(...excessiveDiscounts([...providers.values()], parts))
  if (problems.length > 0) {
    throw new BrokerError({ kind: 'usage', says: message('catalog.cannotMerge', { count: problems.length }), problems })
  }
  return catalogueOf({
    providers: [...providers.values()].toSorted(byId),
    regions: [...regions.values()].toSorted(byPlace),
    offers: [...offers.values()].toSorted(byId),
  })
}

/** A catalogue with its digest and dates. */
export function catalogueOf(contents: Pick<Catalogue, 'providers' | 'regions' | 'offers'>): Catalogue {
  let oldest = ''
  let newest = ''
  for (const offer of contents.offers) {
    for (const { evidence } of offer.prices) {
      if (oldest === '' || evidence.date < oldest) oldest = evidence.date
      if (evidence.date > newest) newest = evidence.date
    }
  }
  return { digest: digestOf(contents), oldest, newest, ...contents }
}

function mergeProvider(
  before: CatalogProvider | undefined,
  part: PricePart,
  complain: (says: Message) => void,
): CatalogProvider | null {
  const said = part.provider
  const model = said.model ?? before?.model
  const soldOut = said.soldOut ?? before?.soldOut
  if (model === undefined) {
    complain(message('catalog.noModel', { provider: said.id }))
    return null
  }
  return {
    id: said.id,
    name: said.name ?? before?.name ?? said.id,
    model,
    website: said.website ?? before?.website ?? '',
    closed: said.closed ?? before?.closed ?? null,
    ...(soldOut === undefined ? {} : { soldOut }),
    ...servicesOf(before, said),
    selfDeclared: before?.selfDeclared ?? part.origin === 'user',
    discounts: mergeDiscounts(before?.discounts ?? [], said.discounts),
  }
}

/** A service that a file names is sold or not as it says, whatever was said before. */
function servicesOf(before: CatalogProvider | undefined, said: ProviderPart): Pick<CatalogProvider, 'sells' | 'lacks'> {
  const sells = said.sells ?? []
  const lacks = said.lacks ?? []
  const named = new Set<Service>([...sells, ...lacks])
  const kept = (services: readonly Service[]): Service[] => services.filter((each) => !named.has(each))
  return {
    sells: [...kept(before?.sells ?? []), ...sells].toSorted(order),
    lacks: [...kept(before?.lacks ?? []), ...lacks].toSorted(order),
  }
}

function mergeDiscounts(before: readonly Discount[], added: readonly Discount[]): readonly Discount[] {
  const names = new Set(added.map((discount) => discount.what))
  return [...before.filter((discount) => !names.has(discount.what)), ...added]
}

function mergeRegion(regions: Map<string, Region>, region: Region, complain: (says: Message) => void): void {
  const id = `${region.provider}/${region.id}`
  const before = regions.get(id)
  if (before !== undefined && before.country !== region.country) {
    complain(
      message('catalog.twoCountries', {
        region: id,
        before: { country: before.country },
        now: { country: region.country },
      }),
    )
    return
  }
  regions.set(id, { ...before, ...region, city: region.city ?? before?.city ?? null })
}

function problem(file: string, says: Message): Problem {
  return { file, line: null, column: null, message: says, hint: null }
}

function byId(a: { readonly id: string }, b: Pick<Offer, 'id'>): number {
  return order(a.id, b.id)
}

function byPlace(a: Region, b: Region): number {
  return order(`${a.provider}/${a.id}`, `${b.provider}/${b.id}`)
}

/** By code units: the same on every machine, whatever its language. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
