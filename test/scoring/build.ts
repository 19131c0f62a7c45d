import type { Alternative, Cost } from '../../src/domain/comparison.ts'
import type { Evidence } from '../../src/domain/evidence.ts'
import type { Fact, FactBook, FactKey, FactValues, ProviderFacts, Scope } from '../../src/domain/facts.ts'
import { sealObjectives } from '../../src/domain/facts.ts'
import { Big } from '../../src/domain/money.ts'
import type { Offer } from '../../src/domain/offers.ts'
import type { IndicatorScore } from '../../src/domain/score.ts'
import { converter } from '../../src/scoring/cost/convert.ts'
import { indicators } from '../../src/scoring/criteria/criteria.ts'
import { scoreIndicator } from '../../src/scoring/criteria/score-indicator.ts'
import type { RegionOffers, Situation } from '../../src/scoring/criteria/situation.ts'
import { component, deployment, provider, rates, today } from '../cost/build.ts'

export const everywhere: Scope = { regions: 'all', products: 'all' }
export const sourced: Evidence = { source: 'https://facts.example', date: '2026-06-01', confidence: 'sourced' }
export const unverified: Evidence = { ...sourced, confidence: 'unverified' }
export const stale: Evidence = { ...sourced, confidence: 'stale' }

/** Nobody but the author of a provider file says so. */
export const word: Evidence = { ...sourced, selfDeclared: true, unsourced: true }

export function fact<T>(value: T, evidence: Evidence = sourced, scope: Partial<Scope> = {}): Fact<T> {
  return { known: true, value, evidence, scope: { ...everywhere, ...scope } }
}

export function nobodyKnows(reason = 'nobody says'): Extract<Fact<never>, { known: false }> {
  return { known: false, reason, scope: everywhere }
}

export function book(values: { readonly [K in FactKey]?: FactValues[K] }, evidence: Evidence = sourced): FactBook {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, [fact(value, evidence)]]))
}

/** The same facts, said by nobody but the author of a provider file. */
export function onWord(facts: FactBook): FactBook {
  const said = Object.entries(facts).map(([key, entries]) => [
    key,
    entries.map((entry) => (entry.known ? { ...entry, evidence: word } : entry)),
  ])
  // The keys and values stay; Object.fromEntries forgets which belongs to which.
  return Object.fromEntries(said) as FactBook
}

export function about(id: string, facts: FactBook): ProviderFacts {
  return { provider: id, selfDeclared: false, facts }
}

/** The same level for every objective. */
export function seals(level: FactValues['SOV-1']['level'], part: Partial<FactValues['SOV-1']> = {}): FactBook {
  const value = { level, assessedBy: 'third-party', ...part } as const
  return Object.fromEntries(sealObjectives.map((objective) => [objective, [fact(value)]]))
}

export function cost(total: number, part: Partial<Cost> = {}): Cost {
  const none = new Big(0)
  const breakdown = {
    compute: new Big(total),
    storage: none,
    snapshots: none,
    backups: none,
    traffic: none,
    addresses: none,
    managed: none,
    support: none,
  }
  return {
    bill: new Big(total),
    breakdown,
    lines: [],
    operations: { hours: { low: 7, expected: 14, high: 28 }, money: null, items: [] },
    total: new Big(total),
    lowerBound: false,
    oneOff: null,
    tax: null,
    range: null,
    notIncluded: [],
    trafficCases: [],
    yearly: { bill: new Big(total * 12), total: new Big(total * 12) },
    againstCurrent: null,
    ...part,
  }
}

export function alternative(at: string, part: Partial<Alternative> = {}): Alternative {
  const [id = '', region = ''] = at.split('/')
  return {
    id: at,
    provider: id,
    providerName: id.charAt(0).toUpperCase() + id.slice(1),
    region,
    country: 'DE',
    selfDeclared: false,
    state: 'ranked',
    rank: null,
    reasons: [],
    cost: cost(100),
    placements: [
      {
        component: 'web',
        count: 1,
        sku: 'b3-8',
        offer: `${at}/b3-8`,
        vcpu: 2,
        memoryGib: 4,
        price: new Big(50),
        note: null,
      },
    ],
    criteria: null,
    overall: null,
    seal: null,
    ...part,
  }
}

export function situation(part: Partial<Situation> = {}): Situation {
  return {
    deployment: deployment([component('web')]),
    alternative: alternative('north/one'),
    provider: provider('north'),
    offers: {
      inRegion: [],
      placed: new Map(),
      providerRegions: new Set(['one']),
      regionsSelling: new Map(),
      storesWithoutPrice: new Map(),
    },
    facts: {},
    region: 'one',
    products: [{ sku: 'b3-8', kind: 'server' }],
    referenceTotal: new Big(100),
    convert: converter(rates, 'EUR'),
    today,
    ...part,
  }
}

/** Score of one indicator; null where it does not apply. */
export function score(id: string, at: Partial<Situation> = {}): IndicatorScore | null {
  const indicator = indicators.find((one) => one.id === id)
  if (indicator === undefined) throw new Error(`no indicator ${id}`)
  return scoreIndicator(indicator, situation(at))
}

/** `value: low score high status`, points to one place. */
export function brief(id: string, at: Partial<Situation> = {}): string {
  const found = score(id, at)
  if (found === null) return 'not applicable'
  const [low, point, high] = [found.low, found.score, found.high].map((one) => String(Math.round(one * 10) / 10))
  const value = typeof found.value === 'number' ? Math.round(found.value * 100) / 100 : found.value
  return `${String(value)}: ${low ?? ''} ${point ?? ''} ${high ?? ''} ${found.status}`
}

/** What is on offer in a region, all of it placed. */
export function offers(inRegion: readonly Offer[], part: Partial<RegionOffers> = {}): RegionOffers {
  const placed = new Map(inRegion.map((offer) => [offer.id, offer]))
  return {
    inRegion,
    placed,
    providerRegions: new Set(['one']),
    regionsSelling: new Map(),
    storesWithoutPrice: new Map(),
    ...part,
  }
}
