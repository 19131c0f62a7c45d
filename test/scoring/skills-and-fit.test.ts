import { describe, expect, it } from 'vitest'
import type { FactBook } from '../../src/domain/facts.ts'
import type { Offer } from '../../src/domain/offers.ts'
import { component, deployment, need, price, provider, server, today, volume } from '../cost/build.ts'
import { alternative, book, brief, nobodyKnows, offers, score, sourced } from './build.ts'
import { tr } from './scored.ts'

const team = (languages: readonly string[], peopleOnCall: number | null = null) =>
  deployment([component('web')], { team: { wagePerHour: null, peopleOnCall, languages } })

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
  it('measures waste over several components, counting servers and leaving out what has no size', () => {
    const [one] = alternative('north/one').placements
    if (one === undefined) throw new Error('nothing placed')
    const parts = deployment([
      component('web', { count: 3, vcpu: 2, memoryGib: 4 }),
      component('db', { count: 1, vcpu: 4, memoryGib: 8 }),
      component('old', { managed: 'elsewhere', vcpu: 100, memoryGib: 100 }),
      component('lost', { vcpu: 100, memoryGib: 100 }),
      component('disk', { vcpu: null }),
      component('cpu', { memoryGib: null }),
    ])
    const placements = [
      { ...one, component: 'web', count: 3, vcpu: 4, memoryGib: 4 },
      { ...one, component: 'web', count: 1, vcpu: null, memoryGib: 64 },
      { ...one, component: 'web', count: 1, vcpu: 64, memoryGib: null },
      { ...one, component: 'db', count: 1, vcpu: 4, memoryGib: 28 },
      { ...one, component: 'old', count: 1, vcpu: 100, memoryGib: 900 },
      { ...one, component: 'disk', count: 1, vcpu: 50, memoryGib: 50 },
      { ...one, component: 'cpu', count: 1, vcpu: 50, memoryGib: 50 },
    ]
    // 16 of 10 CPUs and 40 of 20 GiB: 60 % and 100 % too much.
    const found = { deployment: parts, alternative: alternative('north/one', { placements }) }
    expect(brief('fit.waste', found)).toBe('80: 46.7 46.7 46.7 known')
    const apart = deployment([component('x', { managed: 'elsewhere' })])
    expect(brief('fit.waste', { deployment: apart })).toBe('not applicable')
    expect(score('fit.waste', { alternative: alternative('north/one', { placements: [] }) })?.reason).toEqual({
      key: 'criteria.reason.nothingPlaced',
      values: {},
    })
  })

  it('counts burstable CPUs for what is guaranteed of them', () => {
    const sold = server('b3-8', [price('1', 'month')], { vcpu: 8, memoryGib: 4, cpu: 'burstable', baseline: 0.25 })
    const [one] = alternative('north/one').placements
    if (one === undefined) throw new Error('nothing placed')
    const placed = { ...one, offer: sold.id, vcpu: 8, memoryGib: 4 }
    const at = alternative('north/one', { placements: [placed] })
    expect(brief('fit.waste', { alternative: at, offers: offers([sold]) })).toBe('0: 100 100 100 known')
    expect(brief('fit.waste', { alternative: at })).toBe('150: 0 0 0 known')
  })

  it('never makes up for too few CPUs with memory', () => {
    const [one] = alternative('north/one').placements
    if (one === undefined) throw new Error('nothing placed')
    const placements = [{ ...one, vcpu: 1, memoryGib: 8 }]
    expect(brief('fit.waste', { alternative: alternative('north/one', { placements }) })).toBe(
      '50: 66.7 66.7 66.7 known',
    )
  })

  it('tells four kinds of processor apart, and takes no notice of what is going away', () => {
    const month = [price('1', 'month')]
    const four = [
      server('s', month),
      server('b', month, { cpu: 'burstable' }),
      server('d', month, { cpu: 'dedicated' }),
      server('a', month, { arch: 'arm64' }),
      server('g', month, { gpu: true }),
    ]
    const kinds = (sold: readonly Offer[]) => brief('fit.architectures', { offers: offers(sold) }).split(':')[0]
    expect([kinds(four), kinds(four.slice(0, 2)), kinds(four.slice(4)), kinds(four.slice(3))]).toEqual([
      '4',
      '1',
      '1',
      '2',
    ])
    const going = [
      server('o', month, { arch: 'arm64', stock: 'deprecated' }),
      server('n', [], { cpu: 'dedicated', stock: 'deprecated' }),
    ]
    expect([kinds([...going, server('s', month)]), kinds(going), kinds([volume('v', month)])]).toEqual([
      '1',
      'null',
      'null',
    ])
    const mixed = deployment([component('x', { managed: 'elsewhere' }), component('b', { kind: 'backup' })])
    expect(brief('fit.architectures', { offers: offers(four), deployment: mixed })).toBe('not applicable')
  })

  it('asks for classes of storage as soon as one component has volumes', () => {
    const sold = offers([volume('a', [price('1', 'GiB-month')])])
    const of = (...parts: Parameters<typeof deployment>[0]) =>
      brief('fit.storageClasses', { deployment: deployment(parts), offers: sold }).split(':')[0]
    expect([
      of(component('web'), component('db', { volumes: [need(1)] })),
      of(component('v', { kind: 'volume' })),
      of(component('web')),
    ]).toEqual(['1', '1', 'not applicable'])
  })

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
      volume('c', [], { class: 'fast' }),
      server('x', month),
      server('y', month, { cpu: 'dedicated' }),
      server('z', month, { arch: 'arm64' }),
      server('g', [], { arch: 'arm64' }),
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
    expect(of({ closingNotice: [nobodyKnows()] })).toBe('25: 0 25 100 unknown')
    expect(of({ founded: [nobodyKnows()], ownershipChanges: [nobodyKnows()] })).toBe('25: 0 25 100 unknown')
    expect(brief('fit.continuity')).toBe('null: 0 25 100 unknown')
  })

  it('takes points for the incidents of five years', () => {
    const of = (kind: 'outage' | 'data-loss' | 'breach', hours: number | null, date = '2025-01-01') =>
      score('fit.incidents', {
        facts: book({ incidents: [{ date, what: 'fire', kind, hours }] }, { ...sourced, date: today }),
      })?.score
    expect([of('outage', 23), of('outage', 24), of('outage', null), of('breach', 1), of('data-loss', 1)]).toEqual([
      95, 90, 95, 80, 70,
    ])
    expect([of('data-loss', 1, '2021-03-10'), of('data-loss', 1, '2026-12-01')]).toEqual([100, 100])
    const quiet = (date: string) => brief('fit.incidents', { facts: book({ incidents: [] }, { ...sourced, date }) })
    expect(quiet(today)).toBe('0: 100 100 100 known')
    expect(quiet('2024-05-23')).toBe('0: 50 62.5 100 partial')
    expect(quiet('2021-11-20')).toBe('0: 0 25 100 unknown')
  })

  it('names the incidents that are too old to count', () => {
    const on = (date: string) => ({ date, what: 'fire', kind: 'data-loss', hours: null }) as const
    const noteOf = (...dates: readonly string[]) => {
      const note = score('fit.incidents', { facts: book({ incidents: dates.map(on) }) })?.note
      return note === undefined ? null : tr.t(note)
    }
    expect([noteOf('2021-03-10', '2025-01-01', '2026-12-01'), noteOf('2025-01-01')]).toEqual([
      'no longer counted, as older than 5 years: data lost on 10 Mar 2021 (fire)',
      null,
    ])
  })
})
