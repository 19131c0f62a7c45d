import type { OwnProvider } from '../catalog/read-provider-file.ts'
import type { Flaw } from '../documents/deployment-knowledge.ts'
import type { ProviderFacts } from '../domain/facts.ts'
import { certificateKey } from '../domain/certificate-name.ts'
import { message } from '../domain/message.ts'
import { nearest } from '../domain/nearest.ts'
import type { Catalogue } from '../domain/offers.ts'
import { certificateNames } from '../scoring/constraints/certification-constraint.ts'
import type { Constraint } from '../scoring/constraints/constraint.ts'

/** What constraints may name. */
export interface KnownNames {
  /** Ids. */
  readonly providers: readonly string[]
  readonly certificates: readonly string[]
}

/** Of the catalogue with the user's prices, of the facts, and of the user's own providers. */
export function knownNames(known: {
  readonly catalogue: Catalogue
  readonly facts: readonly ProviderFacts[]
  readonly own: readonly OwnProvider[]
}): KnownNames {
  const facts = [...known.facts, ...known.own.map((one) => one.facts)]
  const certificates = certificateNames(facts)
  const providers = [...known.catalogue.providers.map(({ id }) => id), ...facts.map(({ provider }) => provider)]
  return { providers: [...new Set(providers)].toSorted(), certificates: [...new Set(certificates)].toSorted() }
}

/** A name that nobody bears is a slip of the pen: what is wrong, or null. */
export function nameFlaw({ key, values }: Constraint, known: KnownNames): Flaw | null {
  if (key === 'provider') return providerFlaw(values, known)
  if (key === 'certification') {
    return unknownName(values, { known: known.certificates, spelling: certificateKey }, 'bill.constraint.noCertificate')
  }
  return null
}

/** What is wrong with the ids of providers, or null. */
export function providerFlaw(values: readonly string[], { providers }: Pick<KnownNames, 'providers'>): Flaw | null {
  const spelling = (id: string): string => id.toLowerCase()
  return unknownName(values, { known: providers, spelling }, 'bill.constraint.noProvider')
}

function unknownName(
  values: readonly string[],
  { known, spelling }: { readonly known: readonly string[]; readonly spelling: (name: string) => string },
  key: 'bill.constraint.noProvider' | 'bill.constraint.noCertificate',
): Flaw | null {
  const name = values.find((value) => known.every((one) => spelling(one) !== spelling(value)))
  if (name === undefined) return null
  const near = nearest(name, known)
  const hint =
    near === null
      ? message('bill.constraint.unknownHint', { known: known.join(', ') })
      : message('document.unknownKey.near', { near })
  return { says: message(key, { name }), hint }
}
