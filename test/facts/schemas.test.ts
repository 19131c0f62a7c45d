import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { providerFileSchema } from '../../src/catalog/provider-file.ts'
import { factsFileSchema } from '../../src/documents/facts-file.ts'
import { dataFiles } from './load.ts'

const published = (schema: z.ZodType): string =>
  `${JSON.stringify(z.toJSONSchema(schema, { io: 'input', reused: 'ref' }), null, 2)}\n`

test('the committed JSON Schema of a facts file is that of the program', async () => {
  await expect(published(factsFileSchema)).toMatchFileSnapshot('../../schemas/facts.schema.json')
})

test('the committed JSON Schema of a provider file is that of the program, and takes the example', async () => {
  const text = published(providerFileSchema)
  await expect(text).toMatchFileSnapshot('../../schemas/provider-file.schema.json')
  const example = readFileSync(new URL('../../docs/examples/my-provider.yaml', import.meta.url), 'utf8')
  const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(text))
  expect([accepts(parse(example)), accepts.errors]).toEqual([true, null])
})

test('the JSON Schema of a facts file takes every facts file', () => {
  const accepts = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(published(factsFileSchema)))
  const refused = dataFiles().filter(({ path, text }) => path.startsWith('facts/') && !accepts(parse(text)))
  expect(refused.map(({ path }) => path)).toEqual([])
})
