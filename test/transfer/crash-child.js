/**
 * Copies argv[2] to argv[3] with the built program and kills itself at a step: argv[4] is `step:nth time`, or empty.
 * Windows are two blocks, so that small disks have many of them.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const built = (path) => import(pathToFileURL(join(import.meta.dirname, '../../dist/transfer', path)).href)
const { copyDisk } = await built('copy/copy-disk.js')
const { exists, openFileSink, openFileSource } = await built('file/open-file.js')
const { withEngine } = await built('open-engine.js')

const [, , from, to, crash = ''] = process.argv
const [step, nth = '1'] = crash.split(':')
let left = Number(nth)

const source = await openFileSource(from)
const engine = {
  settings: { inFlight: 3, bandwidthMibps: null },
  controlFile: null,
  threads: 1,
  clock: () => performance.now(),
  windowBlocks: 2,
  onStep: (now) => {
    if (now === step && --left === 0) process.kill(process.pid, 'SIGKILL')
  },
  signal: new AbortController().signal,
}
const result = await withEngine(engine, async (made) =>
  copyDisk({
    source,
    targetExists: await exists(to),
    openSink: (wanted) => openFileSink(to, wanted),
    state: { journal: `${to}.broker-journal`, manifest: `${to}.broker-manifest` },
    overwrite: false,
    engine: made,
  }),
)
await source.close()
console.log(JSON.stringify(result))
