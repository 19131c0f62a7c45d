import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { catalogueDocumentSchema } from '../../src/catalog/catalogue-document.ts'
import { priceFileSchema } from '../../src/catalog/price-file.ts'
import { presentListingJson } from '../../src/presenters/catalog/present-listing-data.ts'
import { bundledCatalogue, pricesFolder } from './bundled.ts'

const prices = z.toJSONSchema(priceFileSchema, { io: 'input' })
const catalogue = z.toJSONSchema(catalogueDocumentSchema)
const ajv = new Ajv2020({ strict: false, validateFormats: false })

// `npx vitest run test/catalog -u` writes both anew.
test('the JSON Schema of price files is committed as it is', async () => {
  await expect(`${JSON.stringify(prices, null, 2)}\n`).toMatchFileSnapshot('../../schemas/prices.schema.json')
})

test('the JSON Schema of catalogues is committed as it is', async () => {
  await expect(`${JSON.stringify(catalogue, null, 2)}\n`).toMatchFileSnapshot('../../schemas/catalog.schema.json')
})

const examples = join(import.meta.dirname, '../../docs/examples/openstack.example.yaml')
const files = [...readdirSync(pricesFolder).map((file) => join(pricesFolder, file)), examples]

test.each(files)('%s is as the schema of price files says', (file) => {
  const validate = ajv.compile(prices)
  validate(parse(readFileSync(file, 'utf8')))
  expect(validate.errors).toEqual(null)
})

test('the catalogue as JSON is as its schema says, and nothing else is', () => {
  const validate = ajv.compile(catalogue)
  const bundled = bundledCatalogue()
  const listing = { catalogue: bundled, offers: [], known: 0, rates: [], limit: null }
  const written: unknown = JSON.parse(presentListingJson(listing))
  validate(written)
  expect(validate.errors).toEqual(null)
  expect(validate({ ...(written as object), surprise: 1 })).toBe(false)
})
