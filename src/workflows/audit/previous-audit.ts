import type { PreviousCosts } from './costs/cost-view.ts'
import type { Finding } from '../../domain/audit.ts'

/** The result of an earlier run, as far as it matters to a later one. */
export interface PreviousAudit {
  readonly takenAt: string
  readonly incomplete: boolean
  /** What was there, and what was carried on because it could not be looked at. */
  readonly findings: readonly Finding[]
  readonly costs: PreviousCosts
}

/** What was accepted when the baseline was written, by fingerprint. */
export type Baseline = ReadonlySet<string>
