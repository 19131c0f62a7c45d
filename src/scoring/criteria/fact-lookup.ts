import type { Evidence } from '../../domain/evidence.ts'
import type { Certification, Fact, FactBook, FactKey, FactValues, ProductPattern, Scope } from '../../domain/facts.ts'
import type { OfferKind } from '../../domain/offers.ts'

/** What is placed, as scopes speak of it. `kind` is null for a placement without an offer, `sku` for a need of which no offer is known. */
export interface PlacedProduct {
  readonly sku: string | null
  readonly kind: OfferKind | null
}

/** Whose facts are asked, and for what. */
export interface FactQuestion {
  readonly facts: FactBook
  readonly region: string
  /** Without repetition. */
  readonly products: readonly PlacedProduct[]
}

/** A fact as it holds for what is placed. A list fact carries the evidence of each of its entries. */
export type FoundFact<T> =
  | { readonly known: true; readonly value: T; readonly evidence: readonly Evidence[] }
  | { readonly known: false; readonly reason: string | null }

/** The narrowest entry that holds for the region and for something placed; unknown entries take part. */
export function findFact<K extends FactKey>(question: FactQuestion, key: K): FoundFact<FactValues[K]> {
  let best: Fact<FactValues[K]> | null = null
  for (const entry of findEntries(question, key)) {
    if (best === null || narrowness(entry.scope) > narrowness(best.scope)) best = entry
  }
  if (best === null) return { known: false, reason: null }
  return best.known ? { known: true, value: best.value, evidence: [best.evidence] } : best
}

/** The lists of all entries joined; unknown as soon as one of them is unknown or there is none. */
export function joinEntries<T>(entries: readonly Fact<readonly T[]>[]): FoundFact<readonly T[]> {
  const values: T[] = []
  const evidence: Evidence[] = []
  for (const entry of entries) {
    if (!entry.known) return entry
    values.push(...entry.value)
    evidence.push(entry.evidence)
  }
  if (entries.length === 0) return { known: false, reason: null }
  return { known: true, value: values, evidence }
}

/** Every entry that holds for the region and for something placed. */
export function findEntries<K extends FactKey>(question: FactQuestion, key: K): readonly Fact<FactValues[K]>[] {
  const entries: readonly Fact<FactValues[K]>[] = question.facts[key] ?? []
  return entries.filter(
    ({ scope }) => inRegions(scope.regions, question.region) && inProducts(scope.products, question.products),
  )
}

/** True when the certificate says that it covers this product in this region. A scope that nobody states covers nothing. */
export function covers(certificate: Certification, product: PlacedProduct, region: string): boolean {
  return inRegions(certificate.regions ?? [], region) && inProducts(certificate.products ?? [], [product])
}

/** True when it covers this product in this region as far as its scope is stated. */
export function mayCover(certificate: Certification, product: PlacedProduct, region: string): boolean {
  const products = certificate.products ?? 'all'
  const isOpen = product.sku === null && products !== 'all' && products.some(namesSizes)
  return inRegions(certificate.regions ?? 'all', region) && (isOpen || inProducts(products, [product]))
}

/** Why it covers nothing that is on offer in this region, as far as its scope is stated; null where it may. No region: anywhere. */
export function outOfReach({ products, regions }: Certification, region: string): 'otherRegion' | 'otherLine' | null {
  const isOtherLine = products !== null && products !== 'all' && products.every((one) => one.startsWith('line:'))
  if (isOtherLine) return 'otherLine'
  return region !== '' && !inRegions(regions ?? 'all', region) ? 'otherRegion' : null
}

function namesSizes(pattern: ProductPattern): boolean {
  return !pattern.startsWith('line:') && !pattern.startsWith('kind:')
}

/** `evidence` is that of the entry the certificate stands in. Without an end, evidence older than a year proves nothing. */
export function inForce(certificate: Certification, evidence: Evidence, today: string): boolean | null {
  if (certificate.validFrom !== null && certificate.validFrom > today) return false
  if (certificate.validUntil !== null) return certificate.validUntil >= today
  return daysBetween(evidence.date, today) <= 365 ? true : null
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

function inRegions(regions: Scope['regions'], region: string): boolean {
  return regions === 'all' || regions.includes(region)
}

function inProducts(patterns: Scope['products'], products: readonly PlacedProduct[]): boolean {
  return patterns === 'all' || patterns.some((pattern) => products.some((product) => matches(pattern, product)))
}

function matches(pattern: ProductPattern, product: PlacedProduct): boolean {
  if (pattern.startsWith('line:')) return false
  if (pattern.startsWith('kind:')) return pattern.slice('kind:'.length) === product.kind
  if (product.sku === null) return false
  const parts = pattern.split('*').map((part) => part.replace(/[^\w-]/g, String.raw`\$&`))
  return new RegExp(`^${parts.join('.*')}$`).test(product.sku)
}

function narrowness(scope: Scope): number {
  return (scope.products === 'all' ? 0 : 2) + (scope.regions === 'all' ? 0 : 1)
}
