import type { Alternative } from '../domain/comparison.ts'

/** A provider and a region as a comparison speaks of them, with nothing placed there. */
export function placeAlone(place: {
  readonly provider: string
  readonly region: string | null
  /** ISO 3166-1 alpha-2; left out or null: unknown. */
  readonly country?: string | null
}): Alternative {
  const { provider, region, country = null } = place
  return {
    id: `${provider}/${region ?? ''}`,
    provider,
    providerName: provider,
    region: region ?? '',
    country,
    selfDeclared: false,
    state: 'notRanked',
    rank: null,
    reasons: [],
    cost: null,
    placements: [],
    criteria: null,
    overall: null,
    seal: null,
  }
}
