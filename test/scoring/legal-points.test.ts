import { describe, expect, it } from 'vitest'
import type { DataClass } from '../../src/domain/deployment.ts'
import type { DataClassRule } from '../../src/domain/data-class-rule.ts'
import { impliedConstraints, legalPoints } from '../../src/scoring/legal-points.ts'
import { component, deployment, today } from '../cost/build.ts'

const named = (en: string) => ({ en, fr: `loi ${en}` })

const rule = (part: Partial<DataClassRule>): DataClassRule => ({
  dataClass: 'personal',
  where: 'EEA',
  law: named('a law'),
  from: '2018-05-25',
  constraint: null,
  says: { en: 'do', fr: 'faire' },
  source: 'https://law.example',
  date: '2026-01-01',
  confidence: 'sourced',
  ...part,
})

const rules = [
  rule({ law: named('personal') }),
  rule({ law: named('health'), dataClass: 'health', where: 'FR', constraint: 'certification=HDS' }),
  rule({ law: named('anywhere'), dataClass: 'health', where: null, constraint: 'country=EU' }),
  rule({ law: named('public'), dataClass: 'public-sector', where: 'DE', constraint: 'control=european' }),
]

/** Law, components and constraint of each point. */
function points(classes: readonly DataClass[], usersIn: readonly string[]): readonly string[] {
  const components = classes.map((dataClass, index) => component(`part-${String(index)}`, { dataClass }))
  return legalPoints({
    deployment: deployment(components, { usersIn }),
    rules,
    jurisdictions: { EEA: ['DE', 'FR', 'NO'] },
    today,
  }).map(({ law, component: parts, constraint }) => `${law.en}: ${parts}: ${constraint ?? '-'}`)
}

describe('legal points', () => {
  it.each<[string, DataClass[], string[], string[]]>([
    ['nothing for public data', ['public'], ['FR'], []],
    ['a group of countries', ['personal'], ['NO'], ['personal: part-0: -']],
    ['outside of it', ['personal'], ['CA'], []],
    ['one of several countries of users', ['personal'], ['CA', 'FR'], ['personal: part-0: -']],
    [
      'health data are personal data too',
      ['health', 'public', 'personal'],
      ['FR'],
      ['personal: part-0, part-2: -', 'health: part-0: certification=HDS', 'anywhere: part-0: country=EU'],
    ],
    ['sensitive data are personal data too', ['sensitive'], ['DE'], ['personal: part-0: -']],
    [
      'another country',
      ['health', 'public-sector'],
      ['NO'],
      ['personal: part-0, part-1: -', 'anywhere: part-0: country=EU'],
    ],
    [
      'told but not required where nobody says who the users are',
      ['health'],
      [],
      ['personal: part-0: -', 'health: part-0: -', 'anywhere: part-0: country=EU'],
    ],
  ])('%s', (_, classes, usersIn, expected) => {
    expect(points(classes, usersIn)).toEqual(expected)
  })

  it('require each constraint once', () => {
    const wanted = deployment(
      [component('a', { dataClass: 'health' }), component('b', { dataClass: 'public-sector' })],
      {
        usersIn: ['FR', 'DE'],
      },
    )
    const twice = [...rules, rule({ dataClass: 'health', where: null, constraint: 'country=EU' })]
    const found = legalPoints({ deployment: wanted, rules: twice, jurisdictions: {}, today })
    expect(impliedConstraints(found)).toEqual(['certification=HDS', 'country=EU', 'control=european'])
  })

  it.each([
    ['2018-05-24', []],
    ['2018-05-25', ['a law']],
  ])('on %s: those that hold by then', (day, expected) => {
    const found = legalPoints({
      deployment: deployment([component('a', { dataClass: 'personal' })]),
      rules: [rule({})],
      jurisdictions: {},
      today: day,
    })
    expect(found.map(({ law }) => law.en)).toEqual(expected)
  })
})
