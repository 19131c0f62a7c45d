import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createTranslator } from '../../src/messages/translator.ts'
import {
  presentAbilitiesJson,
  presentAbilitiesMarkdown,
  presentAbilitiesTable,
} from '../../src/presenters/abilities/present-abilities.ts'
import { abilitiesResult } from '../../src/presenters/schemas/abilities-result.ts'
import { knownProviders } from '../../src/runtime/known-providers.ts'
import { listAbilities } from '../../src/workflows/list-abilities.ts'

test('the table in the documentation is that of the program', async () => {
  const abilities = listAbilities(await knownProviders())
  const text = presentAbilitiesMarkdown(abilities, await createTranslator('en'))
  await expect(text).toMatchFileSnapshot('../../docs/reference/abilities.md')
})

test('every provider that the program knows has an inventory and can be checked', async () => {
  const { providers, features } = listAbilities(await knownProviders())
  const has = (name: string): unknown => features.find((feature) => feature.name === name)?.providers
  expect([has('inventory'), has('access')]).toEqual([providers, providers])
})

test('as JSON, which its committed schema describes, and as a table', async () => {
  const schema = z.toJSONSchema(abilitiesResult, { reused: 'ref' })
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../schemas/abilities.schema.json')
  const abilities = listAbilities(await knownProviders())
  const json: unknown = JSON.parse(presentAbilitiesJson(abilities))
  expect(new Ajv2020({ strict: false }).compile(schema)(json)).toBe(true)
  const table = presentAbilitiesTable(abilities, await createTranslator('fr'), { width: 80, color: false })
  expect(table).toContain('Capacités')
})
