import type { Alternative } from '../../../domain/comparison.ts'
import type { ReportView } from '../report.ts'

/** A row of the ranking: an alternative, and the other ranked regions of its provider that the row stands for. */
export interface RankedGroup {
  readonly best: Alternative
  readonly others: readonly Alternative[]
}

/** One group per provider, best first; one per alternative where all are wanted. */
export function rankedGroups({ report, all }: Pick<ReportView, 'report' | 'all'>): readonly RankedGroup[] {
  const ranked = report.comparison.alternatives.filter(({ state }) => state === 'ranked')
  if (all) return ranked.map((best) => ({ best, others: [] }))
  const providers = new Map<string, readonly Alternative[]>()
  for (const each of ranked) {
    const name = each.id === 'current' ? each.id : `provider ${each.provider}`
    providers.set(name, [...(providers.get(name) ?? []), each])
  }
  return [...providers.values()].flatMap(([best, ...others]) => (best === undefined ? [] : [{ best, others }]))
}
