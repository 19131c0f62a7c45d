import type { ProviderTexts } from '../workflows/open-providers.ts'
import { readBundled } from './bundled.ts'
import { catalogueTexts } from './catalogue-texts.ts'
import { maxDocumentBytes, readText } from './read-text.ts'

/** Reads everything that is known of providers. */
export async function providerTexts(paths: { readonly own: readonly string[] }): Promise<ProviderTexts> {
  const [facts, catalogue, own] = await Promise.all([
    readBundled('facts'),
    catalogueTexts({ catalogue: undefined, prices: [] }),
    Promise.all(
      paths.own.map(async (file) => ({ file, text: await readText({ path: file, maxBytes: maxDocumentBytes }) })),
    ),
  ])
  return { facts, catalogue, own }
}
