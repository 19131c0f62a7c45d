import { decodeCatalogue } from '../catalog/compiled-catalogue.ts'
import { decodeRates } from '../catalog/decode-rates.ts'
import { mergeCatalogue } from '../catalog/merge-catalogue.ts'
import type { Message } from '../domain/message.ts'
import type { Catalogue } from '../domain/offers.ts'
import type { ExchangeRate } from '../domain/rates.ts'

/** A file and what stands in it. */
export interface NamedText {
  readonly file: string
  readonly text: string
  /** Why it could not be read; it is told beside the problems of the other files. */
  readonly refused?: Message
}

/** Everything a catalogue is made of, read but not understood. */
export interface CatalogueTexts {
  /** The catalogue and the rates as the build compiled them. */
  readonly bundled: string
  readonly rates: string
  /** A catalogue to take in place of the bundled one: `catalog list --json` of another day. */
  readonly catalogue: NamedText | null
  /** The user's own price files; a later one wins. */
  readonly prices: readonly NamedText[]
  /** ISO 8601 date; a price file may not know prices of a later day. Left out: not checked. */
  readonly today?: string
}

/**
 * The catalogue that counts: the bundled one or the one given, with the user's price files over it.
 * @throws BrokerError usage – with every problem of all price files.
 */
export async function openCatalogue(texts: CatalogueTexts): Promise<OpenedCatalogue> {
  const { catalogue, rates } = await openBase(texts)
  return { catalogue: await layPrices(catalogue, texts), rates }
}

export interface OpenedCatalogue {
  readonly catalogue: Catalogue
  readonly rates: readonly ExchangeRate[]
}

/** As `openCatalogue`, without the user's price files. */
export async function openBase({ bundled, rates, catalogue }: CatalogueTexts): Promise<OpenedCatalogue> {
  if (catalogue === null) return { catalogue: decodeCatalogue(bundled), rates: decodeRates(rates) }
  const { readCatalogueJson } = await import('../catalog/read-catalogue.ts')
  const read = readCatalogueJson(catalogue)
  return { catalogue: read.catalogue, rates: read.rates ?? decodeRates(rates) }
}

/** YAML and schemas are loaded only where there is a file to read. */
export async function layPrices(base: Catalogue, { prices, today }: CatalogueTexts): Promise<Catalogue> {
  if (prices.length === 0) return base
  const { checkPriceFile } = await import('../catalog/read-price-file.ts')
  const { invalid } = await import('../documents/check-document.ts')
  const checked = prices.map(({ file, text, refused }) => {
    if (refused === undefined) return checkPriceFile({ file, text, origin: 'user', today })
    return { ok: false, problems: [{ file, line: null, column: null, message: refused, hint: null }] } as const
  })
  const problems = checked.flatMap((each) => (each.ok ? [] : each.problems))
  if (problems.length > 0) throw invalid(problems)
  return mergeCatalogue(
    base,
    checked.flatMap((each) => (each.ok ? [each.value] : [])),
  )
}
