import { decodeCatalogue } from '../catalog/compiled-catalogue.ts'
import { decodeRates } from '../catalog/decode-rates.ts'
import { mergeCatalogue } from '../catalog/merge-catalogue.ts'
import type { PricePart } from '../catalog/price-part.ts'
import type { Catalogue } from '../domain/offers.ts'
import type { ExchangeRate } from '../domain/rates.ts'

/** A file and what stands in it. */
export interface NamedText {
  readonly file: string
  readonly text: string
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
}

/**
 * The catalogue that counts: the bundled one or the one given, with the user's price files over it.
 * @throws BrokerError usage – with every problem of all price files.
 */
export async function openCatalogue(
  texts: CatalogueTexts,
): Promise<{ readonly catalogue: Catalogue; readonly rates: readonly ExchangeRate[] }> {
  const rates = decodeRates(texts.rates)
  const base = await baseOf(texts)
  const catalogue = mergeCatalogue(base.catalogue, await readPrices(texts.prices))
  return { catalogue, rates: base.rates ?? rates }
}

async function baseOf({ bundled, catalogue }: CatalogueTexts) {
  if (catalogue === null) return { catalogue: decodeCatalogue(bundled), rates: null }
  const { readCatalogueJson } = await import('../catalog/read-catalogue.ts')
  return readCatalogueJson(catalogue)
}

/** YAML and schemas are loaded only where there is a file to read. */
async function readPrices(files: readonly NamedText[]): Promise<PricePart[]> {
  if (files.length === 0) return []
  const { checkPriceFile } = await import('../catalog/read-price-file.ts')
  const { invalid } = await import('../documents/check-document.ts')
  const checked = files.map((each) => checkPriceFile({ ...each, origin: 'user' }))
  const problems = checked.flatMap((each) => (each.ok ? [] : each.problems))
  if (problems.length > 0) throw invalid(problems)
  return checked.flatMap((each) => (each.ok ? [each.value] : []))
}
