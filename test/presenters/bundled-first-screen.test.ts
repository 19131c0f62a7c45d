import { describe, expect, test } from 'vitest'
import { knownHours } from '../../src/domain/comparison.ts'
import type { Catalogue } from '../../src/domain/offers.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonCsv } from '../../src/presenters/comparison/present-comparison-csv.ts'
import { presentComparisonTable } from '../../src/presenters/comparison/present-comparison-table.ts'
import { ask, bundledCatalogue, scenario, withoutBasis } from '../scoring/world.ts'
import { report } from './samples.ts'

const languages = { en: await createTranslator('en'), fr: await createTranslator('fr') }
const catalogue = bundledCatalogue()
const scenarios = ['happybox', 'web4all', 'solo-host', 'small-business', 'town-hall']
/** Of an ordinary terminal. */
const screen = { width: 80, height: 24 }

/** Everything above the first empty line. */
function firstScreen(name: string, lang: 'en' | 'fr', offered: Catalogue = catalogue): readonly string[] {
  const comparison = ask({ deployment: scenario(name), catalogue: offered, today: '2026-11-22' })
  const options = { width: screen.width, color: false, all: false }
  const lines = presentComparisonTable(report({ comparison }), languages[lang], options).split('\n')
  return lines.slice(0, lines.indexOf(''))
}

describe.each(scenarios)('%s', (name) => {
  test.each(['en', 'fr'] as const)('answers the five questions within one screen, in %s', (lang) => {
    const shown = firstScreen(name, lang)
    const tr = languages[lang]
    const questions = (['first', 'sure', 'amounts', 'notIncluded', 'weakest'] as const).map((question) =>
      tr.text(`compare.answer.${question}`),
    )
    expect(questions.filter((question) => !shown.some((line) => line.startsWith(`${question}  `)))).toEqual([])
    expect(shown.length).toBeLessThanOrEqual(screen.height)
  })
})

test('small-business: what could turn the verdict is named, with whom to ask', () => {
  const said = (offered: Catalogue) => firstScreen('small-business', 'en', offered).join(' ').replaceAll(/\s+/g, ' ')
  expect(said(catalogue)).toContain('What to ask for first: certificates in force, with scope and dates (OVHcloud).')
  expect(said(withoutBasis(catalogue, 'ovh'))).toContain(
    'What to ask for first: price and what is billed (all or changes only) by a quote, above all of snapshots (OVHcloud).',
  )
})

test('snapshots of OVHcloud are billed in full, as a snapshot there is a copy of the whole volume', () => {
  const snapshots = catalogue.offers.flatMap((offer) =>
    offer.kind === 'snapshot' && offer.provider === 'ovh' ? [offer.incremental] : [],
  )
  expect([...new Set(snapshots)]).toEqual([false])
  const [price] = catalogue.offers.flatMap(({ kind, provider, prices }) =>
    kind === 'snapshot' && provider === 'ovh' ? prices : [],
  )
  // What the guide says is cited where the price is, with what nobody has checked.
  expect(price?.evidence.source).toMatch(/“Creating a volume snapshot” of 2023-04-21 .*no invoice was read$/)
})

test('happybox: that the team would run the database at Hetzner is said where its total is', () => {
  const said = (lang: 'en' | 'fr') => firstScreen('happybox', lang).join(' ').replaceAll(/\s+/g, ' ')
  expect(said('en')).toContain('Only complete total among the ranked: Hetzner, fsn1 (Germany) (run by you: database)')
  expect(said('fr')).toContain(
    'Seul total complet classé : Hetzner, fsn1 (Allemagne) (exploité par vous : base de données)',
  )
})

test.each([
  ['en', 'No single fact is enough to change who is first', '“Backups”, sold by STACKIT (€177.11)'],
  ['fr', 'Aucun fait', '« Sauvegardes », par STACKIT (177,11 €)'],
] as const)(
  'solo-host: no price of a faster class is asked for, and who keeps the backups is named: %s',
  (lang, single, seller) => {
    const said = firstScreen('solo-host', lang).join(' ').replaceAll(/\s+/g, ' ')
    expect(said).toContain(single)
    expect(said).toContain(seller)
    expect(said).not.toContain('sbs-15k')
  },
)

test('solo-host: a shop that sells a slower class is not taken to sell a faster one for less', () => {
  const total = (offered: Catalogue) => {
    const { alternatives, verdict } = ask({
      deployment: scenario('solo-host'),
      catalogue: offered,
      today: '2026-11-22',
    })
    const milan = alternatives.find(({ id }) => id === 'scaleway/it-mil-1')
    const [score] = milan?.criteria?.cost.indicators.filter(({ id }) => id === 'cost.total') ?? []
    return { decidedBy: verdict.decidedBy, high: score?.high, cheaper: score?.cheaper }
  }
  const without = catalogue.offers.filter(({ sku }) => sku !== 'sbs-15k')
  const silentTwin = catalogue.offers.map((offer) =>
    offer.sku === 'sbs-15k' && offer.kind === 'volume' ? { ...offer, class: 'general' as const } : offer,
  )
  expect(total(catalogue)).toEqual(total({ ...catalogue, offers: without }))
  expect(total(catalogue)).toMatchObject({ decidedBy: null, cheaper: undefined })
  expect(total({ ...catalogue, offers: silentTwin }).cheaper?.fact.key).toBe('criteria.decide.priceOf')
})

test('town-hall: what weighs most among the weak prices is the sum that the table shows', () => {
  const said = firstScreen('town-hall', 'en').join(' ').replaceAll(/\s+/g, ' ')
  expect(said).toContain('“Snapshots” (€336.00)')
})

test('happybox: hours that nobody knows are a dash, an empty cell and null', () => {
  const comparison = ask({ deployment: scenario('happybox'), catalogue, today: '2026-11-22' })
  const [first] = comparison.alternatives
  if (first?.cost === null || first === undefined) throw new Error('nobody is first')
  expect([first.id, knownHours(first.cost)]).toEqual(['ovh/DE1', { low: 11.6, expected: null, high: null }])
  const csv = presentComparisonCsv(report({ comparison }), languages.en).split('\n')
  const [head = [], row = []] = csv.slice(0, 2).map((each) => each.split(','))
  expect(['hours_low', 'hours_expected', 'hours_high'].map((name) => row[head.indexOf(name)])).toEqual(['11.6', '', ''])
})
