import type { OwnProvider } from '../catalog/read-provider-file.ts'
import { withOwnProviders } from '../catalog/with-own-providers.ts'
import { decodeFacts } from '../documents/compile-facts.ts'
import type { Knowledge } from '../documents/compile-facts.ts'
import type { Catalogue } from '../domain/offers.ts'
import { openCatalogue, type CatalogueTexts, type NamedText } from './open-catalogue.ts'

/** Facts and prices, read but not understood. */
export interface ProviderTexts {
  /** As the build compiled them. */
  readonly facts: string
  readonly catalogue: CatalogueTexts
  /** The user's own providers. */
  readonly own: readonly NamedText[]
}

/**
 * What is known of all providers, the user's own among them.
 * @throws BrokerError usage – with every problem of a file.
 */
export async function openProviders(
  texts: ProviderTexts,
): Promise<{ readonly catalogue: Catalogue; readonly knowledge: Knowledge }> {
  const { catalogue } = await openCatalogue(texts.catalogue)
  return withOwnProviders(
    { catalogue, knowledge: decodeFacts(texts.facts) },
    await readOwnProviders(texts.own, texts.catalogue.today),
  )
}

/** YAML and schemas are loaded only where there is a file to read. */
export async function readOwnProviders(files: readonly NamedText[], today?: string): Promise<readonly OwnProvider[]> {
  if (files.length === 0) return []
  const { readProviderFile } = await import('../catalog/read-provider-file.ts')
  return files.map((file) => readProviderFile({ ...file, today }))
}
