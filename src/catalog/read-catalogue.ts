import { readDocument } from '../documents/check-document.ts'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { Catalogue } from '../domain/offers.ts'
import type { ExchangeRate } from '../domain/rates.ts'
import { catalogueDocumentId, catalogueDocumentSchema, type CatalogueDocument } from './catalogue-document.ts'
import { decodeEncoded, isEncoded } from './compiled-catalogue.ts'
import { catalogueOf, emptyCatalogue, mergeCatalogue } from './merge-catalogue.ts'
import type { PricePart } from './price-part.ts'
import { readPriceFile } from './read-price-file.ts'

export interface CatalogueText {
  /** Name under which problems are reported. */
  readonly file: string
  readonly text: string
}

export interface ReadCatalogue {
  readonly catalogue: Catalogue
  /** Null where the file holds none: compiled catalogues and price files. */
  readonly rates: readonly ExchangeRate[] | null
}

/**
 * Reads a whole catalogue: the JSON of `catalog list --json`, or a compiled one. The digest is that of what the file holds.
 * @throws BrokerError usage – neither of the two, or not as its schema says.
 */
export function readCatalogueJson(request: CatalogueText): ReadCatalogue {
  const value = parseJson(request.text)
  if (isEncoded(value)) return { catalogue: decodeEncoded(value), rates: null }
  if (isDocument(value)) return readCatalogueDocument(request, value)
  throw notACatalogue(request.file)
}

/** A whole catalogue, or a price file, which is one only together with what it is laid over. */
export type CatalogueOrPrices =
  { readonly kind: 'catalogue'; readonly catalogue: Catalogue } | { readonly kind: 'prices'; readonly part: PricePart }

/** As `readCatalogueJson`, but takes a price file as well. */
export function readAnyCatalogue(request: CatalogueText): CatalogueOrPrices {
  const value = parseJson(request.text)
  if (isEncoded(value) || isDocument(value)) {
    return { kind: 'catalogue', catalogue: readCatalogueJson(request).catalogue }
  }
  return { kind: 'prices', part: readPriceFile({ ...request, origin: 'user' }) }
}

/** A price file as a catalogue of its own. */
export function pricesAlone(part: PricePart): Catalogue {
  const provider = { ...part.provider, model: part.provider.model ?? 'cloud' }
  return mergeCatalogue(emptyCatalogue, [{ ...part, provider }])
}

function readCatalogueDocument(request: CatalogueText, value: unknown): ReadCatalogue {
  const parsed = catalogueDocumentSchema.safeParse(value)
  // Only a wrong file is read a second time, slowly, to name its lines.
  const document = parsed.success ? parsed.data : readDocument({ ...request, schema: catalogueDocumentSchema, limits })
  checkPlaces(request.file, document)
  const { providers, regions, offers, rates } = document
  return { catalogue: catalogueOf({ providers, regions, offers }), rates }
}

const limits = { maxBytes: 64 * 1024 * 1024, maxRepeated: Infinity }

function checkPlaces(file: string, { regions, offers }: CatalogueDocument): void {
  const known = new Set(regions.map(({ provider, id }) => `${provider}/${id}`))
  const lost = offers.filter(({ provider, region }) => !known.has(`${provider}/${region}`))
  if (lost.length === 0) return
  const problems = lost.slice(0, 100).map(({ id }) => ({
    file,
    line: null,
    column: null,
    message: message('catalog.lostOffer', { offer: id }),
    hint: null,
  }))
  throw new BrokerError({ kind: 'usage', says: message('catalog.notACatalogue', { file }), problems })
}

function isDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'schema' in value && value.schema === catalogueDocumentId
}

/** Null where the text is no JSON: then it may be YAML. */
function parseJson(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return null
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function notACatalogue(file: string): BrokerError {
  return new BrokerError({
    kind: 'usage',
    says: message('catalog.notACatalogue', { file }),
    next: message('catalog.notACatalogue.next'),
  })
}
