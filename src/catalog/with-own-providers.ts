import type { Knowledge } from '../documents/compile-facts.ts'
import type { Catalogue } from '../domain/offers.ts'
import { mergeCatalogue } from './merge-catalogue.ts'
import type { OwnProvider } from './read-provider-file.ts'

interface Known {
  readonly catalogue: Catalogue
  readonly knowledge: Knowledge
}

/** Lays the user's own providers over what is bundled: of the same id, the user's facts are believed and no others. */
export function withOwnProviders({ catalogue, knowledge }: Known, own: readonly OwnProvider[]): Known {
  if (own.length === 0) return { catalogue, knowledge }
  const facts = new Map(knowledge.providers.map((each) => [each.provider, each]))
  for (const { facts: declared } of own) facts.set(declared.provider, declared)
  const providers = [...facts.values()].toSorted((a, b) => a.provider.localeCompare(b.provider, 'en'))
  return {
    catalogue: mergeCatalogue(
      catalogue,
      own.map(({ prices }) => prices),
    ),
    knowledge: { ...knowledge, providers },
  }
}
