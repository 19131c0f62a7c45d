import type { Comparison } from '../../domain/comparison.ts'
import type { Translator } from '../../messages/translator.ts'
import type { Words } from './words.ts'

/** A comparison and what it was made from: enough to make it again. */
export interface ComparisonReport {
  readonly comparison: Comparison
  /** Digest of the catalogue, and the oldest and newest date of a price in it. */
  readonly catalogue: { readonly digest: string; readonly oldest: string; readonly newest: string }
  /** ISO 8601, UTC. */
  readonly generatedAt: string
  /** Deployment, options, norms: whatever a second run needs. Plain JSON; keys keep their order. */
  readonly inputs: object
  /** Name and version of the program, such as `broker 0.1.0`. */
  readonly program: string
  /** What was typed, without output flags, such as `broker compare deployments/happybox.yaml`. */
  readonly command: string
}

/** A terminal numbers the sources and lists them at the end; Markdown has footnotes of its own. */
export type Medium = 'terminal' | 'markdown'

/** What a section of a report is written from. */
export interface ReportView {
  readonly report: ComparisonReport
  readonly tr: Translator
  readonly words: Words
  /** Every region and every reason, instead of one row per provider. */
  readonly all: boolean
}
