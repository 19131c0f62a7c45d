import { describe, expect, it } from 'vitest'
import { component, deployment, need, price, server, traffic, volume } from '../cost/build.ts'
import { line } from '../presenters/samples.ts'
import { alternative, book, brief, cost, offers, score, unverified } from './build.ts'
import type { BillLine } from '../../src/domain/comparison.ts'
import { message } from '../../src/domain/message.ts'
import { Big } from '../../src/domain/money.ts'

describe('flexibility from the catalogue', () => {
  const sizes = [1, 2, 4, 8, 16, 32].map((vcpu) =>
    server(`s${String(vcpu)}`, [price('1', 'month')], { vcpu, memoryGib: vcpu * 2 }),
  )
  it('counts distinct sizes from the need to eight times it', () => {
    expect(brief('flexibility.sizes', { offers: offers(sizes) })).toBe('4: 20 20 20 known')
    const twin = server('twin', [price('2', 'month')], { vcpu: 4, memoryGib: 8 })
    expect(brief('flexibility.sizes', { offers: offers([...sizes, twin]) })).toBe('4: 20 20 20 known')
  })

  it('leaves out what is going away or carries a GPU, and counts what has no price', () => {
    const odd = [
      server('a', [], { vcpu: 3, memoryGib: 8 }),
      server('b', [price('1', 'month')], { vcpu: 3, memoryGib: 9, stock: 'deprecated' }),
      server('c', [price('1', 'month')], { vcpu: 3, memoryGib: 10, gpu: true }),
    ]
    expect(brief('flexibility.sizes', { offers: offers([...sizes, ...odd]) })).toBe('5: 25 25 25 known')
    expect(brief('flexibility.sizes', { offers: offers(odd.slice(1)) })).toBe('null: 0 25 100 unknown')
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

  it('names the servers that nobody could count as the reason, not the prices', () => {
    const regionsSelling = new Map([['b3-8', new Set(['one', 'two'])]])
    const two = offers([], { providerRegions: new Set(['one', 'two']), regionsSelling })
    const { bill, operations } = cost(150)
    const range = { low: new Big(80), high: new Big(120), shareUncertain: 0.5 }
    const uncounted = cost(100, { range, atWorst: { bill, operations, range: null, placements: [] } })
    const at = { offers: two, alternative: { ...alternative('north/one'), cost: uncounted } }
    expect([brief('consistency.sameOffers', at), score('consistency.sameOffers', at)?.reason?.key]).toEqual([
      '50: 50 50 100 partial',
      'criteria.reason.noLimit',
    ])
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
    ['a lower bound', 100, { lowerBound: true }, '1: 0 0 50 unknown'],
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

  it('knows no share of usage where something needed has no price', () => {
    const { breakdown } = cost(100)
    const some = { breakdown: { ...breakdown, traffic: new Big(20) }, lowerBound: true }
    expect(brief('cost.usageShare', at(some))).toBe('null: 0 0 100 unknown')
  })

  it('counts months in what is known of a total, their worst', () => {
    const oneOff = { amount: new Big(300), items: [] }
    const current = { provider: 'old', country: null, lines: [], minimumTermEnds: null, noticeDays: null }
    const leaving = { deployment: deployment([component('web')], { current }) }
    expect(brief('cost.arriving', { ...at({ oneOff, lowerBound: true }), ...leaving })).toBe('3: 50 50 100 partial')
  })

  it('names what has no price', () => {
    const what = message('facts.feature.vpn')
    const notIncluded = [
      { what, why: what, needed: true },
      { what: message('facts.none'), why: what, needed: false },
    ]
    expect(score('cost.total', at({ lowerBound: true, notIncluded }))?.reason).toEqual({
      key: 'criteria.reason.noPriceOf',
      values: { what },
    })
    expect(score('cost.total', at({ lowerBound: true }))?.reason?.key).toBe('criteria.reason.lowerBound')
  })

  it('names offers without a price that might serve for less, where they leave more open than weak prices do', () => {
    const { breakdown } = cost(100)
    const sold = ['v2', 'v3', 'v4'].map((sku) => volume(sku, [], { class: 'fast' }))
    const here = { offers: offers([volume('v1', [price('1', 'GiB-month')]), ...sold]) }
    const part = { breakdown: { ...breakdown, compute: new Big(70), storage: new Big(30) } }
    const kind = message('criteria.decide.offer.volume')
    const what = message('criteria.decide.offer.named', { kind, sku: 'v2, v3, …' })
    const asked = message('criteria.decide.priceOf', { what })
    const open = { status: 'partial', reason: message('criteria.reason.unpriced', { what: asked }) }
    expect(score('cost.total', { ...at(part), ...here })).toMatchObject({
      ...open,
      cheaper: { fact: asked, seller: null },
    })
    const range = { low: new Big(20), high: new Big(150), shareUncertain: 0.7 }
    const weak = { ...part, range, lines: [line({ part: 'compute', amount: new Big(70), evidence: unverified })] }
    const doubted = score('cost.total', { ...at(weak), ...here })
    expect([doubted?.reason?.key, doubted?.cheaper]).toEqual(['criteria.reason.askForQuote', undefined])
  })

  it('names who else may keep the backups, where nobody knows what they ask', () => {
    const { breakdown } = cost(100)
    const part = { breakdown: { ...breakdown, compute: new Big(60), backups: new Big(40) } }
    const storesWithoutPrice = new Map([
      ['north', 'North'],
      ['west', 'West'],
    ])
    const backup = { retentionDays: 30, copies: 1, otherProvider: true }
    const kept = { ...at(part), offers: offers([], { storesWithoutPrice }) }
    const wanted = deployment([component('web')], { backup })
    const seller = message('bill.name.provider', { provider: 'West' })
    expect(score('cost.total', { ...kept, deployment: wanted })?.cheaper?.seller).toEqual(seller)
    expect(score('cost.total', kept)?.cheaper).toBeUndefined()
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
    const sold = offers([host, volume('fast', [price('0.1', 'GiB-month')]), traffic(tiers)])
    const stored = deployment([component('web', { diskGib: 100, volumes: [need(100)] })])
    // 200 GiB are 214.75 GB; 110 GB are free; 104.75 × 0.5 = 52.37 over a total of 100.
    expect(brief('cost.leaving', { deployment: stored, offers: sold })).toBe('0.52: 73.8 73.8 73.8 known')
    // Backups at another provider use 130.64 GB each month, more than is free: all 214.75 × 0.5 = 107.37 are due.
    const backup = { retentionDays: 7, copies: 1, otherProvider: true }
    const sent = (part: typeof backup, managed = false) =>
      brief('cost.leaving', {
        deployment: deployment(
          stored.components.map((one) => ({ ...one, managed })),
          { backup: part },
        ),
        offers: sold,
      })
    expect(sent(backup)).toBe('1.07: 46.3 46.3 46.3 known')
    expect(sent(backup, true)).toBe('0.52: 73.8 73.8 73.8 known')
    expect(sent({ ...backup, otherProvider: false })).toBe('0.52: 73.8 73.8 73.8 known')
    expect(brief('cost.leaving', { deployment: stored })).toBe('null: 0 0 100 unknown')
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
