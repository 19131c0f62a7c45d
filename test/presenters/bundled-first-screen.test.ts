import { describe, expect, test } from 'vitest'
import type { Catalogue } from '../../src/domain/offers.ts'
import { createTranslator } from '../../src/messages/translator.ts'
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
})

test('happybox: that the team would run the database at Hetzner is said where its total is', () => {
  const said = (lang: 'en' | 'fr') => firstScreen('happybox', lang).join(' ').replaceAll(/\s+/g, ' ')
  expect(said('en')).toContain('Only complete total: Hetzner, fsn1 (Germany) (run by you: database)')
  expect(said('fr')).toContain('Seul total complet : Hetzner, fsn1 (Allemagne) (exploité par vous : base de données)')
})
