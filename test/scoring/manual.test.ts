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
import { weightings } from './bundled-reference.ts'

/** As the schemas folder holds it. */
const published = (schema: z.ZodType, io: 'input' | 'output'): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io, reused: 'ref' }), null, 2)}\n`

const en = await createTranslator('en')
const fr = await createTranslator('fr')
const all = describeCriteria(null, weightings)

describe('the manual of the criteria', () => {
  it('is what docs/criteria.md says', async () => {
    await expect(presentCriteriaMarkdown(all, en)).toMatchFileSnapshot('../../docs/criteria.md')
  })

  it('is what docs/criteria.fr.md says', async () => {
    await expect(presentCriteriaMarkdown(all, fr)).toMatchFileSnapshot('../../docs/criteria.fr.md')
  })

  it('shows one criterion at 80 columns without a line that is too long', () => {
    for (const { key } of all.criteria) {
      const text = presentCriteriaTable(describeCriteria(key, weightings), en, { width: 80, color: false })
      expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
    }
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
    expect(describeCriteria('COST', weightings).criteria.map(({ key }) => key)).toEqual(['cost'])
    let caught: unknown
    try {
      describeCriteria('price', weightings)
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
