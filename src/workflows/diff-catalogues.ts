import { decodeCatalogue } from '../catalog/compiled-catalogue.ts'
import { diffOffers } from '../catalog/diff-offers.ts'
import { readAnyCatalogue } from '../catalog/read-catalogue.ts'
import type { CatalogueDiff } from '../domain/listing.ts'
import type { Catalogue } from '../domain/offers.ts'
import type { NamedText } from './open-catalogue.ts'

/** A file, or the compiled catalogue of the program. */
export type DiffSide =
  { readonly kind: 'file'; readonly named: NamedText } | { readonly kind: 'bundled'; readonly text: string }

/** What changed from one catalogue, price file or list to another. */
export function diffCatalogues(before: DiffSide, after: DiffSide): CatalogueDiff {
  return diffOffers(read(before).offers, read(after).offers)
}

function read(side: DiffSide): Catalogue {
  switch (side.kind) {
    case 'bundled':
      return decodeCatalogue(side.text)
    case 'file':
      return readAnyCatalogue(side.named).catalogue
  }
}
