import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { broker, root, temporaryFolder } from './cli.ts'
import { exact } from './exact.ts'

interface MoneyText {
  readonly amount: string
  readonly currency: string
}
interface AlternativeText {
  readonly id: string
  readonly state: string
  readonly reasons: readonly { readonly constraint: string; readonly text: string }[]
  readonly cost: {
    readonly bill: MoneyText
    readonly total: MoneyText
    readonly yearly: { readonly bill: MoneyText }
    readonly breakdown: Readonly<Record<string, MoneyText>>
    readonly lines: readonly { readonly part: string; readonly amount: MoneyText; readonly sku: string | null }[]
    readonly trafficCases: readonly { readonly share: number; readonly bill: MoneyText }[]
  } | null
}
interface ResultText {
  readonly generatedAt: string
  readonly catalog: { readonly digest: string; readonly oldest: string; readonly newest: string }
  readonly inputs: object
  readonly alternatives: readonly AlternativeText[]
}

const scenarios = ['happybox', 'web4all', 'solo-host', 'small-business', 'town-hall']

async function result(scenario: string, ...flags: readonly string[]): Promise<ResultText> {
  const outcome = await broker(['compare', `deployments/${scenario}.yaml`, '--json', ...flags])
  expect(outcome.stderr).toBe('')
  return JSON.parse(outcome.stdout) as ResultText
}

function alternative(found: ResultText, id: string): NonNullable<AlternativeText['cost']> {
  const cost = found.alternatives.find((each) => each.id === id)?.cost
  if (cost === undefined || cost === null) throw new Error(`${id} has no bill`)
  return cost
}

const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, amount) => total + exact(amount), 0n)

describe.each(scenarios)('%s', (scenario) => {
  test('at least eight alternatives, and every region of the catalogue has its say', async () => {
    const found = await result(scenario)
    const catalogue = JSON.parse((await broker(['catalog', 'list', '--json'])).stdout) as {
      offers: readonly { kind: string; provider: string; region: string }[]
    }
    const regions = new Set(
      catalogue.offers.filter(({ kind }) => kind === 'server').map((offer) => `${offer.provider}/${offer.region}`),
    )
    const ids = new Set(found.alternatives.map(({ id }) => id))
    expect([...regions].filter((id) => !ids.has(id))).toEqual([])
    expect(
      found.alternatives.filter(({ cost, id }) => cost !== null && id !== 'current').length,
    ).toBeGreaterThanOrEqual(8)
    const silent = found.alternatives.filter(({ state, reasons }) => state !== 'ranked' && reasons.length === 0)
    expect(silent).toEqual([])
  })

  test('parts and lines of every bill sum exactly', async () => {
    const found = await result(scenario)
    for (const { id, cost } of found.alternatives) {
      if (cost === null) continue
      const parts = Object.values(cost.breakdown).map(({ amount }) => amount)
      const lines = cost.lines.map(({ amount }) => amount.amount)
      expect({ id, parts: sum(parts), lines: sum(lines) }).toEqual({
        id,
        parts: exact(cost.bill.amount),
        lines: exact(cost.bill.amount),
      })
    }
  })

  test('the result is of its schema, and equal when run again but for the time', async () => {
    const [first, second] = await Promise.all([result(scenario), result(scenario)])
    const schema = JSON.parse(await readFile(join(root, 'schemas/compare.schema.json'), 'utf8')) as object
    const validate = new Ajv2020({ allErrors: true, strict: false, validateFormats: false }).compile(schema)
    expect({ valid: validate(first), errors: validate.errors }).toEqual({ valid: true, errors: null })
    expect(JSON.stringify({ ...first, generatedAt: '' })).toBe(JSON.stringify({ ...second, generatedAt: '' }))
    expect(first.catalog.digest).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(first.catalog.oldest <= first.catalog.newest).toBe(true)
    expect(Object.keys(first.inputs).length).toBeGreaterThan(0)
  })

  test('every alternative with a bill can be explained', async () => {
    const found = await result(scenario)
    const priced = found.alternatives.filter(({ cost }) => cost !== null).map(({ id }) => id)
    const some = [priced[0], priced.at(-1)].filter((id) => id !== undefined)
    for (const id of some) {
      const outcome = await broker(['compare', `deployments/${scenario}.yaml`, '--explain', id])
      expect({ id, code: outcome.code === 0 || outcome.code === 7, said: outcome.stdout.length > 200 }).toEqual({
        id,
        code: true,
        said: true,
      })
    }
  })
})

