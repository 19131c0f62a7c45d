import { describe, expect, it } from 'vitest'
import type { FactBook } from '../../src/domain/facts.ts'
import type { Offer } from '../../src/domain/offers.ts'
import type { RegionOffers } from '../../src/scoring/criteria/situation.ts'
import { component, deployment, need, price, provider, server, traffic, volume } from '../cost/build.ts'
import { alternative, book, brief, cost, nobodyKnows, score } from './build.ts'
import type { BillLine } from '../../src/domain/comparison.ts'
import { Big } from '../../src/domain/money.ts'

const team = (languages: readonly string[], peopleOnCall: number | null = null) =>
  deployment([component('web')], { team: { wagePerHour: null, peopleOnCall, languages } })

function offers(inRegion: readonly Offer[], part: Partial<RegionOffers> = {}): RegionOffers {
  const placed = new Map(inRegion.map((offer) => [offer.id, offer]))
  return { inRegion, placed, providerRegions: new Set(['one']), regionsSelling: new Map(), ...part }
}

describe('flexibility from the catalogue', () => {
  const sizes = [1, 2, 4, 8, 16, 32].map((vcpu) =>
    server(`s${String(vcpu)}`, [price('1', 'month')], { vcpu, memoryGib: vcpu * 2 }),
  )
  it('counts distinct sizes from the need to eight times it', () => {
    expect(brief('flexibility.sizes', { offers: offers(sizes) })).toBe('4: 20 20 20 known')
    const twin = server('twin', [price('2', 'month')], { vcpu: 4, memoryGib: 8 })
    expect(brief('flexibility.sizes', { offers: offers([...sizes, twin]) })).toBe('4: 20 20 20 known')
  })

  it('leaves out what has no price, is going away or carries a GPU', () => {
    const odd = [
      server('a', [], { vcpu: 3, memoryGib: 8 }),
      server('b', [price('1', 'month')], { vcpu: 3, memoryGib: 9, stock: 'deprecated' }),
      server('c', [price('1', 'month')], { vcpu: 3, memoryGib: 10, gpu: true }),
    ]
    expect(brief('flexibility.sizes', { offers: offers([...sizes, ...odd]) })).toBe('4: 20 20 20 known')
    expect(brief('flexibility.sizes', { offers: offers(odd) })).toBe('null: 0 25 100 unknown')
  })

  it('measures the room above the scarcer of CPUs and memory, for the largest server', () => {
    expect(brief('flexibility.headroom', { offers: offers(sizes) })).toBe('16: 80 80 80 known')
    const two = deployment([component('web'), component('db', { vcpu: 4, memoryGib: 32 })])
    expect(brief('flexibility.headroom', { offers: offers(sizes), deployment: two })).toBe('2: 20 20 20 known')
    expect(brief('flexibility.sizes', { offers: offers(sizes), deployment: two })).toBe('3: 15 15 15 known')
  })

  it('has nothing to say where no server is wanted', () => {
    const stored = deployment([
      component('files', { kind: 'object-storage' }),
      component('x', { managed: 'elsewhere' }),
    ])
    expect(brief('flexibility.sizes', { offers: offers(sizes), deployment: stored })).toBe('not applicable')
    expect(brief('flexibility.headroom', { offers: offers(sizes), deployment: stored })).toBe('not applicable')
  })

  it('reads minutes and zones', () => {
    expect(brief('flexibility.timeToServer', { facts: book({ timeToServerMinutes: 1440 }) })).toBe(
      '1440: 21.1 21.1 21.1 known',
    )
    expect(brief('flexibility.footprint', { facts: book({ footprint: { regions: 2, zones: 5 } }) })).toBe(
      '5: 47.3 47.3 47.3 known',
    )
  })
})

