import { decodeCatalogue } from '../catalog/compiled-catalogue.ts'
import { diffOffers } from '../catalog/diff-offers.ts'
import { diffProviders } from '../catalog/diff-providers.ts'
import { mergeCatalogue } from '../catalog/merge-catalogue.ts'
import { pricesAlone, readAnyCatalogue, type CatalogueOrPrices } from '../catalog/read-catalogue.ts'
import type { CatalogueDiff } from '../domain/listing.ts'
import type { Catalogue } from '../domain/offers.ts'
import type { NamedText } from './open-catalogue.ts'

/** A file, or the compiled catalogue of the program. */
export type DiffSide =
  { readonly kind: 'file'; readonly named: NamedText } | { readonly kind: 'bundled'; readonly text: string }

/**
 * What changed from one catalogue, price file or list to another. A price file beside a catalogue is laid over it, so that only what
 * it says counts as changed; two price files are compared as they are.
 */
export function diffCatalogues(before: DiffSide, after: DiffSide): CatalogueDiff {
  const [from, to] = [read(before), read(after)]
  const [old, fresh] = [over(from, to), over(to, from)]
  return { ...diffOffers(old.offers, fresh.offers), ...diffProviders(old.providers, fresh.providers) }
}

function over(side: CatalogueOrPrices, other: CatalogueOrPrices): Catalogue {
  if (side.kind === 'catalogue') return side.catalogue
  return other.kind === 'catalogue' ? mergeCatalogue(other.catalogue, [side.part]) : pricesAlone(side.part)
}

function read(side: DiffSide): CatalogueOrPrices {
  switch (side.kind) {
    case 'bundled':
      return { kind: 'catalogue', catalogue: decodeCatalogue(side.text) }
    case 'file':
      return readAnyCatalogue(side.named)
  }
}
