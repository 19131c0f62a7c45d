import type { SealLevel, SealObjective } from './facts.ts'
import type { Evidence } from './evidence.ts'

/** The Commission's Cloud Sovereignty Framework as data, from `data/csf.yaml`. Weights are per cent and sum to 100. */
export interface SovereigntyFramework {
  readonly version: string
  readonly evidence: Evidence
  /** Weights of the framework itself: they make the score. */
  readonly weights: Readonly<Record<SealObjective, number>>
  /** Weights of the calculator of June 2026: shown beside, never mixed in. */
  readonly calculator: { readonly weights: Readonly<Record<SealObjective, number>>; readonly evidence: Evidence }
  readonly objectives: Readonly<Record<SealObjective, InTwoLanguages>>
  readonly levels: Readonly<Record<SealLevel, InTwoLanguages>>
}

/** A name and a sentence in each language of the program. */
export interface InTwoLanguages {
  readonly en: { readonly name: string; readonly says: string }
  readonly fr: { readonly name: string; readonly says: string }
}
