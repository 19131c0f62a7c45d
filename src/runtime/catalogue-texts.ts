import { BrokerError } from '../domain/errors.ts'
import type { NamedText } from '../workflows/open-catalogue.ts'
import { readBundled } from './bundled.ts'
import { today } from './clock.ts'
import { maxCatalogueBytes, readText } from './read-text.ts'

/** Reads the files that a catalogue is made of: the bundled ones, the one in its place, the user's price files. */
export async function catalogueTexts(paths: {
  readonly catalogue: string | undefined
  readonly prices: readonly string[]
}): Promise<{
  readonly bundled: string
  readonly rates: string
  readonly catalogue: { readonly file: string; readonly text: string } | null
  readonly prices: readonly NamedText[]
  readonly today: string
}> {
  const [bundled, rates, catalogue, prices] = await Promise.all([
    readBundled('catalogue'),
    readBundled('rates'),
    paths.catalogue === undefined ? null : named(paths.catalogue),
    Promise.all(paths.prices.map(priceText)),
  ])
  return { bundled, rates, catalogue, prices, today: today() }
}

/** One price file or catalogue. */
async function named(path: string): Promise<{ readonly file: string; readonly text: string }> {
  return { file: path, text: await readText({ path, maxBytes: maxCatalogueBytes }) }
}

/** A price file; one that cannot be read is told together with the problems of the others. */
async function priceText(path: string): Promise<NamedText> {
  try {
    return await named(path)
  } catch (error) {
    if (error instanceof BrokerError && error.kind === 'usage') return { file: path, text: '', refused: error.says }
    throw error
  }
}

/** One side of a difference: `bundled`, or a file. */
export async function diffSide(
  side: string,
): Promise<
  | { readonly kind: 'bundled'; readonly text: string }
  | { readonly kind: 'file'; readonly named: { readonly file: string; readonly text: string } }
> {
  if (side === 'bundled') return { kind: 'bundled', text: await readBundled('catalogue') }
  return { kind: 'file', named: await named(side) }
}
