/**
 * What an inventory costs, by the number of volumes: node bench/inventory.js, after npm run build. A stand-in cloud in this process
 * answers; the program that reads it is a process of its own.
 */
import { join } from 'node:path'
import { interleaved, judge, runOnce, spread } from './measure.js'
import { standInCloud } from './stand-in-cloud.js'

const broker = join(import.meta.dirname, '../bin/broker.js')
const rounds = Number(process.env.ROUNDS ?? 5)
const counts = [1000, 5000, 10000]

async function read(count) {
  const cloud = await standInCloud({ volumes: count })
  Object.assign(process.env, cloud.env)
  try {
    const startedMs = performance.now()
    const usage = await runOnce([broker, 'inventory', 'openstack', '--json', '--quiet'])
    const pages = cloud.asked.filter((line) => line.endsWith('/volumes/detail')).length
    if (pages !== count / 100) throw new Error(`${pages} pages of ${count} volumes were read`)
    return { ...usage, wallMs: performance.now() - startedMs }
  } finally {
    await cloud.close()
  }
}

const results = await interleaved(Object.fromEntries(counts.map((count) => [count, () => read(count)])), rounds)
const median = (count, what) => spread(results[count].map((one) => one[what])).median
for (const count of counts) {
  const [wall, cpu, memory] = ['wallMs', 'cpuMs', 'maxRssMib'].map((what) => Math.round(median(count, what)))
  console.log(`${count} volumes: ${wall} ms, processor ${cpu} ms, memory ${memory} MiB`)
}
// Linear growth: each volume of the second five thousand costs what each of the first four thousand after the start did.
const each = (what, from, to) => (median(to, what) - median(from, what)) / (to - from)
for (const what of ['cpuMs', 'maxRssMib']) {
  const ratio = each(what, 5000, 10000) / each(what, 1000, 5000)
  judge({ what: `growth of ${what} per volume, later over earlier`, numbers: [ratio], unit: '×', bar: 1.5 })
}
judge({ what: 'memory for 5000 volumes', numbers: results[5000].map((one) => one.maxRssMib), unit: 'MiB', bar: 200 })
