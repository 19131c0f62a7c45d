import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readProviderFile } from '../../src/catalog/read-provider-file.ts'
import { withOwnProviders } from '../../src/catalog/with-own-providers.ts'
import { compileFacts, decodeFacts } from '../../src/documents/compile-facts.ts'
import type { Catalogue } from '../../src/domain/offers.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { providerJson, providersJson } from '../../src/presenters/providers/present-providers-json.ts'
import {
  presentProvidersMarkdown,
  presentProvidersTable,
} from '../../src/presenters/providers/present-providers-text.ts'
import { providerResult, providersResult } from '../../src/presenters/schemas/providers-result.ts'
import { describeProvider, listProviders } from '../../src/workflows/describe-provider.ts'
import { dataFiles } from './load.ts'

const today = '2026-11-22'
const knowledge = decodeFacts(compileFacts(dataFiles()))
const catalogue: Catalogue = {
  digest: 'sha256:0',
  oldest: '2026-01-01',
  newest: '2026-01-01',
  providers: [
    {
      id: 'exoscale',
      name: 'Exoscale',
      model: 'cloud',
      website: 'https://www.exoscale.com',
      closed: null,
      sells: [],
      lacks: [],
      selfDeclared: false,
      discounts: [],
    },
  ],
  regions: [
    { provider: 'exoscale', id: 'at-vie-1', country: 'AT', city: 'Vienna' },
    { provider: 'exoscale', id: 'at-vie-2', country: 'AT', city: 'Vienna' },
    { provider: 'exoscale', id: 'de-fra-1', country: 'DE', city: 'Frankfurt' },
  ],
  offers: [],
}
const query = { catalogue, knowledge, today }
const english = await createTranslator('en')
const french = await createTranslator('fr')
const screen = { width: 120, color: false }

