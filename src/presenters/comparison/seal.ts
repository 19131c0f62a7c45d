import type { SealSummary } from '../../domain/score.ts'
import type { ReportView } from './report.ts'

/** A SEAL never stands alone: `SEAL 2 (estimated, not an EU rating)`. */
export function sealText({ overall, estimated }: SealSummary, { tr }: ReportView): string {
  const { low, high } = overall
  if (!estimated) return tr.text('compare.seal.rated', { level: low })
  return low === high ? tr.text('compare.seal.known', { level: low }) : tr.text('compare.seal.range', { low, high })
}

/** The note alone; null where a contracting authority rated every objective. */
export function sealNote({ estimated }: SealSummary, { tr }: ReportView): string | null {
  return estimated ? tr.text('compare.seal.note') : null
}
