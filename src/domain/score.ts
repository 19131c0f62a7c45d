import type { Confidence, Evidence } from './evidence.ts'
import type { Assessor, FactKey, SealLevel, SealObjective } from './facts.ts'
import type { FactWords, Message } from './message.ts'

export const criterionKeys = ['security', 'sovereignty', 'flexibility', 'consistency', 'cost', 'skills', 'fit'] as const
export type CriterionKey = (typeof criterionKeys)[number]

/** Points, 0–100: the estimate and the bounds that the evidence allows. `low` ≤ `score` ≤ `high`. */
export interface Interval {
  readonly score: number
  readonly low: number
  readonly high: number
}

/**
 * How far the inputs are known. `known`: bounds are those of the measurement. `stale` and `unverified`: ± 10 and ± 25 points.
 * `partial`: a part is missing. `unknown`: 0 to 100, estimate 25.
 */
export type ScoreStatus = 'known' | 'stale' | 'unverified' | 'partial' | 'unknown'

export interface IndicatorScore extends Interval {
  readonly id: string
  readonly criterion: CriterionKey
  /** Within its criterion, as it stands in the tables. */
  readonly weight: number
  /** In `unit`; null when unknown. A rung of a ladder is its name. */
  readonly value: number | string | null
  readonly unit: string
  readonly status: ScoreStatus
  /** Facts that are missing or weak, to be obtained; empty when the weakness lies elsewhere. */
  readonly lacking: readonly FactKey[]
  /** Why it is unknown or weak, for a reader; null when known. */
  readonly reason: Message | null
  /** What the value alone does not tell, such as what is too old to count. Left out where there is nothing to add. */
  readonly note?: Message
  readonly evidence: readonly Evidence[]
  /** The price of an offer that might serve for less than what is billed. Left out where billed prices leave more open, or none is lacking. */
  readonly cheaper?: Lacking
}

/** Something that somebody could go and obtain. */
export interface Lacking {
  readonly fact: Message
  /** Whom to ask; null for the alternative's own provider. */
  readonly seller: Message | null
}

export interface CriterionScore extends Interval {
  readonly indicators: readonly IndicatorScore[]
  /** Ids of indicators that say nothing about this deployment, whatever the provider; they carry no weight. */
  readonly notApplicable: readonly string[]
  /** 0–1: share of the weight whose indicators are unknown. */
  readonly unknownShare: number
}

export interface OverallScore extends Interval {
  /** 0–1: mean of those of the seven criteria, whatever their weights; above 0.3 the alternative is not ranked. */
  readonly unknownShare: number
}

/** Sovereignty in the terms of the Cloud Sovereignty Framework v1.2.1. */
export interface SealSummary {
  /** Lowest objective; `low` is 0 as soon as one objective is unknown, `high` takes the known ones only. */
  readonly overall: { readonly low: SealLevel; readonly high: SealLevel }
  /** Σ weight × level / 4 in per cent, weights of v1.2.1: 15/10/10/15/20/15/10/5. Bounds take unknown levels as 0 and 4. */
  readonly score: Interval
  /** The same levels under the weights of the calculator of June 2026 (20/10/10/15/10/15/15/5): beside, never mixed in. */
  readonly calculator: Interval
  readonly objectives: readonly SealObjectiveLevel[]
  /** The total that somebody else published for the provider. Left out where no fact speaks of one. */
  readonly outside?: OutsideTotal
  /** Known facts about foreign law that speak against a high level of SOV-2. Left out where there are none. */
  readonly contrary?: readonly ContraryFact[]
  /** True unless every level comes from a contracting authority, and not in a file of the user's own: "estimated, not an EU rating". */
  readonly estimated: boolean
}

/** A published total of all objectives, in per cent; both are null where somebody looked and could not read it. */
export type OutsideTotal =
  { readonly percent: number; readonly evidence: Evidence } | { readonly percent: null; readonly evidence: null }

export interface ContraryFact {
  readonly objective: SealObjective
  readonly level: SealLevel
  /** As the fact file says it. */
  readonly text: FactWords
  readonly evidence: Evidence
}

export interface SealObjectiveLevel {
  readonly objective: SealObjective
  /** Null when unknown. */
  readonly level: SealLevel | null
  readonly assessedBy: Assessor | null
  readonly evidence: Evidence | null
}

/** The single fact whose confirmation could change who is first. */
export interface DecidingFact {
  readonly alternative: string
  /** `constraint` where the fact decides whether an undecided alternative takes part at all. */
  readonly criterion: CriterionKey | 'constraint'
  /** Its id; of a constraint, as written. */
  readonly indicator: string
  /** Null when the indicator is derived from the catalogue, the placement or the bill. */
  readonly fact: FactKey | null
  /** Points of the overall score that it could move this alternative by. */
  readonly swing: number
  readonly text: Message
}

/** What stands on the weakest ground among the first alternatives, the heaviest first. */
export interface WeakEvidence {
  readonly alternative: string
  readonly criterion: CriterionKey
  readonly indicator: string
  readonly status: Exclude<ScoreStatus, 'known'>
  /** Width of its interval × its share of the overall weight, in points of the overall score. */
  readonly width: number
  readonly text: Message
}

/** A law that a class of data brings into play. Not legal advice. */
export interface LegalPoint {
  readonly component: string
  readonly dataClass: string
  readonly law: { readonly en: string; readonly fr: string }
  readonly text: { readonly en: string; readonly fr: string }
  /** The constraint that follows, as a user would write it; null when the point is only told. */
  readonly constraint: string | null
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
}
