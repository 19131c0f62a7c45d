import { readFileSync, readdirSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { deploymentSchema } from '../../src/documents/deployment-schema.ts'

const published = {
  ...z.toJSONSchema(deploymentSchema, { io: 'input' }),
  title: 'broker deployment file, version 1',
}
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: /^\d{4}-\d\d-\d\d$/ } })
const accepts = ajv.compile(published)
const folder = new URL('../../deployments/', import.meta.url)

/** Names of keys without a description, e.g. `components[].count`. */
function undescribed(schema: unknown, name: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = Object.entries(
    'properties' in schema && typeof schema.properties === 'object' ? { ...schema.properties } : {},
  )
  const items = 'items' in schema ? undescribed(schema.items, `${name}[]`) : []
  const missing = own.flatMap(([key, value]: [string, unknown]) => [
    ...(typeof value === 'object' && value !== null && 'description' in value ? [] : [`${name}.${key}`]),
    ...undescribed(value, `${name}.${key}`),
  ])
  return [...missing, ...items]
}

describe('the published schema', () => {
  test('is current', async () => {
    await expect(`${JSON.stringify(published, null, 2)}\n`).toMatchFileSnapshot('../../schemas/deployment.schema.json')
  })

  test('describes every key', () => {
    expect(undescribed(published, 'deployment')).toEqual([])
  })

  test.each(readdirSync(folder).filter((file) => file.endsWith('.yaml')))('accepts %s', (file) => {
    const accepted = accepts(parse(readFileSync(new URL(file, folder), 'utf8')))
    expect(accepts.errors).toBeNull()
    expect(accepted).toBe(true)
  })

  const server = { name: 'web', kind: 'server', vcpu: 1, memoryGib: 1 }
  const line = { what: 'all', amount: 5, period: 'month' }
  test.each([
    ['nothing', {}],
    ['a list', []],
    ['no components', { name: 'x', components: [] }],
    ['an unknown key', { name: 'x', components: [server], colour: 'red' }],
    ['an unknown kind', { name: 'x', components: [{ ...server, kind: 'srever' }] }],
    ['a negative size', { name: 'x', components: [{ ...server, diskGib: -1 }] }],
    ['a size with a unit', { name: 'x', components: [{ ...server, memoryGib: '10GB' }] }],
    ['a fraction of a server', { name: 'x', components: [{ ...server, count: 1.5 }] }],
    ['another version', { name: 'x', version: 2, components: [server] }],
    ['a wrong currency', { name: 'x', components: [server], currency: 'euro' }],
    [
      'a wrong date',
      { name: 'x', components: [server], current: { provider: 'y', lines: [{ ...line, date: 'today' }] } },
    ],
    ['a negative budget', { name: 'x', components: [server], budget: { monthly: -1 } }],
    ['a wrong name', { name: '=x', components: [server] }],
    [
      'a share above one',
      { name: 'x', components: [server], traffic: { outGib: 1, basis: 'promised', usedShare: { expected: 2 } } },
    ],
  ])('rejects %s, like the program', (_, value) => {
    expect([accepts(value), deploymentSchema.safeParse(value).success]).toEqual([false, false])
  })
})
