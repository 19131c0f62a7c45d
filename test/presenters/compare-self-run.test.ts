import { expect, test } from 'vitest'
import { message } from '../../src/domain/message.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { presentComparisonTable } from '../../src/presenters/comparison/present-comparison-table.ts'
import { alternative, comparison, cost, line, placement, report } from './samples.ts'

const languages = { en: await createTranslator('en'), fr: await createTranslator('fr') }
const note = message('bill.note.selfRun', { provider: 'South', service: message('bill.service.database') })
const operated = alternative({
  id: 'north/one',
  providerName: 'North',
  cost: cost([line({ part: 'managed' })]),
  placements: [placement({ sku: 'db-1', component: 'database' })],
})
const byTeam = alternative({
  id: 'south/one',
  providerName: 'South',
  rank: 2,
  cost: cost([line({ part: 'compute' }), line({ part: 'compute' })]),
  placements: [placement({ sku: 's-1', component: 'database', note })],
})

function shown(lang: 'en' | 'fr', ...alternatives: (typeof operated)[]): string {
  const given = report({ comparison: comparison({ alternatives }) })
  return presentComparisonTable(given, languages[lang], { width: 200, color: false, all: false }).replaceAll(
    /\s+/g,
    ' ',
  )
}

test('who would run a service itself is said on the first screen, and who would not', () => {
  const said = shown('en', operated, byTeam)
  expect(said).toContain(
    'Run by you At South, your team runs this itself, as it is not sold there as a service: database. At North, the provider does.',
  )
  expect(said).toContain('run by you: database')
  expect(shown('fr', operated, byTeam)).toContain(
    'À votre charge Chez South, votre équipe exploite elle-même ce qui n’y est pas vendu comme service : base de données. Chez North, le fournisseur s’en charge.',
  )
})

test('where everything is operated, or run by the team as wanted, nothing is said', () => {
  const asWanted = { ...byTeam, placements: [placement({ sku: 's-1', component: 'database' })] }
  expect(shown('en', operated, asWanted)).not.toMatch(/run by you/i)
})
