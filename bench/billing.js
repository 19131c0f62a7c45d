/** What reading a bill costs: node bench/billing.js, after npm run build. 500,000 rows of FOCUS 1.2, of 20,000 resources, over two months. */
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { interleaved, judge, runOnce, spread } from './measure.js'

const broker = join(import.meta.dirname, '../bin/broker.js')
const rounds = Number(process.env.ROUNDS ?? 7)
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const bill = join(folder, 'focus.csv')
const rows = 500_000

const columns = [
  ...[
    'BilledCost',
    'BillingAccountId',
    'BillingAccountName',
    'BillingCurrency',
    'BillingPeriodEnd',
    'BillingPeriodStart',
  ],
  ...['ChargeCategory', 'ChargeClass', 'ChargeDescription', 'ChargePeriodEnd', 'ChargePeriodStart', 'ContractedCost'],
  ...[
    'EffectiveCost',
    'InvoiceIssuerName',
    'ListCost',
    'PricingQuantity',
    'PricingUnit',
    'ProviderName',
    'PublisherName',
  ],
  ...['ServiceCategory', 'ServiceName', 'ServiceSubcategory', 'SkuId', 'SkuPriceId', 'ResourceId', 'ResourceName'],
  ...['RegionId', 'RegionName', 'SubAccountId', 'SubAccountName', 'Tags'],
]
const month = (at) =>
  at % 2 === 0 ? ['2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z'] : ['2026-09-01T00:00:00Z', '2026-10-01T00:00:00Z']
const hour = (at) => `2026-10-${String((at % 28) + 1).padStart(2, '0')}T${String(at % 24).padStart(2, '0')}:00:00Z`

function line(at) {
  const [start, end] = month(at)
  const cost = `0.${String((at * 7919) % 1_000_000).padStart(6, '0')}`
  const resource = `server-${at % 20_000}`
  return [
    ...[cost, '1234567890', 'Association', 'EUR', end, start],
    ...['Usage', '', `b3-8 in GRA11: hour ${at}`, hour(at + 1), hour(at), cost],
    ...[cost, 'Cloud', cost, '1', 'Hours', 'Cloud', 'Cloud'],
    ...[
      'Compute',
      `Service ${at % 20}`,
      'Virtual Machines',
      `sku-${at % 200}`,
      `price-${at % 200}`,
      resource,
      resource,
    ],
    ...[
      'GRA11',
      'Gravelines',
      `account-${at % 50}`,
      `Account ${at % 50}`,
      `"{""owner"":""ops"",""customer"":""c${at % 300}""}"`,
    ],
  ].join(',')
}

const file = createWriteStream(bill)
file.write(`${columns.join(',')}\n`)
for (let at = 0; at < rows; at += 1000) {
  const chunk = Array.from({ length: 1000 }, (_, more) => `${line(at + more)}\n`).join('')
  if (!file.write(chunk)) await once(file, 'drain')
}
file.end()
await once(file, 'close')

const audit = [broker, 'audit', '--billing', bill, '--policy', 'cost-hygiene', '--quiet', '--output']
const codes = [0, 3, 7]
const results = await interleaved(
  {
    json: () => runOnce([...audit, join(folder, 'audit.json'), '--format', 'json'], { codes }),
    table: () => runOnce([...audit, join(folder, 'audit.txt')], { codes }),
  },
  rounds,
)
rmSync(folder, { recursive: true })

const memory = (name) => results[name].map(({ maxRssMib }) => maxRssMib)
console.log(`Node ${process.version}, ${rounds} rounds, ${rows.toLocaleString('en')} rows of a bill`)
judge({ what: 'audit as JSON, memory', numbers: memory('json'), unit: 'MiB', bar: 250 })
judge({ what: 'audit as a table, memory', numbers: memory('table'), unit: 'MiB', bar: 250 })
const { median, low, high } = spread(results.json.map(({ cpuMs }) => cpuMs))
console.log(`audit as JSON: processor time ${Math.round(median)} ms (${Math.round(low)}–${Math.round(high)})`)
