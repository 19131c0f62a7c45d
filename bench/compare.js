/** Processor time and memory of `broker compare`: with the bundled catalogue, and with 200,000 synthetic offers. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { interleaved, judge, runOnce, spread } from './measure.js'
import { writeSyntheticCatalogue } from './synthetic-catalogue.js'

const rounds = 7
const folder = mkdtempSync(join(tmpdir(), 'bench-'))
const file = join(folder, 'catalogue.json')
const offers = await writeSyntheticCatalogue(file)
const compare = ['bin/broker.js', 'compare', 'deployments/happybox.yaml']

const results = await interleaved(
  {
    node: () => runOnce(['-e', '0']),
    bundled: () => runOnce(compare),
    townHall: () => runOnce(['bin/broker.js', 'compare', 'deployments/town-hall.yaml']),
    synthetic: () => runOnce([...compare, '--catalog', file]),
  },
  rounds,
)
rmSync(folder, { recursive: true })

const cpu = (name) => results[name].map(({ cpuMs }) => cpuMs)
const memory = (name) => results[name].map(({ maxRssMib }) => maxRssMib)
const ratio = (name) =>
  spread(results[name].map(({ cpuMs }, round) => cpuMs / results.node[round].cpuMs)).median.toFixed(1)
const many = offers.toLocaleString('en')

console.log(`Node ${process.version}, ${rounds} rounds, deployments/happybox.yaml`)
judge({ what: 'compare, bundled catalogue, processor time', numbers: cpu('bundled'), unit: 'ms', bar: 1000 })
judge({ what: 'compare, town-hall, processor time', numbers: cpu('townHall'), unit: 'ms', bar: 1000 })
judge({ what: `compare, ${many} offers, processor time`, numbers: cpu('synthetic'), unit: 'ms', bar: 3000 })
judge({ what: `compare, ${many} offers, memory`, numbers: memory('synthetic'), unit: 'MiB', bar: 400 })
console.log(`against node -e 0: bundled ${ratio('bundled')} ×, ${many} offers ${ratio('synthetic')} ×`)
