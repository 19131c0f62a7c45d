import { expect, test } from 'vitest'
import { pricedRegions } from '../../src/catalog/priced-regions.ts'
import { checkFacts, oldSourcesOf } from '../../src/documents/check-facts.ts'
import { compileFacts, decodeFacts, readFacts } from '../../src/documents/compile-facts.ts'
import type { DataFile, Knowledge } from '../../src/documents/compile-facts.ts'
import type { FactBook } from '../../src/domain/facts.ts'
import { describeProvider } from '../../src/workflows/describe-provider.ts'
import { bundledCatalogue } from '../catalog/bundled.ts'
import { dataFiles } from './load.ts'

const files = dataFiles()
const catalogue = bundledCatalogue()
const priced = pricedRegions(catalogue)

function knowledge(): Knowledge {
  return decodeFacts(compileFacts(files))
}

function factsOf(provider: string): FactBook {
  return knowledge().providers.find((each) => each.provider === provider)?.facts ?? {}
}

test('all data files load without an error', () => {
  expect(checkFacts(files, '2026-11-22', priced).errors).toEqual([])
})

test('a source that was read tomorrow is refused; a clock that lags behind most of the sources refuses nothing', () => {
  const spoilt = files.map((each) =>
    each.path === 'facts/ovh.yaml'
      ? { ...each, text: each.text.replace(/date: \d{4}-\d\d-\d\d/, 'date: 2027-03-01') }
      : each,
  )
  const { errors } = checkFacts(spoilt, '2026-11-22', priced)
  expect(errors.map(({ file, message }) => [file, message.key])).toEqual([['facts/ovh.yaml', 'evidence.source.future']])
  expect(checkFacts(spoilt, '2027-03-01', priced).errors).toEqual([])
  expect(checkFacts(files, '2020-01-01', priced).errors).toEqual([])
})

/** The facts of one provider with a text in them replaced. */
function planted(provider: string, from: string, to: string): readonly DataFile[] {
  return files.map((each) => {
    if (each.path !== `facts/${provider}.yaml`) return each
    expect(each.text).toContain(from)
    return { ...each, text: each.text.replace(from, to) }
  })
}

test.each([
  ['a fact', 'hetzner', 'regions: [fsn1', 'regions: [fsn2', 'evidence.region.unknown'],
  ['a certificate', 'scaleway', 'regions: [fr-par, fr-par-1, fr-par-2]', 'regions: [fr-pa]', 'evidence.region.unknown'],
  ['the list of those without price', 'ovh', '[EU-WEST-PAR, EU-SOUTH-MIL, BHS, ', '[BHS, ', 'evidence.region.unknown'],
  ['that list, with one that has prices', 'ovh', 'regions: [GRA7', 'regions: [GRA, GRA7', 'facts.region.priced'],
  ['that list, with one that no fact names', 'aws', '[eu-west-1', '[sa-east-1, eu-west-1', 'facts.region.unused'],
])('a wrong region in %s stops the build, with its line', (_where, provider, from, to, key) => {
  const { errors } = checkFacts(planted(provider, from, to), '2026-11-22', priced)
  const [first] = errors
  expect([first?.file, first?.message.key, typeof first?.line]).toEqual([`facts/${provider}.yaml`, key, 'number'])
  expect(errors.map(({ message }) => message.key)).toEqual(errors.map(() => key))
})

test('free texts of facts are in both languages; what is one or two words is a name', () => {
  const free = new Set(['what', 'note', 'stack'])
  const plain = (value: unknown, key: string): readonly string[] => {
    if (Array.isArray(value)) return value.flatMap((each) => plain(each, key))
    if (typeof value === 'string') return free.has(key) || key === 'foreignReach' ? [value] : []
    if (typeof value !== 'object' || value === null || 'en' in value) return []
    return Object.entries(value).flatMap(([inner, each]) => plain(each, inner))
  }
  const texts = knowledge().providers.flatMap(({ facts }) =>
    Object.entries(facts).flatMap(([key, entries]) =>
      entries.flatMap((entry) => (entry.known ? plain(entry.value, key) : [])),
    ),
  )
  expect(texts.filter((text) => text.split(' ').length > 2)).toEqual([])
})

test('places in facts lie in the countries of the prices', () => {
  const { providers } = knowledge()
  const wrong = catalogue.regions.flatMap(({ provider, id, country }) => {
    const entries = providers.find((each) => each.provider === provider)?.facts.location ?? []
    const there = entries.filter((entry) => entry.scope.regions === 'all' || entry.scope.regions.includes(id))
    return there.flatMap((entry) => (entry.known && entry.value.country !== country ? [`${provider}/${id}`] : []))
  })
  expect(wrong).toEqual([])
})

test('what the build compiles reads back as it was', () => {
  expect(knowledge()).toEqual(readFacts(files).knowledge)
})

