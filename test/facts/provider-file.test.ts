import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readProviderFile } from '../../src/catalog/read-provider-file.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { sealObjectives } from '../../src/domain/facts.ts'

const file = 'docs/examples/my-provider.yaml'
const example = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')

const scope = { regions: 'all', products: 'all' }
const declared = {
  source: `${file} (Joint IT office)`,
  date: '2026-11-20',
  confidence: 'sourced',
  selfDeclared: true,
  unsourced: true,
}

function problems(text: string): readonly (readonly [number | null, string])[] {
  try {
    readProviderFile({ file, text })
    return []
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    return error.problems.map(({ line, message }) => [line, message.key] as const)
  }
}

test('the example gives a self-declared provider with a level for every objective', () => {
  const { facts } = readProviderFile({ file, text: example })
  expect({ provider: facts.provider, selfDeclared: facts.selfDeclared }).toEqual({
    provider: 'town-cloud',
    selfDeclared: true,
  })
  expect(sealObjectives.map((objective) => facts.facts[objective])).toEqual(
    [4, 4, 3, 3, 2, 4, 3, 2].map((level) => [
      { known: true, value: { level, assessedBy: 'user' }, evidence: declared, scope },
    ]),
  )
})

test('a fact without a source stands on the word of who declared it; a known unknown needs no day', () => {
  const { facts } = readProviderFile({ file, text: example }).facts
  expect(facts.api).toEqual([{ known: true, value: 'open-standard', evidence: declared, scope }])
  expect(facts.ddos).toEqual([{ known: false, reason: 'nobody has asked the carrier yet', scope }])
  const [entity] = facts.contractEntity ?? []
  expect(entity?.known === true ? entity.evidence : null).toEqual({
    source: 'Statutes of the joint authority',
    date: '2024-03-01',
    confidence: 'sourced',
    selfDeclared: true,
  })
})

test('its offers are the user’s own', () => {
  const { prices } = readProviderFile({ file, text: example })
  expect(prices.offers.map(({ id, origin }) => [id, origin])).toEqual([
    ['town-cloud/town-1/small', 'user'],
    ['town-cloud/town-1/medium', 'user'],
    ['town-cloud/town-1/large', 'user'],
    ['town-cloud/town-1/disk', 'user'],
    ['town-cloud/town-1/snapshot', 'user'],
    ['town-cloud/town-1/traffic', 'user'],
    ['town-cloud/town-1/address', 'user'],
  ])
  expect(prices.provider).toEqual({
    id: 'town-cloud',
    name: 'Cloud of the neighbouring towns',
    model: 'openstack',
    website: 'https://cloud.example.org',
    closed: null,
    sells: ['snapshot', 'backup'],
    lacks: ['mail'],
    discounts: [],
  })
})

test('without prices it is known and offers nothing', () => {
  const text = example.slice(0, example.indexOf('prices:'))
  const { facts, prices } = readProviderFile({ file, text })
  expect([facts.provider, prices.offers, prices.regions]).toEqual(['town-cloud', [], []])
})

const lineOf = (fragment: string): number => example.slice(0, example.indexOf(fragment)).split('\n').length

test.each([
  ['a level of five', 'SOV-5: 2', 'SOV-5: 5', 'document.notOneOf'],
  ['a ninth objective', 'SOV-8: 2', 'SOV-9: 2', 'document.unknownKey'],
  ['a source that does not exist', 'source: certificate', 'source: paper', 'facts.source.missing'],
  ['an unknown key of a fact', 'founded: {', 'since: {', 'document.unknownKey'],
  [
    'a price from nowhere',
    'month: 0.08, min: 1, max: 16384, maxPerServer: 20, source: contract',
    'month: 0.08, min: 1, max: 16384, maxPerServer: 20, source: paper',
    'price.source',
  ],
])('%s is told with its line', (_, fragment, replacement, key) => {
  const found = problems(example.replace(fragment, replacement))
  expect(found.map(([line]) => line)).toContain(lineOf(fragment))
  if (key.startsWith('price.')) return
  expect(found.map(([, each]) => each)).toContain(key)
})

test('a level and a fact for the same objective are one too many', () => {
  const text = example.replace('facts:\n', 'facts:\n  SOV-1: { value: { level: 2, assessedBy: user } }\n')
  expect(problems(text)).toEqual([[lineOf('facts:\n') + 1, 'facts.seal.twice']])
})

test.each(['provider', 'customer-inside', 'customer-outside'])(
  'who encrypts no volume has no keys to hold: %s',
  (holder) => {
    const entry = (value: string) => `  keyHolder: { value: ${value} }`
    const kept = example.replace(/encryptionAtRest: .*/, 'encryptionAtRest: { value: by-customer }')
    const text = kept.replace(entry('customer-inside'), entry(holder))
    const line = text.slice(0, text.indexOf(entry(holder))).split('\n').length
    expect(problems(text)).toEqual([[line, 'evidence.keyHolder.none']])
    expect(problems(text.replace(entry(holder), entry('none')))).toEqual([])
    expect(problems(text.replace('by-customer', 'optional'))).toEqual([])
  },
)

test('a ninth objective is told with the eight that there are', () => {
  const read = () => readProviderFile({ file, text: example.replace('SOV-8: 2', 'COST-9: 2') })
  expect(read).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({
          message: { key: 'document.unknownKey', values: { key: 'COST-9' } },
          hint: { key: 'document.unknownKey.known', values: { keys: sealObjectives.join(', ') } },
        }),
      ],
    }),
  )
})

test('a level in quotes is told what is wrong with it', () => {
  const read = () => readProviderFile({ file, text: example.replace('SOV-8: 2', 'SOV-8: "2"') })
  expect(read).toThrow(
    expect.objectContaining({
      problems: [
        expect.objectContaining({ hint: { key: 'document.number.quotes', values: { key: 'SOV-8', number: '2' } } }),
      ],
    }),
  )
})

test('an empty file is best begun with an example of a provider file', () => {
  expect(() => readProviderFile({ file, text: '# nothing yet\n' })).toThrow(
    expect.objectContaining({
      problems: [expect.objectContaining({ hint: { key: 'providerFile.empty.hint', values: {} } })],
    }),
  )
})
