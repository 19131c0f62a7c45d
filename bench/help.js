/** How much more processor time `broker --help` takes than Node itself. */
import { interleaved, judge, runOnce, spread } from './measure.js'

const rounds = 11
const results = await interleaved(
  {
    node: () => runOnce(['-e', '0']),
    help: () => runOnce(['bin/broker.js', '--help']),
    compareHelp: () => runOnce(['bin/broker.js', 'compare', '--help']),
  },
  rounds,
)
const ratios = (name) => results[name].map(({ cpuMs }, round) => cpuMs / results.node[round].cpuMs)
const node = spread(results.node.map(({ cpuMs }) => cpuMs))

console.log(
  `Node ${process.version}, ${rounds} rounds, node -e 0: ${node.median.toFixed(0)} ms (${node.low.toFixed(0)}–${node.high.toFixed(0)})`,
)
judge({ what: 'broker --help against node -e 0, processor time', numbers: ratios('help'), unit: '×', bar: 3.5 })
judge({
  what: 'broker compare --help against node -e 0, processor time',
  numbers: ratios('compareHelp'),
  unit: '×',
  bar: 3.5,
})
