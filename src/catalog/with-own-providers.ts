import type { Knowledge } from '../documents/compile-facts.ts'
import { BrokerError } from '../domain/errors.ts'
import { message } from '../domain/message.ts'
import type { Catalogue } from '../domain/offers.ts'
import { mergeCatalogue } from './merge-catalogue.ts'
import type { OwnProvider } from './read-provider-file.ts'

interface Known {
  readonly catalogue: Catalogue
  readonly knowledge: Knowledge
}

/**
 * Adds the user's own providers to what is bundled.
 * @throws BrokerError usage – one of them has the id of a provider that is known already, or of another file.
 */
export function withOwnProviders({ catalogue, knowledge }: Known, own: readonly OwnProvider[]): Known {
  if (own.length === 0) return { catalogue, knowledge }
  refuseKnown({ catalogue, knowledge }, own)
  const declared = own.map(({ facts }) => facts)
  const providers = [...knowledge.providers, ...declared].toSorted((a, b) => a.provider.localeCompare(b.provider, 'en'))
  return {
    catalogue: mergeCatalogue(
      catalogue,
      own.map(({ prices }) => prices),
    ),
    knowledge: { ...knowledge, providers },
  }
}

/** Nobody should read a user's own words under the name of a provider that others know. */
function refuseKnown({ catalogue, knowledge }: Known, own: readonly OwnProvider[]): void {
  const bundled = new Set([
    ...knowledge.providers.map(({ provider }) => provider),
    ...catalogue.providers.filter(({ selfDeclared }) => !selfDeclared).map(({ id }) => id),
  ])
  const seen = new Set<string>()
  for (const { facts, prices } of own) {
    const id = facts.provider
    if (bundled.has(id)) {
      throw new BrokerError({
        kind: 'usage',
        says: message('evidence.providerFile.bundled', { id, file: prices.file }),
        next: message('evidence.providerFile.bundled.next', { id }),
      })
    }
    if (seen.has(id)) {
      throw new BrokerError({
        kind: 'usage',
        says: message('evidence.providerFile.twice', { id }),
        next: message('evidence.providerFile.twice.next'),
      })
    }
    seen.add(id)
  }
}