describe('consistency', () => {
  it('counts tools of volunteers for half', () => {
    const tools = [
      { name: 'Terraform', maintainer: 'vendor' },
      { name: 'Ansible', maintainer: 'community' },
    ] as const
    expect(brief('consistency.tools', { facts: book({ tools }) })).toBe('1.5: 50 50 50 known')
    expect(brief('consistency.tools', { facts: book({ tools: [] }) })).toBe('0: 0 0 0 known')
  })

  it('looks for the products placed in the other regions', () => {
    const regionsSelling = new Map([['b3-8', new Set(['one', 'two'])]])
    const many = offers([], { providerRegions: new Set(['one', 'two', 'three', 'four']), regionsSelling })
    expect(brief('consistency.sameOffers', { offers: many })).toBe('33.33: 33.3 33.3 33.3 known')
    expect(brief('consistency.sameOffers', { offers: many, products: [] })).toBe('null: 0 25 100 unknown')
    expect(brief('consistency.sameOffers')).toBe('null: 0 25 100 unknown')
  })

  it.each([
    ['versions, no break', true, 0, '100: 100 100 100 known'],
    ['versions, two breaks', true, 2, '70: 70 70 70 known'],
    ['no versions, five breaks', false, 5, '0: 0 0 0 known'],
    ['nobody counted', true, null, '40: 40 55 100 partial'],
    ['nobody knows about versions', null, 1, '45: 45 55 85 partial'],
  ])('an API with %s', (_, versioned, breakingChanges, expected) => {
    expect(brief('consistency.apiStability', { facts: book({ apiStability: { versioned, breakingChanges } }) })).toBe(
      expected,
    )
  })
})

describe('cost', () => {
  const at = (part: Parameters<typeof cost>[1], total = 100) => ({
    alternative: alternative('north/one', { cost: cost(total, part) }),
  })

  it.each([
    ['at the reference', 100, {}, '1: 50 50 50 known'],
    ['a quarter', 25, {}, '0.25: 100 100 100 known'],
    ['four times', 400, {}, '4: 0 0 0 known'],
    ['a range', 100, { range: { low: new Big(50), high: new Big(200), shareUncertain: 0.5 } }, '1: 25 50 75 partial'],
    ['a lower bound', 100, { lowerBound: true }, '1: 25 50 50 partial'],
  ])('total %s', (_, total, part, expected) => {
    expect(brief('cost.total', at(part, total))).toBe(expected)
  })

  it('widens with the money for hours', () => {
    const money = { low: new Big(20), expected: new Big(40), high: new Big(90) }
    const operations = { hours: { low: 1, expected: 2, high: 4 }, money, items: [] }
    expect(brief('cost.total', at({ operations }))).toBe('1: 35.4 50 58 known')
  })

  it('is unknown without a bill or a yardstick', () => {
    const nothing = { alternative: alternative('north/one', { cost: null }) }
    for (const id of ['cost.total', 'cost.usageShare', 'cost.leaving', 'skills.headcount']) {
      const wanted = { ...nothing, deployment: deployment([component('web', { diskGib: 10 })]) }
      expect([id, brief(id, wanted)]).toEqual([id, 'null: 0 25 100 unknown'])
    }
    expect(score('cost.total', { referenceTotal: null })?.reason?.key).toBe('criteria.reason.noReference')
  })

  it('takes traffic, snapshots and mails for usage', () => {
    const { breakdown } = cost(100)
    const mail = { part: 'managed', unit: '1000-mails', amount: new Big(5) } as BillLine
    const other = { ...mail, unit: 'month' } as BillLine
    const part = { breakdown: { ...breakdown, traffic: new Big(10), snapshots: new Big(5) }, lines: [mail, other] }
    expect(brief('cost.usageShare', at(part))).toBe('20: 60 60 60 known')
    expect(brief('cost.usageShare', at({ bill: new Big(0) }))).toBe('0: 100 100 100 known')
  })

  it('counts arriving in months of the total, where there is something to leave', () => {
    const current = { provider: 'old', country: null, lines: [], minimumTermEnds: null, noticeDays: null }
    const leaving = { deployment: deployment([component('web')], { current }) }
    expect(brief('cost.arriving', at({}))).toBe('not applicable')
    expect(brief('cost.arriving', { ...at({}), ...leaving })).toBe('0: 100 100 100 known')
    const oneOff = { amount: new Big(300), items: [] }
    expect(brief('cost.arriving', { ...at({ oneOff }), ...leaving })).toBe('3: 50 50 50 known')
  })

  it('prices taking everything out once, beyond the tiers and what comes with servers', () => {
    const tiers = [
      { upTo: 100, price: price('0', 'GB') },
      { upTo: null, price: price('0.5', 'GB') },
    ]
    const host = server('b3-8', [price('50', 'month')], { trafficIncluded: 10 })
    const sold = offers([host, traffic(tiers)])
    const stored = deployment([component('web', { diskGib: 100, volumes: [need(100)] })])
    // 200 GiB are 214.75 GB; 110 GB are free; 104.75 × 0.5 = 52.37 over a total of 100.
    expect(brief('cost.leaving', { deployment: stored, offers: sold })).toBe('0.52: 73.8 73.8 73.8 known')
    expect(brief('cost.leaving', { deployment: stored })).toBe('null: 0 25 100 unknown')
    const empty = deployment([component('web', { diskGib: null })])
    expect(brief('cost.leaving', { deployment: empty })).toBe('0: 100 100 100 known')
  })

  it('adds up rises of two years; time nobody watched counts three quarters bad', () => {
    const changes = [
      { date: '2026-04-01', percent: 30, what: 'all' },
      { date: '2026-06-01', percent: -10, what: 'all' },
      { date: '2024-01-01', percent: 50, what: 'all' },
      { date: '2026-12-01', percent: 50, what: 'announced' },
    ]
    const of = (observedFrom: string) =>
      brief('cost.priceStability', { facts: book({ priceHistory: { observedFrom, changes } }) })
    expect(of('2024-01-01')).toBe('30: 50 50 50 known')
    expect(of('2025-11-22')).toBe('30: 0 12.5 50 partial')
  })
})