describe('what the stories say', () => {
  test('small-business on AWS in Frankfurt costs about 50 dollars', async () => {
    const { bill } = alternative(await result('small-business'), 'aws/eu-central-1')
    expect(bill.currency).toBe('USD')
    expect(Number(bill.amount)).toBeGreaterThanOrEqual(35)
    expect(Number(bill.amount)).toBeLessThanOrEqual(75)
  })

  test('solo-host pays 1,930.00 € a year today', async () => {
    const { yearly } = alternative(await result('solo-host'), 'current')
    expect(yearly.bill).toEqual({ amount: '1930.00', currency: 'EUR' })
  })

  test('happybox: three shares of the promised traffic, and a word on Canada', async () => {
    const found = await result('happybox')
    const cases = alternative(found, 'aws/eu-central-1').trafficCases
    expect(cases.map(({ share }) => share)).toEqual([0, expect.any(Number), 1])
    const bills = cases.map(({ bill }) => Number(bill.amount))
    expect(bills[0]).toBeLessThan(bills[1] ?? 0)
    expect(bills[1]).toBeLessThan(bills[2] ?? 0)
    const shown = await broker(['compare', 'deployments/happybox.yaml'])
    expect(shown.stdout).toMatch(/Canad/)
    expect(shown.stdout).toMatch(/100\s?%/)
  })
})

describe('what was typed', () => {
  test('constraints that exclude each other end with 7 and name the two', async () => {
    const both = ['--require', 'country=DE', '--require', 'country=FR']
    const { code, stdout } = await broker(['compare', 'deployments/small-business.yaml', ...both])
    expect(code).toBe(7)
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('country=DE and country=FR exclude each other')
    expect(stdout).not.toContain('country of the data')
  })

  test('in French a weight may be named in French, with a decimal comma', async () => {
    const found = await broker(
      ['compare', 'deployments/small-business.yaml', '--json', '--weight', 'coût=0,5', '--weight', 'fit=2'],
      { env: { LANG: 'fr_FR.UTF-8' } },
    )
    expect(found.code).toBe(0)
    expect(JSON.parse(found.stdout)).toMatchObject({ weights: { cost: 0.5, fit: 2, skills: 1 } })
    const wrong = await broker(['compare', 'deployments/small-business.yaml', '--lang', 'fr', '--weight', 'prix=0,5'])
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('coût=0,5')])
  })

  test('the commands to type next and the one that makes a paper again keep the language', async () => {
    const commands = async (more: readonly string[]): Promise<readonly string[]> => {
      const { stdout } = await broker(['compare', 'deployments/small-business.yaml', '--lang', 'fr', ...more], {
        env: { COLUMNS: '200' },
      })
      return stdout.match(/broker compare [^|\n]*/g) ?? []
    }
    const table = await commands([])
    expect(table).toHaveLength(3)
    expect(table.filter((line) => !line.includes('--lang fr'))).toEqual([])
    expect(await commands(['--format', 'markdown'])).toEqual([
      'broker compare deployments/small-business.yaml --lang fr --format markdown ',
    ])
  })

  test('a day far from the prices is told of', async () => {
    const { stdout } = await broker(['compare', 'deployments/small-business.yaml', '--json', '--as-of', '2019-01-01'])
    const { warnings } = JSON.parse(stdout) as { warnings: readonly string[] }
    expect(warnings.filter((text) => text.startsWith('As of 1 Jan 2019:'))).toHaveLength(2)
  })
})

describe('replay', () => {
  test('a comparison with the catalogue that was written out is the same comparison', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'catalogue.json'), (await broker(['catalog', 'list', '--json'])).stdout)
    const [bundled, replayed] = await Promise.all([
      result('small-business'),
      result('small-business', '--catalog', join(folder, 'catalogue.json')),
    ])
    expect(replayed.alternatives).toEqual(bundled.alternatives)
    expect(replayed.catalog).toEqual(bundled.catalog)
  })
})
