import { describe, expect, it } from 'vitest'
import type { Comparison } from '../../src/domain/comparison.ts'
import type { Deployment } from '../../src/domain/deployment.ts'
import type { DataClassRule } from '../../src/domain/data-class-rule.ts'
import type { FactBook, ProviderFacts } from '../../src/domain/facts.ts'
import type { Catalogue } from '../../src/domain/offers.ts'
import type { CompareByCriteriaRequest } from '../../src/scoring/compare-by-criteria.ts'
import { compareByCriteria } from '../../src/scoring/compare-by-criteria.ts'
import type { ConstraintDefinition } from '../../src/scoring/constraints/constraint.ts'
import { met } from '../../src/scoring/constraints/constraint.ts'
import { address, catalogue, component, deployment, norms, price, rates, server, today, volume } from '../cost/build.ts'
import { about, book, seals, sourced } from './build.ts'
import { reference } from './bundled-reference.ts'

const weights = { security: 1, sovereignty: 1, flexibility: 1, consistency: 1, cost: 1, skills: 1, fit: 1 }

const sold = (at: string, month: string) => [
  server('b3-8', [price(month, 'month')], { at, diskGib: 0, disk: 'none' }),
  volume('fast', [price('0.1', 'GiB-month')], { at, class: 'fast' }),
  address([price('2', 'month')], { at }),
]

/** Two regions of one provider, and one more provider. */
const three: Catalogue = catalogue([...sold('north/one', '20'), ...sold('north/two', '21'), ...sold('south/one', '30')])

function wellKnown(country: string, part: FactBook = {}): FactBook {
  const feature = true
  return {
    ...seals(3),
    ...book({
      holders: [{ name: `Holder in ${country}`, country, capitalPercent: 100, votesPercent: 100, veto: false }],
      encryptionAtRest: 'default',
      keyHolder: 'provider',
      identity: { twoFactor: feature, scopedTokens: feature, auditLog: feature, federation: feature },
      isolation: 'shared',
      ddos: 'included',
      backupTarget: 'other-zone',
      billingGrain: 'hour',
      resize: 'stop',
      volumeGrowth: 'attached',
      timeToServerMinutes: 5,
      footprint: { regions: 3, zones: 5 },
      images: { cloudInit: feature, customImages: feature, acrossRegions: feature },
      tools: [{ name: 'Terraform', maintainer: 'vendor' }],
      apiStability: { versioned: feature, breakingChanges: 0 },
      snapshots: { volume: feature, group: feature, schedule: feature },
      api: 'open-standard',
      restore: 'self-service',
      network: { privateNetwork: feature, ipv6: feature, floatingAddress: feature, firewall: feature, vpn: feature },
      zones: 3,
      serverSla: 99.9,
      founded: '2010-01-01',
    }),
    ...part,
  }
}

const facts: readonly ProviderFacts[] = [about('north', wellKnown('DE')), about('south', wellKnown('US'))]

const rule = (part: Partial<DataClassRule>): DataClassRule => ({
  dataClass: 'personal',
  where: 'EU',
  law: { en: 'a law', fr: 'une loi' },
  from: '2018-05-25',
  constraint: null,
  says: { en: 'do', fr: 'faire' },
  source: 'https://law.example',
  date: '2026-01-01',
  confidence: 'sourced',
  ...part,
})

function ask(wanted: Deployment, part: Partial<CompareByCriteriaRequest> = {}): Comparison {
  return compareByCriteria({
    deployment: wanted,
    catalogue: three,
    stores: part.catalogue ?? three,
    rates,
    norms,
    options: { jurisdictions: { EU: ['DE', 'FR'], european: ['DE', 'FR'] } },
    today,
    knowledge: { providers: facts, dataClasses: [] },
    weights,
    reference,
    ...part,
  })
}

const states = ({ alternatives }: Comparison) => alternatives.map(({ id, state, rank }) => [id, state, rank])
const saysOf = ({ verdict }: Comparison) => verdict.sentences.map(({ key }) => key)
const web = component('web', { diskGib: 10 })

