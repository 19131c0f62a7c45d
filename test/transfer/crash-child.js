/**
 * Copies argv[2] to argv[3] with the built program and kills itself at a step: argv[4] is `step:nth time`, or empty.
 * With `stop` as argv[5] it says so and waits instead. BROKER_TEST_SLOPPY leaves out the sync of data: a control run.
 * BROKER_TEST_MEMORY writes through the memory of the system, as where there is no O_DIRECT.
 * Windows are two blocks, so that small disks have many of them.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const built = (path) => import(pathToFileURL(join(import.meta.dirname, '../../dist/transfer', path)).href)
const { copyDisk } = await built('copy/copy-disk.js')
const { exists, openFileSink, openFileSource } = await built('file/open-file.js')
const { withEngine } = await built('open-engine.js')

const [, , from, to, crash = '', manner = 'kill'] = process.argv
const [step, nth = '1'] = crash.split(':')
let left = Number(nth)
const sloppy = process.env.BROKER_TEST_SLOPPY === '1'
const inMemory = process.env.BROKER_TEST_MEMORY === '1'

const source = await openFileSource(from)
const engine = {
  settings: { inFlight: 3, bandwidthMibps: null },
  controlFile: null,
  threads: 1,
  clock: () => performance.now(),
  windowBlocks: 2,
  onStep: async (now) => {
    if (now !== step || --left !== 0) return
    if (manner === 'kill') process.kill(process.pid, 'SIGKILL')
    process.stdout.write('stopped\n')
    await new Promise((resolve) => setTimeout(resolve, 60_000))
  },
  signal: new globalThis.AbortController().signal,
}
const result = await withEngine(engine, async (made) =>
  copyDisk({
    source,
    targetExists: await exists(to),
    openSink: async (wanted) => {
      const sink = await openFileSink(to, { ...wanted, lockFolder: tmpdir() })
      if (inMemory) delete sink.pastCache
      return sloppy ? { ...sink, flush: async () => undefined } : sink
    },
    state: { journal: `${to}.broker-journal`, manifest: `${to}.broker-manifest` },
    overwrite: false,
    engine: made,
  }),
)
await source.close()
process.stdout.write(`${JSON.stringify(result)}\n`)
