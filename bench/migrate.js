/**
 * What plans of many tenants cost: node bench/migrate.js, after npm run build. Planning reads invented inventories (no cloud) and
 * writes the plan; status reads plan and journal, in which every volume has been copied.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { interleaved, judge, runOnce, spread } from './measure.js'

const rounds = Number(process.env.ROUNDS ?? 5)
const counts = [100, 300, 600]
const child = join(import.meta.dirname, 'migrate/plan-child.js')
const broker = join(import.meta.dirname, '../bin/broker.js')
const folder = mkdtempSync(join(tmpdir(), 'bench-migrate-'))

try {
  const cases = Object.fromEntries(
    counts.flatMap((count) => [
      [`plan of ${count} tenants`, () => runOnce([child, String(count), folder])],
      [
        `status of ${count} tenants`,
        () => runOnce([broker, 'migrate', 'status', join(folder, 'fleet.plan.yaml'), '--json']),
      ],
    ]),
  )
  const results = await interleaved(cases, rounds)
  const median = (name, what) => spread(results[name].map((one) => one[what])).median
  for (const name of Object.keys(cases)) {
    console.log(
      `${name}: processor ${Math.round(median(name, 'cpuMs'))} ms, memory ${Math.round(median(name, 'maxRssMib'))} MiB`,
    )
  }
  console.log(`plan file of 600 tenants: ${(statSync(join(folder, 'fleet.plan.yaml')).size / 2 ** 20).toFixed(1)} MiB`)
  // Linear growth: each tenant of the second three hundred costs what each of the two hundred before did.
  for (const what of ['plan', 'status'])
    for (const unit of ['cpuMs', 'maxRssMib']) {
      const each = (from, to) =>
        (median(`${what} of ${to} tenants`, unit) - median(`${what} of ${from} tenants`, unit)) / (to - from)
      judge({
        what: `growth of ${unit} per tenant in ${what}, later over earlier`,
        numbers: [each(300, 600) / each(100, 300)],
        unit: '×',
        bar: 1.5,
      })
    }
} finally {
  rmSync(folder, { recursive: true })
}