describe('skills', () => {
  it('counts fields by the way of operating and services of the team', () => {
    const services = deployment([
      component('web'),
      component('db', { kind: 'database', managed: false }),
      component('db2', { kind: 'database', managed: false }),
      component('mail', { kind: 'mail', managed: true }),
      component('lb', { kind: 'load-balancer', managed: true }),
      component('old', { kind: 'file-share', managed: 'elsewhere' }),
    ])
    const at = (model: 'cloud' | 'dedicated') =>
      brief('skills.breadth', { deployment: services, provider: provider('north', { model, lacks: ['mail'] }) })
    expect([at('cloud'), at('dedicated')]).toEqual(['5: 77.8 77.8 77.8 known', '8: 44.4 44.4 44.4 known'])
    expect(brief('skills.breadth', { provider: null })).toBe('null: 0 25 100 unknown')
  })

  it('looks for the languages of the team, the first before others', () => {
    const documented = (languages: readonly string[], by: readonly string[]) =>
      brief('skills.documentation', { deployment: team(by), facts: book({ documentationLanguages: languages }) })
    expect(documented(['en', 'fr'], ['fr', 'en'])).toBe('first-language: 100 100 100 known')
    expect(documented(['en'], ['fr', 'en'])).toBe('another-language: 60 60 60 known')
    expect(documented(['de'], ['fr', 'en'])).toBe('none: 0 0 0 known')
    expect(documented(['de'], [])).toBe('not applicable')
  })

  it('values support by hours and language', () => {
    const support = (hours: 'none' | 'business' | 'always', languages: readonly string[], by = ['fr', 'en']) =>
      brief('skills.support', { deployment: team(by), facts: book({ support: { hours, languages } }) })
    expect(support('always', ['fr'])).toBe('100: 100 100 100 known')
    expect(support('always', ['en'])).toBe('80: 80 80 80 known')
    expect(support('business', ['de'])).toBe('24: 24 24 24 known')
    expect(support('business', ['de'], [])).toBe('60: 60 60 60 known')
    expect(support('none', ['fr'])).toBe('0: 0 0 0 known')
  })

  it('turns hours into people, with their interval', () => {
    expect(brief('skills.headcount')).toBe('0.1: 50 65.1 80.1 known')
  })

  it('counts who can restore', () => {
    const people = (restore: 'by-hand' | 'self-service' | 'by-provider', onCall: number | null) =>
      brief('skills.keyPerson', { deployment: team([], onCall), facts: book({ restore }) })
    expect([people('by-hand', null), people('self-service', 1), people('by-provider', 2)]).toEqual([
      '1: 0 0 0 known',
      '2: 33.3 33.3 33.3 known',
      '4: 100 100 100 known',
    ])
  })
})

