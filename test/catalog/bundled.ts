import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { emptyCatalogue, mergeCatalogue } from '../../src/catalog/merge-catalogue.ts'
import type { PricePart } from '../../src/catalog/price-part.ts'
import { readPriceFile } from '../../src/catalog/read-price-file.ts'
import type { Catalogue } from '../../src/domain/offers.ts'

export const pricesFolder: string = join(import.meta.dirname, '../../data/prices')

/** All bundled price files, compiled. */
export function bundledParts(): PricePart[] {
  return readdirSync(pricesFolder)
    .toSorted()
    .map((file) => readPriceFile({ file, text: readFileSync(join(pricesFolder, file), 'utf8'), origin: 'bundled' }))
}

export function bundledCatalogue(): Catalogue {
  return mergeCatalogue(emptyCatalogue, bundledParts())
}
