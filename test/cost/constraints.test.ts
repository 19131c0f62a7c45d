import { describe, expect, test } from 'vitest'
import type { Cost } from '../../src/domain/comparison.ts'
import { Big } from '../../src/domain/money.ts'
import type { Candidate } from '../../src/scoring/constraints/constraint.ts'
import { baseConstraints } from '../../src/scoring/constraints/base-constraints.ts'
import { parseConstraint } from '../../src/scoring/constraints/parse-constraint.ts'
import { applyConstraints, readConstraints } from '../../src/scoring/constraints/apply-constraints.ts'
import { compare, component, deployment, json, price, server, sourced } from './build.ts'

const constraints = baseConstraints({ EU: ['DE', 'FR'], european: ['DE', 'FR', 'CH'] }, 'EUR')

describe('reading', () => {
  test.each([
    ['country=EU', 'country', '=', ['EU']],
    [' country != us , gb ', 'country', '!=', ['us', 'gb']],
    ['country=european', 'country', '=', ['european']],
    ['provider=ovh,hetzner', 'provider', '=', ['ovh', 'hetzner']],
    ['region=fsn1', 'region', '=', ['fsn1']],
    ['arch=arm64', 'arch', '=', ['arm64']],
    ['bill<=100', 'bill', '<=', ['100']],
    ['total >= 99.50', 'total', '>=', ['99.50']],
  ])('%s', (text, key, operator, values) => {
    expect(parseConstraint(text, constraints)).toEqual({
      kind: 'constraint',
      constraint: { key, operator, values, text: text.trim() },
    })
  })

  test.each([
    ['', 'bill.constraint.shape'],
    ['country', 'bill.constraint.shape'],
    ['=EU', 'bill.constraint.shape'],
    ['country<EU', 'bill.constraint.shape'],
    ['country==EU', 'bill.constraint.country'],
    ['colour=blue', 'bill.constraint.unknown'],
    ['toString=1', 'bill.constraint.unknown'],
    ['country>=EU', 'bill.constraint.operator'],
    ['bill=100', 'bill.constraint.operator'],
    ['country=', 'bill.constraint.empty'],
    ['country=DE,,FR', 'bill.constraint.empty'],
    ['country=Germany', 'bill.constraint.country'],
    ['arch=sparc', 'bill.constraint.arch'],
    ['bill<=cheap', 'bill.constraint.amount'],
    ['bill<=-5', 'bill.constraint.amount'],
  ])('%s is refused', (text, key) => {
    expect(parseConstraint(text, constraints)).toMatchObject({ kind: 'problem', message: { key } })
  })

  test('an unknown name lists the known ones', () => {
    expect(parseConstraint('colour=blue', constraints)).toEqual({
      kind: 'problem',
      message: { key: 'bill.constraint.unknown', values: { key: 'colour', text: 'colour=blue' } },
      hint: { key: 'bill.constraint.unknownHint', values: { known: 'arch, bill, country, provider, region, total' } },
    })
  })

  test('all problems at once', () => {
    const read = (): unknown => readConstraints(['colour=blue', 'country=EU', 'bill=1'], constraints, 'shop.yaml')
    expect(read).toThrow(
      expect.objectContaining({
        kind: 'usage',
        problems: [
          expect.objectContaining({
            file: 'shop.yaml',
            message: expect.objectContaining({ key: 'bill.constraint.unknown' }) as unknown,
          }),
          expect.objectContaining({
            file: 'shop.yaml',
            message: expect.objectContaining({ key: 'bill.constraint.operator' }) as unknown,
          }),
        ],
      }),
    )
  })
})

