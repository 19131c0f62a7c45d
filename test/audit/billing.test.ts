import { readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { columnsSince10, mandatoryColumns } from '../../src/documents/focus/focus-columns.ts'
import type { Bill } from '../../src/domain/costs.ts'
import { BrokerError } from '../../src/domain/errors.ts'
import { totalCosts } from '../../src/domain/total-costs.ts'
import { readBilling } from '../../src/runtime/audit/read-billing.ts'
import { bill, billRow } from './bills.ts'
import { say } from './run.ts'

const fixtures = new URL('../fixtures/focus/', import.meta.url)
const fixture = (name: string): string => readFileSync(new URL(name, fixtures), 'utf8')
const path = (name: string): string => new URL(name, fixtures).pathname

async function read(files: readonly string[], tenantTag: string | null = null): Promise<Bill> {
  return await readBilling({ files, tenantTag, signal: new AbortController().signal })
}

/** Writes files and reads them; gives what is thrown as well. */
async function readTexts(texts: Readonly<Record<string, string | Buffer>>, tenantTag: string | null = null) {
  const folder = await mkdtemp(join(tmpdir(), 'bills-'))
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text)
  const files = Object.keys(texts).map((name) => join(folder, name))
  const without = (text: string): string => text.replaceAll(`${folder}/`, '')
  try {
    const found = await read(files, tenantTag)
    const warnings = found.warnings.map((warning) => without(say(warning)))
    return { totals: told(found), warnings, lines: found.lines, problems: [] }
  } catch (error) {
    if (!(error instanceof BrokerError)) throw error
    const problems = error.problems.map(({ file, message }) => without(`${file}: ${say(message)}`))
    return { totals: [], warnings: [], lines: [], problems: [without(say(error.says)), ...problems] }
  }
}

const told = ({ lines }: Pick<Bill, 'lines'>): string[] =>
  totalCosts(lines, null).map(({ month, billed, currency }) => `${month ?? ''} ${billed.toFixed()} ${currency}`)

interface Expected {
  readonly file: string
  readonly by: 'provider' | 'service' | 'tenant'
  readonly name: string
}

describe('the files that were published with the standard', () => {
  const expected = JSON.parse(fixture('totals.json')) as Expected[]
  const readable = [...new Set(expected.map(({ file }) => file))]

  test.each(readable)('%s: every sum is that of an independent computation', async (file) => {
    const { lines } = await read([path(file)])
    const sums = (['provider', 'service', 'tenant'] as const).flatMap((by) =>
      totalCosts(lines, by).map(({ month, name, currency, billed, effective, count }) => {
        const amounts = { billed: billed.toFixed(), effective: effective?.toFixed() ?? null }
        return { file, by, month, name: name ?? '', currency, ...amounts, count }
      }),
    )
    const order = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
    expect(sums.toSorted(order)).toEqual(expected.filter((each) => each.file === file).toSorted(order))
  })

  test('the others lack what no sum can do without, and say all of it', async () => {
    const others = readdirSync(new URL('examples/', fixtures)).filter((name) => !readable.includes(`examples/${name}`))
    expect(others.length).toBe(11)
    for (const name of others) {
      const error: unknown = await read([path(`examples/${name}`)]).catch((thrown: unknown) => thrown)
      const problems = error instanceof BrokerError ? error.problems.map(({ message }) => message.values['column']) : []
      expect(problems).toEqual(['BillingCurrency', 'ProviderName', 'ServiceName'])
    }
  })

  test('FOCUS 1.0 is named as such', async () => {
    const { files, warnings } = await read([path('focus-1.0-sample-1000.csv')])
    expect(files).toMatchObject([{ rows: 1000, version: '1.0', months: ['2024-09', '2024-10'] }])
    const said = warnings.map(say).map((text) => text.replaceAll(path(''), ''))
    expect(said[0]).toContain('by its columns it is FOCUS 1.0')
    expect(said).toContain(
      'focus-1.0-sample-1000.csv: ContractedCost is empty in 7 rows, first in row 927, which FOCUS does not allow.',
    )
  })
})

test('the mandatory columns are those of the standard', () => {
  interface Column {
    readonly column: string
    readonly featureLevel: string
    readonly allowsNulls: boolean
    readonly allowedValues: readonly string[] | null
    readonly introduced: string
  }
  const columns = JSON.parse(fixture('columns-1.2.json')) as Column[]
  const mandatory = columns.filter(({ featureLevel }) => featureLevel === 'Mandatory')
  const ours = Object.entries(mandatoryColumns).map(([column, { mayBeNull, values }]) => ({
    column,
    mayBeNull,
    values,
  }))
  expect(ours).toEqual(
    mandatory.map(({ column, allowsNulls, allowedValues }) => ({
      column,
      mayBeNull: allowsNulls,
      values: allowedValues,
    })),
  )
  const newer = columns.filter(({ introduced }) => ['1.1', '1.2'].includes(introduced)).map(({ column }) => column)
  expect(columnsSince10).toEqual(newer)
})

test('currencies are never added, corrections are subtracted and counted', async () => {
  const { totals, lines } = await readTexts({
    'a.csv': bill([
      billRow({ BilledCost: '10.10' }),
      billRow({ BilledCost: '-3.05', ChargeClass: 'Correction', ChargeCategory: 'Credit' }),
      billRow({ BilledCost: '7', BillingCurrency: 'USD' }),
      billRow({ BilledCost: '1e-7' }),
    ]),
  })
  expect(totals).toEqual(['2026-10 7.0500001 EUR', '2026-10 7 USD'])
  expect(lines.reduce((count, { corrections }) => count + corrections, 0)).toBe(1)
})

