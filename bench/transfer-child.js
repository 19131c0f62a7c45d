/**
 * Copies argv[2] to argv[3] with the built program and prints how long it took until everything was written, and until it
 * was proven: wall clock and processor time in milliseconds, memory in MiB.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const built = (path) => import(pathToFileURL(join(import.meta.dirname, '../dist/transfer', path)).href)
const { copyDisk } = await built('copy/copy-disk.js')
const { openSource, openTarget, targetExists } = await built('location/open-location.js')
const { parseLocation } = await built('location/parse-location.js')
const { withEngine } = await built('open-engine.js')

const [, , from, to, state] = process.argv
const clock = () => performance.now()
const { signal } = new globalThis.AbortController()
const reach = { connections: 4, timeoutMs: 60_000, clock, signal }
const begin = { wall: clock(), cpu: process.cpuUsage() }
const passed = () => {
  const { user, system } = process.cpuUsage(begin.cpu)
  return { wallMs: clock() - begin.wall, cpuMs: (user + system) / 1000 }
}

let written = null
const { source } = await openSource(parseLocation(from), reach)
const request = {
  settings: { inFlight: 16, bandwidthMibps: null },
  controlFile: null,
  threads: Math.min(4, availableParallelism()),
  clock,
  onStep: (step) => {
    if (step === 'data-complete') written = passed()
  },
  signal,
}
const result = await withEngine(request, async (engine) =>
  copyDisk({
    source,
    targetExists: await targetExists(parseLocation(to)),
    openSink: (wanted) => openTarget(parseLocation(to), { ...wanted, reach }),
    state: { journal: `${state}.broker-journal`, manifest: `${state}.broker-manifest` },
    overwrite: true,
    engine,
  }),
)
await source.close()
const memoryMib = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ written, proven: passed(), memoryMib, writtenBytes: result.writtenBytes }))
