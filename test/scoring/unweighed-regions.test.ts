import { expect, it } from 'vitest'
import { message } from '../../src/domain/message.ts'
import { unweighedRegions } from '../../src/scoring/unweighed-regions.ts'
import { catalogue, price, provider, server } from '../cost/build.ts'
import { about, fact } from './build.ts'
import { ask, bundledCatalogue, scenario } from './world.ts'

const nothingAsked = { constraints: [], table: {} }

const offers = [server('s', [price('10', 'month')])]
const canada = fact({ country: 'CA', city: null, operator: null }, undefined, { regions: ['two'] })
const known = { ...about('north', { location: [canada] }), unpriced: ['two', 'three'] }

it('names what is on offer without a price, with its country where that is known', () => {
  const unweighed = { provider: 'north', providerName: 'North' }
  expect(unweighedRegions(catalogue(offers), [known], nothingAsked)).toEqual([
    { ...unweighed, region: 'two', country: 'CA' },
    { ...unweighed, region: 'three', country: null },
  ])
})

it('says nothing of regions that a price of the user’s own covers, of closed providers and of those without any price', () => {
  const covered = catalogue([...offers, server('s', [price('9', 'month')], { at: 'north/two' })])
  const closed = {
    date: '2020-02-01',
    evidence: { source: 'a page', date: '2020-02-01', confidence: 'sourced' } as const,
  }
  expect([
    unweighedRegions(covered, [known], nothingAsked).map(({ region }) => region),
    unweighedRegions(catalogue(offers, { providers: [provider('north', { closed })] }), [known], nothingAsked),
    unweighedRegions(catalogue(offers), [{ ...known, provider: 'south' }], nothingAsked),
  ]).toEqual([['three'], [], []])
})

it('happybox: the Canadian regions of OVHcloud are named, and that the users are there', () => {
  const found = ask({ deployment: scenario('happybox'), catalogue: bundledCatalogue(), today: '2026-11-22' })
  const inCanada = found.unweighed?.filter(({ country }) => country === 'CA')
  expect(inCanada?.map(({ providerName, region }) => `${providerName} ${region}`)).toEqual([
    'OVHcloud BHS',
    'OVHcloud TOR',
  ])
  expect(found.warnings).toContainEqual(
    message('bill.warning.usersUnweighed', { country: { country: 'CA' }, regions: 'OVHcloud BHS, OVHcloud TOR' }),
  )
})

it.each([
  ['country=EU', [], []],
  ['country!=CA', [], []],
  ['country=CA', ['CA'], ['BHS', 'TOR']],
  ['provider!=ovh', [], []],
  ['bill<=1', ['CA'], ['BHS', 'TOR']],
])('happybox with %s: of Canada, those are named that may meet it', (require, warned, regions) => {
  const wanted = { ...scenario('happybox'), require: [require] }
  const found = ask({ deployment: wanted, catalogue: bundledCatalogue(), today: '2026-11-22' })
  const warnings = found.warnings.filter(({ key }) => key === 'bill.warning.usersUnweighed')
  expect(warnings.map(({ values }) => values['country'])).toEqual(warned.map((country) => ({ country })))
  expect(found.unweighed?.filter(({ country }) => country === 'CA').map(({ region }) => region) ?? []).toEqual(regions)
})