const published = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { reused: 'ref' }), null, 2)}\n`

test('holders that are described in words are so in either language, in JSON too', () => {
  const told = [english, french].map((tr) => [
    presentProvidersTable({ kind: 'one', provider: describeProvider('scaleway', query) }, tr, screen)
      .replaceAll(/\s+/g, ' ')
      .match(/Xavier Niel, \w+ iliad/g),
    providersJson(listProviders(query), today, tr).providers.find(({ id }) => id === 'safespring')?.control,
  ])
  expect(told).toEqual([
    [['Xavier Niel, through iliad', 'Xavier Niel, through iliad'], [{ name: 'employees and board', country: 'SE' }]],
    [
      ['Xavier Niel, par iliad', 'Xavier Niel, par iliad'],
      [{ name: 'salariés et conseil d’administration', country: 'SE' }],
    ],
  ])
})

test('a provider is told with its state, countries, deciding holder and what is known', () => {
  const found = listProviders(query).find(({ id }) => id === 'exoscale')
  expect({ ...found, facts: null }).toEqual({
    id: 'exoscale',
    name: 'Exoscale',
    state: { kind: 'active' },
    model: 'cloud',
    countries: ['AT', 'DE'],
    contract: 'CH',
    control: [{ name: 'América Móvil', country: 'MX' }],
    facts: null,
    oldest: '2025-11-04',
    selfDeclared: false,
  })
})

test('every fact key is counted once', () => {
  const totals = listProviders(query).map(({ facts }) => facts.sourced + facts.stale + facts.unverified + facts.unknown)
  expect(new Set(totals)).toEqual(new Set([46]))
})

test.each([
  ['2019-07-31', 'closing'],
  ['2020-01-31', 'closing'],
  ['2020-02-01', 'closed'],
])('on %s Cloudwatt is %s', (day, kind) => {
  const found = listProviders({ ...query, today: day }).find(({ id }) => id === 'cloudwatt')
  expect(found?.state).toEqual({ kind, date: '2020-02-01' })
})

test('a name is found whatever its case, and an unknown one says who there is', () => {
  expect(describeProvider('EXOSCALE', query).id).toBe('exoscale')
  expect(() => describeProvider('nimbus', query)).toThrow(BrokerError)
})

test('an entry carries its evidence and age, and is old after a year as in a comparison; what nobody has looked for is an unknown without a reason', () => {
  const entries = describeProvider('ovh', query).entries
  const billing = entries.filter(({ key }) => key === 'billingGrain')
  expect(billing).toEqual([
    {
      key: 'billingGrain',
      scope: { regions: 'all', products: 'all' },
      state: {
        kind: 'known',
        value: 'hour',
        evidence: { source: 'github.com/ovh/docs pull 8374', date: '2025-09-05', confidence: 'stale' },
        age: { days: 443, old: true },
      },
    },
  ])
  const numergy = describeProvider('numergy', query).entries.find(({ key }) => key === 'ddos')
  expect(numergy?.state).toEqual({ kind: 'unknown', reason: null })
})

test('one of the user’s own stands in the list and is marked', () => {
  const file = 'docs/examples/my-provider.yaml'
  const own = readProviderFile({ file, text: readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8') })
  const joined = { ...withOwnProviders(query, [own]), today }
  const described = describeProvider('town-cloud', joined)
  expect({
    selfDeclared: described.selfDeclared,
    countries: described.countries,
    score: described.seal?.score,
  }).toEqual({
    selfDeclared: true,
    countries: ['FR'],
    score: { score: 78.75, low: 78.75, high: 78.75 },
  })
  expect(described.seal?.overall).toEqual({ low: 2, high: 2 })
  expect(presentProvidersTable({ kind: 'all', providers: listProviders(joined) }, english, screen)).toContain(
    'town-cloud (self-declared)',
  )
  const shown = { kind: 'one', provider: described } as const
  for (const text of [presentProvidersTable(shown, english, screen), presentProvidersMarkdown(shown, english)]) {
    expect(text).toContain('self-declared')
    expect(text).not.toMatch(/\bsourced\b/)
  }
})

test.each([
  ['of a bundled provider', ['exoscale'], 'evidence.providerFile.bundled'],
  ['that another file has', ['town-cloud', 'town-cloud'], 'evidence.providerFile.twice'],
])('an id %s is refused for one of the user’s own', (_, ids, key) => {
  const text = readFileSync(new URL('../../docs/examples/my-provider.yaml', import.meta.url), 'utf8')
  const own = ids.map((id) => readProviderFile({ file: `${id}.yaml`, text: text.replace('town-cloud', id) }))
  const says: unknown = expect.objectContaining({ key })
  expect(() => withOwnProviders(query, own)).toThrow(expect.objectContaining({ kind: 'usage', says }))
})

test.each([english, french])('every provider can be put into words', (tr) => {
  const whole = listProviders(query).map(({ id }) => {
    const shown = { kind: 'one', provider: describeProvider(id, query) } as const
    return presentProvidersTable(shown, tr, screen) + presentProvidersMarkdown(shown, tr)
  })
  expect(whole.filter((text) => /\{\{|undefined|\[object|facts\.|criteria\./.test(text))).toEqual([])
})

test.each([english, french])('all providers stand in one line each at 80 columns, and closed ones say so', (tr) => {
  const all = presentProvidersTable({ kind: 'all', providers: listProviders(query) }, tr, { ...screen, width: 80 })
  const [table = ''] = all.split(/\n(?=Countries|Pays)/)
  const lines = table.split('\n')
  const ids = listProviders(query).map(({ id }) => id)
  expect(
    lines
      .slice(2)
      .filter((line) => !line.startsWith(' '))
      .map((line) => line.split(' ')[0]),
  ).toEqual(ids)
  expect(lines.filter((line) => /(closed|fermé) (2020|2016)$/.test(line))).toHaveLength(2)
  expect(all.split('\n').filter((line) => line.length > 80)).toEqual([])
})

test('a fact of one provider stands over its value at 80 columns, and beside it where there is room', () => {
  const shown = { kind: 'one', provider: describeProvider('hetzner', query) } as const
  const linesAt = (width: number): readonly string[] =>
    presentProvidersTable(shown, english, { ...screen, width }).split('\n')
  const narrow = linesAt(80)
  const at = narrow.indexOf('law that the owners are under')
  expect(narrow.slice(at + 1, at + 3)).toEqual([
    '    Germany – founder-held company without outside investors and without a',
    '    parent outside the EU · sourced 22 Nov 2026 [2]',
  ])
  expect(linesAt(250).find((line) => line.startsWith('unit of time that is billed'))).toMatch(
    / {2}hour {2,}sourced 15 May 2026/,
  )
})

test('a SEAL never stands without the words that it is an estimate', () => {
  const told = listProviders(query).flatMap(({ id }) => {
    const text = presentProvidersTable({ kind: 'one', provider: describeProvider(id, query) }, english, {
      ...screen,
      width: 4000,
    })
    return [...text.matchAll(/SEAL \d[^\n]*/g)].map(([line]) => line)
  })
  expect(told.length).toBeGreaterThan(10)
  expect(told.filter((line) => !line.includes('estimate'))).toEqual([])
})

test('the committed JSON Schemas are those of the program and take what it prints', async () => {
  await expect(published(providersResult)).toMatchFileSnapshot('../../schemas/providers.schema.json')
  await expect(published(providerResult)).toMatchFileSnapshot('../../schemas/provider-facts.schema.json')
  const taking = (schema: z.ZodType) =>
    new Ajv2020({ strict: false, validateFormats: false }).compile(z.toJSONSchema(schema))
  const asRead = (value: unknown): unknown => JSON.parse(JSON.stringify(value))
  expect(taking(providersResult)(asRead(providersJson(listProviders(query), today, english)))).toBe(true)
  const takesOne = taking(providerResult)
  const refused = listProviders(query).filter(
    ({ id }) => !takesOne(asRead(providerJson(describeProvider(id, query), today, english))),
  )
  expect(refused).toEqual([])
})