describe('fit', () => {
  it('measures what is bought beyond the need', () => {
    const placed = alternative('north/one').placements.map((one) => ({ ...one, vcpu: 4, memoryGib: 4 }))
    expect(brief('fit.waste', { alternative: alternative('north/one', { placements: placed }) })).toBe(
      '50: 66.7 66.7 66.7 known',
    )
    expect(brief('fit.waste')).toBe('0: 100 100 100 known')
    expect(brief('fit.waste', { alternative: alternative('north/one', { placements: [] }) })).toBe(
      'null: 0 25 100 unknown',
    )
    expect(brief('fit.waste', { deployment: deployment([component('v', { kind: 'volume', vcpu: null })]) })).toBe(
      'not applicable',
    )
  })

  it('counts classes of storage where volumes are wanted, and kinds of processor where servers are', () => {
    const month = [price('1', 'GiB-month')]
    const sold = offers([
      volume('a', month),
      volume('b', month, { class: 'fast' }),
      volume('c', [], { class: 'capacity' }),
      server('x', month),
      server('y', month, { cpu: 'dedicated' }),
      server('z', month, { arch: 'arm64' }),
      server('g', [], { gpu: true }),
    ])
    const wanted = deployment([component('web', { volumes: [need(10)] })])
    expect(brief('fit.storageClasses', { deployment: wanted, offers: sold })).toBe('2: 66.7 66.7 66.7 known')
    expect(brief('fit.storageClasses', { offers: sold })).toBe('not applicable')
    expect(brief('fit.architectures', { offers: sold })).toBe('3: 75 75 75 known')
    expect(brief('fit.architectures')).toBe('null: 0 25 100 unknown')
    expect(brief('fit.architectures', { offers: sold, deployment: deployment([]) })).toBe('not applicable')
  })

  it('reaches for the availability wanted with copies in zones', () => {
    const wanted = (count: number, availability: number | null) =>
      deployment([component('web', { count })], { availability })
    const of = (zones: number, count: number) =>
      brief('fit.availability', { deployment: wanted(count, 99.95), facts: book({ zones, serverSla: 99.9 }) })
    expect(of(3, 1)).toBe('2: 69.9 69.9 69.9 known')
    expect(of(3, 2)).toBe('0: 100 100 100 known')
    expect(of(1, 2)).toBe('2: 69.9 69.9 69.9 known')
    expect(brief('fit.availability', { deployment: wanted(1, null) })).toBe('not applicable')
    const unknownZones = { deployment: wanted(2, 99.95), facts: book({ serverSla: 99.9 }) }
    expect(brief('fit.availability', unknownZones)).toBe('2: 44.9 69.9 100 partial')
    expect(score('fit.availability', unknownZones)?.lacking).toEqual(['zones'])
    expect(brief('fit.availability', { deployment: wanted(2, 99.95), facts: book({ zones: 3 }) })).toBe(
      'null: 0 25 100 unknown',
    )
  })

  it('values age, quiet ownership and no notice of closing', () => {
    const of = (part: FactBook) => brief('fit.continuity', { facts: { ...old, ...part } })
    const old = book({ founded: '1999-01-01', ownershipChanges: [], closingNotice: null })
    const sold = book({
      ownershipChanges: [
        { date: '2024-01-01', what: 'sold' },
        { date: '2010-01-01', what: 'sold' },
      ],
    })
    expect(of({})).toBe('100: 100 100 100 known')
    expect(of(book({ founded: '2021-11-22' }))).toBe('70: 70 70 70 known')
    expect(of(sold)).toBe('80: 80 80 80 known')
    expect(of(book({ closingNotice: { announced: '2026-11-22', ends: '2027-06-30' } }))).toBe('0: 0 0 0 known')
    expect(of({ closingNotice: [nobodyKnows()] })).toBe('25: 0 25 100 partial')
    expect(of({ founded: [nobodyKnows()], ownershipChanges: [nobodyKnows()] })).toBe('25: 0 25 100 partial')
    expect(brief('fit.continuity')).toBe('null: 0 25 100 unknown')
  })

  it('takes points for the incidents of five years', () => {
    const of = (kind: 'outage' | 'data-loss' | 'breach', hours: number | null, date = '2025-01-01') =>
      score('fit.incidents', { facts: book({ incidents: [{ date, what: 'fire', kind, hours }] }) })?.score
    expect([of('outage', 23), of('outage', 24), of('outage', null), of('breach', 1), of('data-loss', 1)]).toEqual([
      95, 90, 95, 80, 70,
    ])
    expect([of('data-loss', 1, '2021-03-10'), of('data-loss', 1, '2026-12-01')]).toEqual([100, 100])
    expect(brief('fit.incidents', { facts: book({ incidents: [] }) })).toBe('0: 100 100 100 known')
  })
})
