import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { weightingsSchema } from '../../src/documents/weightings-file.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { createTranslator } from '../../src/messages/translator.ts'
import { criteriaJson } from '../../src/presenters/criteria/present-criteria-json.ts'
import { presentCriteriaMarkdown, presentCriteriaTable } from '../../src/presenters/criteria/present-criteria-text.ts'
import { criteriaResult } from '../../src/presenters/schemas/criteria-result.ts'
import { indicators } from '../../src/scoring/criteria/criteria.ts'
import { describeCriteria } from '../../src/workflows/describe-criteria.ts'
import { compileFacts } from '../../src/documents/compile-facts.ts'
import { dataFiles } from '../facts/load.ts'
import { weightings } from './bundled-reference.ts'

/** As the schemas folder holds it. */
const published = (schema: z.ZodType, io: 'input' | 'output'): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io, reused: 'ref' }), null, 2)}\n`

const en = await createTranslator('en')
const fr = await createTranslator('fr')
const texts = { weightings: JSON.stringify(weightings), facts: compileFacts(dataFiles()) }
const all = describeCriteria(null, texts)

describe('the manual of the criteria', () => {
  it('is what docs/criteria.md says', async () => {
    await expect(presentCriteriaMarkdown(all, en)).toMatchFileSnapshot('../../docs/criteria.md')
  })

  it('is what docs/criteria.fr.md says', async () => {
    await expect(presentCriteriaMarkdown(all, fr)).toMatchFileSnapshot('../../docs/criteria.fr.md')
  })

  it('shows one criterion at 80 columns without a line that is too long', () => {
    for (const { key } of all.criteria) {
      const text = presentCriteriaTable(describeCriteria(key, texts), en, { width: 80, color: false })
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
    }
  })

  it.each([80, 120])('shows all criteria in short at %i columns without cutting a word', (width) => {
    for (const lang of [en, fr]) {
      const text = presentCriteriaTable(all, lang, { width, color: false })
      expect(text.split('\n').filter((line) => line.length > width)).toEqual([])
      const [, ...names] =
        text
          .split('\n')
          .find((line) => line.includes('public-sector'))
          ?.split(/ {2,}/) ?? []
      expect(names).toEqual(weightings.map(({ name }) => name))
    }
  })

  it('says what each SEAL level means, and who says so', () => {
    const text = presentCriteriaTable(describeCriteria('sovereignty', texts), en, { width: 80, color: false })
    expect(text.split('\n').filter((line) => /^[0-4] /.test(line))).toEqual([
      '0 No sovereignty      Foreign parties control it alone and foreign law rules.',
      '1 Jurisdiction        European law applies on paper; foreign parties control it.',
      '2 Data                European law can be enforced; important dependencies on',
      '3 Digital resilience  European parties have real influence; foreign control is',
      '4 Full sovereignty    European control throughout, European law only, no',
    ])
    expect(text).toContain('Cloud Sovereignty Framework')
    expect(text).toContain('https://commission.europa.eu/')
    expect(criteriaJson(all, fr).seal.levels.map(({ level, name }) => `${String(level)} ${name}`)).toEqual([
      '0 Aucune souveraineté',
      '1 Juridiction',
      '2 Données',
      '3 Résilience numérique',
      '4 Souveraineté complète',
    ])
  })

  it('shows the key of a criterion where the language has another name for it', () => {
    const titles = (lang: typeof fr): readonly string[] =>
      ['cost', 'fit'].map(
        (key) =>
          presentCriteriaTable(describeCriteria(key, texts), lang, { width: 80, color: false }).split('\n')[0] ?? '',
      )
    expect([...titles(en), ...titles(fr)]).toEqual(['Cost', 'Fit', 'Coût (cost)', 'Adéquation (fit)'])
  })

  it('holds every indicator in JSON that meets its schema', () => {
    const json = criteriaJson(all, en)
    expect(criteriaResult.parse(json)).toEqual(json)
    expect(json.criteria.flatMap((one) => one.indicators.map(({ id }) => id))).toEqual(indicators.map(({ id }) => id))
  })

  it('has committed schemas for its JSON and for a file of weightings', async () => {
    await expect(published(criteriaResult, 'output')).toMatchFileSnapshot('../../schemas/criteria.schema.json')
    await expect(published(weightingsSchema, 'input')).toMatchFileSnapshot('../../schemas/weightings.schema.json')
  })

  it('knows seven criteria and says which', () => {
    expect(describeCriteria('COST', texts).criteria.map(({ key }) => key)).toEqual(['cost'])
    let caught: unknown
    try {
      describeCriteria('price', texts)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(BrokerError)
    expect(caught).toMatchObject({
      kind: 'usage',
      says: { key: 'criteria.manual.unknown', values: { name: 'price' } },
      next: { values: { known: 'security, sovereignty, flexibility, consistency, cost, skills, fit' } },
    })
  })
})
