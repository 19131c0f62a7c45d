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
 * @throws BrokerError usage – one of them has the id or the name of a provider that is known already, or of another file.
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

/** `OVHcloud`, `OVH cloud` and `ovhcloud` read alike. */
function spelled(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Nobody should read a user's own words under the name of a provider that others know. */
function refuseKnown({ catalogue, knowledge }: Known, own: readonly OwnProvider[]): void {
  const bundled = new Set([
    ...knowledge.providers.map(({ provider }) => provider),
    ...catalogue.providers.filter(({ selfDeclared }) => !selfDeclared).map(({ id }) => id),
  ])
  const names = new Set(
    catalogue.providers.filter(({ selfDeclared }) => !selfDeclared).map(({ name }) => spelled(name)),
  )
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
    const { name } = prices.provider
    if (name !== null && names.has(spelled(name))) {
      throw new BrokerError({
        kind: 'usage',
        says: message('evidence.providerFile.name', { name, file: prices.file }),
        next: message('evidence.providerFile.name.next'),
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