test('a byte-order mark, line ends of Windows, and gzip change nothing', async () => {
  const plain = bill([billRow({ BilledCost: '1' })])
  const want = { totals: ['2026-10 1 EUR'], warnings: [], problems: [] }
  expect(await readTexts({ 'a.csv': `\uFEFF${plain}` })).toMatchObject(want)
  expect(await readTexts({ 'a.csv': plain.replaceAll('\n', '\r\n') })).toMatchObject(want)
  expect(await readTexts({ 'a.csv.gz': gzipSync(plain) })).toMatchObject(want)
})

test('every problem of every file is told at once, with its row', async () => {
  const [header = '', row = ''] = bill([billRow({})]).split('\n')
  const { problems } = await readTexts({
    'a.csv': [header, row, row.slice(0, row.lastIndexOf(',')), row].join('\n'),
    'b.csv': bill([
      billRow({ BilledCost: '1,5' }),
      billRow({ BilledCost: '' }),
      billRow({ BillingCurrency: 'euro', BillingPeriodStart: '2026-02-30T00:00:00Z' }),
      billRow({ BillingPeriodStart: '5/1/26', BillingPeriodEnd: '5/8/26' }),
    ]),
    'c.csv': bill([billRow({})]).replace('BilledCost', 'Cost'),
  })
  expect(problems).toEqual([
    '3 billing files cannot be added up.',
    'a.csv: Row 3 has 22 cells, the header has 23: it is cut short, or a comma is not quoted.',
    'b.csv: Row 2: BilledCost cannot be read (“1,5”).',
    'b.csv: Row 3: BilledCost is empty.',
    'b.csv: Row 4: BillingCurrency cannot be read (“euro”).',
    'b.csv: Row 4: BillingPeriodStart cannot be read (“2026-02-30T00:00:00Z”).',
    'b.csv: Row 5: BillingPeriodStart cannot be read (“5/1/26”).',
    'c.csv: The column BilledCost is missing, without which nothing can be added up.',
  ])
})

test('of very many problems the first fifty are told, and how many there are', async () => {
  const { problems } = await readTexts({
    'a.csv': bill(Array.from({ length: 80 }, () => billRow({ BilledCost: 'x' }))),
  })
  expect([problems.length, problems.at(-1)]).toEqual([52, 'a.csv: 30 more problems.'])
})

test('a file that ends in the middle is no bill', async () => {
  const text = bill([billRow({ ServiceName: 'a "quoted" name' })])
  expect((await readTexts({ 'a.csv': text.slice(0, text.lastIndexOf('"')) })).problems[0]).toContain(
    'a.csv is no CSV from row 2',
  )
  expect((await readTexts({ 'a.csv.gz': gzipSync(text).subarray(0, 60) })).problems).toEqual([
    'a.csv.gz cannot be unpacked: it is no gzip file, or it is cut short.',
  ])
  expect((await readTexts({ 'a.csv': '' })).problems).toEqual(['a.csv is empty: not even a header.'])
})

test('what is odd and can be read in one way only is read, and told', async () => {
  const odd = {
    BilledCost: '$1,000.50 ',
    BillingPeriodStart: '4/1/26',
    BillingPeriodEnd: '5/1/26',
    ChargePeriodStart: '4/1/26',
    ChargePeriodEnd: '5/1/26',
    ServiceCategory: 'Database',
    ListCost: 'many',
    ChargeClass: 'NULL',
  }
  const { totals, warnings } = await readTexts({ 'a.csv': bill([billRow(odd)]) })
  expect(totals).toEqual(['2026-04 1000.5 EUR'])
  expect(warnings.map((text) => text.split(' ')[1])).toEqual([
    'BilledCost',
    'BillingPeriodEnd',
    'BillingPeriodStart',
    'ChargeClass',
    'ChargePeriodEnd',
    'ChargePeriodStart',
    'ListCost',
    'ServiceCategory',
  ])
})

test('the same period in two files, and periods that overlap, are named and counted', async () => {
  const half = billRow({ BillingPeriodStart: '2026-10-15T00:00:00Z', BillingPeriodEnd: '2026-11-15T00:00:00Z' })
  const { totals, warnings } = await readTexts({ 'a.csv': bill([billRow({}), half]), 'b.csv': bill([billRow({})]) })
  expect(totals).toEqual(['2026-10 3 EUR'])
  expect(warnings).toEqual([
    'a.csv and b.csv both have charges of Cloud account 1 for overlapping periods (1 Oct 2026 – 1 Nov 2026, 1 Oct 2026 – 1 Nov 2026). Both are counted: if one replaces the other, leave it out.',
    'a.csv has overlapping billing periods of Cloud account 1 (1 Oct 2026 – 1 Nov 2026, 15 Oct 2026 – 15 Nov 2026). Both are counted.',
  ])
})

test('tenants are the sub accounts, or the values of a tag', async () => {
  const rows = [
    billRow({ Tags: '{"customer":"shop","a":true}' }),
    billRow({ Tags: '{"customer":true}' }),
    billRow({ Tags: 'x' }),
  ]
  const tenants = async (tag: string | null) =>
    (await readTexts({ 'a.csv': bill(rows) }, tag)).lines.map(({ tenant, count }) => [tenant, count])
  expect(await tenants(null)).toEqual([['project', 3]])
  expect(await tenants('customer')).toEqual([
    ['shop', 1],
    [null, 2],
  ])
})