describe('judging', () => {
  const offer = server('s', [price('100', 'month')])
  const [alternative] = compare([offer], deployment([component('web')])).alternatives
  if (alternative === undefined) throw new Error('nothing was billed')
  const candidate: Candidate = { alternative, offers: [offer] }
  const verdict = (text: string, on: Candidate = candidate): string => {
    const { state, reasons } = applyConstraints(on, readConstraints([text], constraints, 'shop.yaml'), constraints)
    return [state, ...reasons.map((reason) => reason.text.key)].join(' ')
  }

  test.each([
    ['country=DE', 'ranked'],
    ['country=de,fr', 'ranked'],
    ['country=EU', 'ranked'],
    ['country=eu', 'ranked'],
    ['country=FR', 'excluded bill.unmet.country'],
    ['country!=EU', 'excluded bill.unmet.country'],
    ['country!=FR', 'ranked'],
    ['provider=North', 'ranked'],
    ['provider!=north', 'excluded bill.unmet.provider'],
    ['region=one', 'ranked'],
    ['region=north/one', 'ranked'],
    ['region=two', 'excluded bill.unmet.region'],
    ['arch=x86', 'ranked'],
    ['arch=arm64', 'excluded bill.unmet.arch'],
    ['arch!=arm64', 'ranked'],
    ['bill<=100', 'ranked'],
    ['bill<=99.99', 'excluded bill.unmet.bill'],
    ['bill>=100', 'ranked'],
    ['bill>=100.01', 'excluded bill.unmet.bill'],
    ['total<=99', 'excluded bill.unmet.total'],
  ])('%s: %s', (text, expected) => {
    expect(verdict(text)).toBe(expected)
  })

  const { cost } = alternative
  if (cost === null) throw new Error('nothing was billed')
  const staff = { low: new Big(1), expected: new Big(5), high: new Big(9) }
  const atWorst: Cost['atWorst'] = {
    bill: new Big(110),
    range: null,
    operations: { ...cost.operations, money: staff },
    placements: [],
  }

  test.each([
    ['a country that nobody knows', { ...alternative, country: null }, 'country=DE', 'undecided bill.fact.country'],
    ['a country that nobody knows', { ...alternative, country: null }, 'country!=US', 'undecided bill.fact.country'],
    ['no bill', { ...alternative, cost: null }, 'bill<=1', 'undecided bill.fact.price'],
    [
      'servers that volumes may take besides, over the limit',
      { ...alternative, cost: { ...cost, atWorst } },
      'bill<=109.99',
      'undecided bill.fact.billServers',
    ],
    [
      'prices in doubt, and such servers',
      {
        ...alternative,
        cost: { ...cost, range: { low: new Big(90), high: new Big(105), shareUncertain: 0.1 }, atWorst },
      },
      'bill<=109.99',
      'undecided bill.fact.billRangeServers',
    ],
    ['servers that volumes may take besides', { ...alternative, cost: { ...cost, atWorst } }, 'bill<=110', 'ranked'],
    [
      'staff hours on such servers, over the limit',
      { ...alternative, cost: { ...cost, atWorst } },
      'total<=114.99',
      'undecided bill.fact.totalServers',
    ],
    ['staff hours on such servers', { ...alternative, cost: { ...cost, atWorst } }, 'total<=115', 'ranked'],
    [
      'a lower bound below the limit',
      { ...alternative, cost: { ...cost, lowerBound: true } },
      'bill<=200',
      'undecided bill.fact.billAtLeast',
    ],
    [
      'a lower bound above the limit',
      { ...alternative, cost: { ...cost, lowerBound: true } },
      'bill<=99',
      'excluded bill.unmet.billAtLeast',
    ],
    ['a lower bound above the least', { ...alternative, cost: { ...cost, lowerBound: true } }, 'bill>=100', 'ranked'],
    [
      'a lower bound below the least',
      { ...alternative, cost: { ...cost, lowerBound: true } },
      'total>=101',
      'undecided bill.fact.totalAtLeast',
    ],
  ])('an unknown satisfies nothing: %s (%#)', (_what, unsure, text, expected) => {
    expect(verdict(text, { ...candidate, alternative: unsure })).toBe(expected)
  })

  describe('a limit within the range leaves it open, either way', () => {
    const unverified = { ...sourced, confidence: 'unverified' } as const
    const guessed = server('s', [price('100', 'month', { evidence: unverified })])
    const judged = (text: string): readonly unknown[] => {
      const team = { wagePerHour: '10', peopleOnCall: 1, languages: [] }
      const wanted = deployment([component('web')], { team, require: [text] })
      const [only] = compare([guessed], wanted).alternatives
      return [only?.state, ...(only?.reasons.map((reason) => reason.text.key) ?? [])]
    }

    // The bill is 75–125; three hours of work make the total 105–155.
    test.each([
      ['bill<=125', 'ranked'],
      ['bill<=124.99', 'undecided', 'bill.fact.billRange'],
      ['bill<=75', 'undecided', 'bill.fact.billRange'],
      ['bill<=74.99', 'excluded', 'bill.unmet.billRange'],
      ['bill>=75', 'ranked'],
      ['bill>=75.01', 'undecided', 'bill.fact.billRange'],
      ['bill>=125', 'undecided', 'bill.fact.billRange'],
      ['bill>=125.01', 'excluded', 'bill.unmet.billRange'],
      ['total<=154.99', 'undecided', 'bill.fact.totalRange'],
      ['total<=104.99', 'excluded', 'bill.unmet.totalRange'],
      ['total>=105', 'ranked'],
      ['total>=155.01', 'excluded', 'bill.unmet.totalRange'],
    ])('%s: %s', (text, ...expected) => {
      expect(judged(text)).toEqual(expected)
    })

    test('the reason is money with its currency and its range', () => {
      const wanted = deployment([component('web')], { currency: 'USD', require: ['bill<=1'] })
      const [only] = compare([guessed], wanted).alternatives
      const money = (amount: string): object => ({ amount, currency: 'USD' })
      const values = { amount: money('125.00'), low: money('93.75'), high: money('156.25') }
      expect(json(only?.reasons)).toEqual([{ constraint: 'bill<=1', text: { key: 'bill.unmet.billRange', values } }])
    })
  })

  test('current is judged like the rest, and its processors are unknown', () => {
    const line = { what: 'x', amount: '5', currency: null, tax: 'excluded', period: 'month', date: null } as const
    const current = { provider: 'old', country: 'US', lines: [line], minimumTermEnds: null, noticeDays: null }
    const states = ['country=EU', 'arch=x86', 'provider=old'].map((text) => {
      const { alternatives } = compare([offer], deployment([component('web')], { current, require: [text] }))
      return json(alternatives.map(({ id, state, rank }) => [id, state, rank]))
    })
    expect(states).toEqual([
      [
        ['north/one', 'ranked', 1],
        ['current', 'excluded', null],
      ],
      [
        ['north/one', 'ranked', 1],
        ['current', 'undecided', null],
      ],
      [
        ['current', 'ranked', 1],
        ['north/one', 'excluded', null],
      ],
    ])
  })

  test('constraints may be added', () => {
    const options = {
      jurisdictions: {},
      moreConstraints: {
        even: {
          operators: ['='] as const,
          check: () => null,
          judge: () => ({ kind: 'unmet', reason: { key: 'bill.infeasible.noServers', values: {} } }) as const,
        },
      },
    }
    const { alternatives } = compare([offer], deployment([component('web')], { require: ['even=yes'] }), { options })
    expect(alternatives.map(({ state, reasons }) => [state, reasons[0]?.constraint])).toEqual([
      ['excluded', 'even=yes'],
    ])
  })
})