test('the eleven providers that reports name are there, sorted', () => {
  const known = knowledge().providers.map(({ provider }) => provider)
  expect(known).toEqual(known.toSorted())
  expect(known).toEqual(
    expect.arrayContaining([
      'aws',
      'aws-eusc',
      'cloudwatt',
      'dedibox',
      'exoscale',
      'hetzner',
      'infomaniak',
      'numergy',
      'outscale',
      'ovh',
      'scaleway',
    ]),
  )
})

test('jurisdictions have the right size, and the United Kingdom is European by option only', () => {
  const { groups } = knowledge().jurisdictions
  const sizes = Object.fromEntries(Object.entries(groups).map(([name, countries]) => [name, countries.length]))
  expect(sizes).toEqual({ EU: 27, EEA: 30, european: 31, 'european-uk': 32 })
  expect(Object.entries(groups).map(([name, countries]) => [name, countries.includes('GB')])).toEqual([
    ['EU', false],
    ['EEA', false],
    ['european', false],
    ['european-uk', true],
  ])
})

test('the framework has the weights of version 1.2.1 and of the calculator', () => {
  const { weights, calculator } = knowledge().framework
  expect(Object.values(weights)).toEqual([15, 10, 10, 15, 20, 15, 10, 5])
  expect(Object.values(calculator.weights)).toEqual([20, 10, 10, 15, 10, 15, 15, 5])
})

test('holders that decide from outside Europe are named', () => {
  const deciding = ['aws', 'aws-eusc', 'exoscale'].map((provider) => {
    const [entry] = factsOf(provider).holders ?? []
    return entry?.known === true ? entry.value[0] : null
  })
  expect(deciding.map((holder) => [holder?.name, holder?.country])).toEqual([
    ['Amazon.com, Inc.', 'US'],
    ['Amazon.com, Inc.', 'US'],
    ['América Móvil', 'MX'],
  ])
})

test('SecNumCloud never covers a public-cloud instance of OVHcloud, and only one region of Outscale', () => {
  const scopes = (provider: string) =>
    (factsOf(provider).certifications ?? [])
      .flatMap((entry) => (entry.known ? entry.value : []))
      .filter(({ name }) => name === 'SecNumCloud')
      .map(({ products, regions }) => ({ products, regions }))
  const ofOvh = scopes('ovh').flatMap(({ products }) => products ?? [])
  expect(ofOvh.filter((pattern) => !pattern.startsWith('line:'))).toEqual([])
  expect(ofOvh).toHaveLength(2)
  expect(scopes('outscale').map(({ regions }) => regions)).toEqual([['cloudgouv-eu-west-1']])
})

test('Cloudwatt carries the day of the announcement and the last day', () => {
  const [notice] = factsOf('cloudwatt').closingNotice ?? []
  expect(notice?.known === true ? notice.value : null).toEqual({ announced: '2019-08-01', ends: '2020-02-01' })
})

test('a law that implies a constraint names its text, its source and its day', () => {
  const bare = knowledge().dataClasses.filter(
    (rule) => rule.law.en === '' || rule.law.fr === '' || rule.source === '' || rule.date === '',
  )
  expect(bare).toEqual([])
  const implied = knowledge().dataClasses.filter(({ constraint }) => constraint !== null)
  expect(implied.map(({ dataClass, where, constraint }) => [dataClass, where, constraint])).toEqual([
    ['health', 'FR', 'certification=HDS'],
    ['health', 'FR', 'country=EEA'],
  ])
})

test('every provider with old evidence is counted, and what is known of it shows the age of each', () => {
  const day = '2026-11-22'
  const report = checkFacts(files, day, priced)
  const counts = oldSourcesOf(report)
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBe(report.warnings.length)
  const catalogue = { digest: '', oldest: day, newest: day, providers: [], regions: [], offers: [] }
  for (const [id, count] of counts) {
    const { entries } = describeProvider(id, { knowledge: knowledge(), catalogue, today: day })
    const old = entries.flatMap(({ state }) => (state.kind === 'known' && state.age.old ? [state.evidence] : []))
    expect([id, new Set(old.map(({ source, date }) => `${source} ${date}`)).size]).toEqual([id, count])
  }
})

test('evidence older than a year is told, one line for each source; a closed provider does not grow old', () => {
  const { warnings } = checkFacts(files, '2026-11-22', priced)
  const ofAws = warnings.filter(({ file }) => file === 'facts/aws.yaml')
  expect(ofAws.map(({ message }) => message.values['date'])).toEqual([
    { date: '2025-05-31' },
    { date: '2022-11-29' },
    { date: '2019-09-30' },
    { date: '2025-10-31' },
  ])
  expect(warnings.filter(({ file }) => /cloudwatt|numergy/.test(file))).toEqual([])
})