describe('the comparison by criteria', () => {
  it('ranks by the score, and carries what it went by', () => {
    const found = ask(deployment([web]))
    const { deployment: name, currency, method, legalPoints, warnings } = found
    expect({ name, currency, method, weights: found.weights, rates: found.rates, legalPoints, warnings }).toEqual({
      name: 'shop',
      currency: 'EUR',
      method: 'weighted-sum',
      weights,
      rates: [],
      legalPoints: [],
      warnings: [],
    })
    expect(states(found)).toEqual([
      ['north/one', 'ranked', 1],
      ['north/two', 'ranked', 2],
      ['south/one', 'ranked', 3],
    ])
    expect(saysOf(found)).toContain('criteria.verdict.notClear')
    expect(found.alternatives.map(({ overall, seal }) => [overall === null, seal === null])).toEqual(
      states(found).map(() => [false, false]),
    )
  })

  it('puts what lies with the users first among equals, whatever it costs', () => {
    const regions = three.regions.map((region) => (region.id === 'two' ? { ...region, country: 'FR' } : region))
    const same = [...sold('north/one', '20'), ...sold('north/two', '20')]
    const wanted = (usersIn: readonly string[]): Deployment => deployment([web], { usersIn })
    const first = (usersIn: readonly string[]) =>
      ask(wanted(usersIn), { catalogue: { ...catalogue(same), regions } }).alternatives[0]?.id
    expect([first(['FR']), first([])]).toEqual(['north/two', 'north/one'])
  })

  it('requires what the user asks, and what the class of data implies, each once', () => {
    const wanted = deployment([component('web', { diskGib: 10, dataClass: 'personal' })], {
      usersIn: ['DE'],
      require: ['control=european'],
    })
    const dataClasses = [
      rule({ constraint: 'control=european' }),
      rule({ constraint: 'country=FR' }),
      rule({ dataClass: 'health', constraint: 'country=BE' }),
    ]
    const found = ask(wanted, { knowledge: { providers: facts, dataClasses } })
    expect(found.legalPoints.map(({ constraint }) => constraint)).toEqual(['control=european', 'country=FR'])
    expect(
      found.alternatives.map(({ id, state, reasons }) => [id, state, reasons.map((one) => one.constraint)]),
    ).toEqual([
      ['north/one', 'excluded', ['country=FR']],
      ['north/two', 'excluded', ['country=FR']],
      ['south/one', 'excluded', ['control=european', 'country=FR']],
    ])
    expect(found.verdict.sentences[1]).toEqual({
      key: 'bill.verdict.metNowhere',
      values: { constraint: 'country=FR', count: 3 },
    })
  })

  it('names the holder who decides, and keeps constraints that others bring', () => {
    const wanted = deployment([web], { require: ['control=european', 'odd=1'] })
    const odd: ConstraintDefinition = { operators: ['='], judge: () => met, check: () => null }
    const found = ask(wanted, {
      options: { jurisdictions: { european: ['DE'] }, moreConstraints: { odd } },
    })
    const south = found.alternatives.find(({ provider }) => provider === 'south')
    expect(south?.reasons[0]?.text.values['holder']).toBe('Holder in US')
  })

  it('where nothing is ranked, says what excludes most; where copies lie elsewhere, without a price', () => {
    const says = (otherProvider: boolean) =>
      saysOf(
        ask(deployment([web], { require: ['country=FR'], backup: { retentionDays: 7, copies: 1, otherProvider } })),
      )
    expect([says(false)[2], says(true)[2]]).toEqual(['bill.verdict.relaxAtLeast', 'bill.verdict.relaxUnpriced'])
  })

  it('warns of what runs today, of who closes further down, and of what a total rests on', () => {
    const closing = book({ closingNotice: { announced: '2026-10-01', ends: '2027-06-30' } }, sourced)
    const wanted = deployment([web], {
      usersIn: ['BE'],
      current: {
        provider: 'south',
        country: 'DE',
        lines: [{ what: 'all', amount: '500', currency: null, tax: 'excluded', period: 'month', date: null }],
        minimumTermEnds: null,
        noticeDays: null,
      },
    })
    const fourth = catalogue([...three.offers, ...sold('west/one', '90')])
    const providers = [...facts, about('west', wellKnown('DE', closing))]
    const found = ask(wanted, {
      catalogue: fourth,
      knowledge: { providers, dataClasses: [] },
      weights: { ...weights, cost: 9 },
    })
    expect(found.warnings.map(({ key }) => key)).toEqual([
      'criteria.warning.today',
      'criteria.closing.notice',
      'bill.warning.usersNone',
    ])
  })
})
