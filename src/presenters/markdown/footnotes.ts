import type { Evidence } from '../../domain/evidence.ts'

/** Numbers pieces of evidence in the order of their first use; the same piece keeps its number. */
export interface Footnotes {
  /** `[^1][^2]`; empty without evidence. */
  refer(evidence: readonly Evidence[]): string
  readonly all: ReadonlyMap<string, { readonly number: number; readonly evidence: Evidence }>
}

export function createFootnotes(): Footnotes {
  const all = new Map<string, { number: number; evidence: Evidence }>()
  const numberOf = (evidence: Evidence): number => {
    const key = JSON.stringify([evidence.source, evidence.date, evidence.confidence, evidence.selfDeclared])
    const known = all.get(key)
    if (known !== undefined) return known.number
    all.set(key, { number: all.size + 1, evidence })
    return all.size
  }
  return {
    refer: (evidence) => [...new Set(evidence.map(numberOf))].map((number) => `[^${String(number)}]`).join(''),
    all,
  }
}
