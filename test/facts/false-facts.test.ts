import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readProviderFile } from '../../src/catalog/read-provider-file.ts'
import { checkDocument } from '../../src/documents/check-document.ts'
import { factsFileSchema } from '../../src/documents/facts-file.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { sealObjectives } from '../../src/domain/facts.ts'
import { summariseSeal } from '../../src/scoring/criteria/seal.ts'

const file = 'docs/examples/my-provider.yaml'
const example = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const today = '2026-11-22'

type Told = readonly [line: number | null, key: string, hint?: string | undefined]

function problems(text: string): readonly Told[] {
  try {
    readProviderFile({ file, text, today })
    return []
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    return error.problems.map(({ line, message, hint }): Told => [line, message.key, hint?.key])
  }
}

const lineOf = (fragment: string): number => example.slice(0, example.indexOf(fragment)).split('\n').length

describe('a provider file of the user’s own', () => {
  test.each<[string, string, string, string]>([
    ['was written tomorrow', 'date: 2026-11-20 }', 'date: 2026-11-23 }', 'document.future'],
    ['has a source of tomorrow', 'date: 2024-03-01', 'date: 2099-01-01', 'document.future'],
    ['names a blank source', 'source: Statutes of the joint authority', 'source: "  "', 'evidence.source.blank'],
    ['names a dash as its source', 'source: Statutes of the joint authority', 'source: "-"', 'evidence.source.blank'],
    ['begins in the future', 'founded: { value: 2021-09-01', 'founded: { value: 2031-09-01', 'document.future'],
    [
      'scopes a certificate to a region it has not',
      'regions: [town-1]',
      'regions: [town-2]',
      'evidence.region.unknown',
    ],
    [
      'scopes a fact to a region it has not',
      'zones: { value: 2',
      'zones: { regions: [nowhere], value: 2',
      'evidence.region.unknown',
    ],
    [
      'has a certificate that ends before it begins',
      'validUntil: 2028-06-29',
      'validUntil: 2020-06-29',
      'evidence.dates.order',
    ],
    [
      'announces its end after it',
      'closingNotice: { value: null }',
      'closingNotice: { value: { announced: 2026-11-01, ends: 2026-10-31 } }',
      'evidence.dates.order',
    ],
    ['contracts in a country that is none', 'towns, country: FR }', 'towns, country: XX }', 'document.country'],
    ['is held by a group of countries', 'member towns, country: FR', 'member towns, country: EU', 'document.country'],
    ['lies in a country that is none', 'town-1: { country: FR', 'town-1: { country: ZZ', 'document.country'],
  ])('%s: told with its line', (_, fragment, replacement, key) => {
    expect(example).toContain(fragment)
    expect(problems(example.replace(fragment, replacement)).map((told) => told.slice(0, 2))).toEqual([
      [lineOf(fragment), key],
    ])
  })

  test('UK is told to be GB', () => {
    expect(problems(example.replace('town-1: { country: FR', 'town-1: { country: UK'))).toEqual([
      [lineOf('town-1: { country'), 'document.country', 'document.country.meant'],
    ])
  })

  test('as it stands has no problem', () => {
    expect(problems(example)).toEqual([])
  })
})

describe('who is said to have assessed a level', () => {
  const levels = (entry: string): string =>
    example
      .replace(/^seal:\n(?: {2}SOV.*\n)+/m, '')
      .replace('facts:\n', `facts:\n${sealObjectives.map((one) => `  ${one}: ${entry}\n`).join('')}`)
  const assessed = (entry: string) => {
    const { facts } = readProviderFile({ file, text: levels(entry), today }).facts
    const seal = summariseSeal({ facts, region: 'town-1', products: [] })
    return [seal?.objectives[0]?.assessedBy, seal?.estimated]
  }
  test.each(['third-party', 'contracting-authority'])('%s needs a source, and never makes an EU rating', (who) => {
    expect([
      assessed(`{ value: { level: 3, assessedBy: ${who} } }`),
      assessed(`{ value: { level: 3, assessedBy: ${who} }, source: statutes }`),
      assessed('{ value: { level: 3, assessedBy: provider-claim } }'),
    ]).toEqual([
      ['user', true],
      [who, true],
      ['provider-claim', true],
    ])
  })
})

describe('a bundled facts file', () => {
  const head = `schema: broker/facts/1
provider: x
sources:
  page: { source: https://example.org, date: 2026-11-22 }
facts:
`
  const told = (text: string): readonly Told[] => {
    const checked = checkDocument({ file: 'facts/x.yaml', text, schema: factsFileSchema })
    return checked.ok ? [] : checked.problems.map(({ line, message }): Told => [line, message.key])
  }
  test.each([
    [
      'a country that is none',
      '  contractEntity: { value: { name: X, country: UK }, source: page }',
      'document.country',
    ],
    [
      'an end before its announcement',
      '  closingNotice: { value: { announced: 2026-11-01, ends: 2026-10-31 }, source: page }',
      'evidence.dates.order',
    ],
    [
      'a fact that is told twice',
      '  api: [{ value: compatible, source: page }, { value: own-closed, source: page }]',
      'evidence.twice',
    ],
    [
      'a fact that is told twice for the same, in another order',
      '  api: [{ value: none, regions: [a, b], source: page }, { value: compatible, regions: [b, a], source: page }]',
      'evidence.twice',
    ],
    [
      'a price that falls below nothing',
      '  priceHistory: { value: { observedFrom: 2024-01-01, changes: [{ date: 2025-01-01, percent: -500, what: all }] }, source: page }',
      'evidence.percent.fall',
    ],
  ])('%s', (_, line, key) => {
    expect(told(head + line)).toEqual([[6, key]])
  })

  test.each([
    '  api: [{ value: compatible, source: page }, { value: own-closed, regions: [a], source: page }]',
    '  incidents: [{ value: [], source: page }, { value: [], source: page }]',
    '  priceHistory: { value: { observedFrom: 2024-01-01, changes: [{ date: 2025-01-01, percent: -100, what: all }] }, source: page }',
  ])('has no problem with %s', (line) => {
    expect(told(head + line)).toEqual([])
  })

  test('a source of blanks', () => {
    const text = `${head}  api: { value: compatible, source: page }`.replace('https://example.org', "'   '")
    expect(told(text)).toEqual([[4, 'evidence.source.blank']])
  })
})
