import type { Evidence } from '../domain/evidence.ts'

/** Nobody has confirmed it: it decides nothing, either way. */
export function unsure(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ confidence }) => confidence === 'unverified')
}

/** Only the word of whoever wrote a provider file stands behind it: it may exclude its own provider, and proves nothing. */
export function onWordAlone(evidence: readonly Evidence[]): boolean {
  return evidence.some(({ unsourced }) => unsourced === true)
}
