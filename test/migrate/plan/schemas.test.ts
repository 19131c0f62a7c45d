import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { planSchema } from '../../../src/plan/plan-schema.ts'
import { checkResult } from '../../../src/presenters/schemas/migration-check-result.ts'
import { diffResult } from '../../../src/presenters/schemas/migration-diff-result.ts'
import { planResult } from '../../../src/presenters/schemas/migration-plan-result.ts'
import { readPlan } from '../../../src/workflows/migrate/read-plan.ts'

const published = (schema: z.ZodType, io: 'input' | 'output' = 'output'): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io, reused: 'ref' }), null, 2)}\n`

const example = readFileSync(new URL('../../../migrations/example.plan.yaml', import.meta.url), 'utf8')

test('the committed JSON Schema of a plan is that of the program, and takes the example', async () => {
  const text = published(planSchema, 'input')
  await expect(text).toMatchFileSnapshot('../../../schemas/migration-plan.schema.json')
  const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(text))
  expect([accepts(parse(example)), accepts.errors]).toEqual([true, null])
})

test('the example is a plan', () => {
  expect(readPlan({ file: 'migrations/example.plan.yaml', text: example }).name).toBe('example')
})

test('the committed JSON Schemas of the results are those of the program', async () => {
  await expect(published(planResult)).toMatchFileSnapshot('../../../schemas/migration-plan-result.schema.json')
  await expect(published(checkResult)).toMatchFileSnapshot('../../../schemas/migration-check.schema.json')
  await expect(published(diffResult)).toMatchFileSnapshot('../../../schemas/migration-diff.schema.json')
})

test('every key of a plan is explained in the README', () => {
  const readme = readFileSync(new URL('../../../migrations/README.md', import.meta.url), 'utf8')
  const keys = new Set<string>()
  const collect = (value: unknown, isKeys: boolean): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      if (isKeys) keys.add(key)
      collect(inner, key === 'properties')
    }
  }
  collect(z.toJSONSchema(planSchema, { io: 'input' }), false)
  expect([...keys].filter((key) => !readme.includes(`\`${key}\``))).toEqual([])
})
