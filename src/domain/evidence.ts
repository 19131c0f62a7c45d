/**
 * `sourced`: read from the named source at the named date.
 * `stale`: was sourced, but is too old or superseded.
 * `unverified`: no source has been found; the date is that of the last search.
 */
export type Confidence = 'sourced' | 'stale' | 'unverified'

/** A price older than this many days counts as stale: list prices are commonly changed once a year. */
export const staleAfterDays = 365

/** Where a figure or fact comes from. */
export interface Evidence {
  /** Address of a page, or `owner/repository path@commit`, or the user's file. */
  readonly source: string
  /** ISO 8601 calendar date on which the source was published or read. */
  readonly date: string
  readonly confidence: Confidence
  /** Stale although it is young: the data say that something newer has taken its place, which nobody has read. */
  readonly replaced?: true
  /** Only the word of whoever brought the provider stands behind it; nobody has checked. */
  readonly selfDeclared?: true
  /** Self-declared, and not even a paper is named: nothing that needs a source is proven by it. */
  readonly unsourced?: true
}

/** What a reader is told of: a stale source is either old or replaced. */
export type Sureness = Confidence | 'replaced'

export function surenessOf({ confidence, replaced }: Evidence): Sureness {
  return replaced === true ? 'replaced' : confidence
}

/** A value with its evidence, or the reason why there is none. */
export type Known<T> =
  | { readonly known: true; readonly value: T; readonly evidence: Evidence }
  | { readonly known: false; readonly reason: string }
