/**
 * One copy by the built program, as `broker disk copy --overwrite` does it: argv[2] is JSON with `source`, `target`, `state`,
 * `connections` and `inFlight`. Prints when the copy began to read, when everything was written and safe, and the processor
 * time until then, besides the report.
 */
import { readFileSync } from 'node:fs'
import { copyDisks } from '../dist/workflows/disk/copy-disks.js'
import { diskSurroundings } from '../dist/runtime/disk-surroundings.js'

const now = () => performance.timeOrigin + performance.now()
const ticksPerSecond = 100

/** Seconds of this process and of those it waited for. */
function cpuSeconds() {
  const { user, system } = process.cpuUsage()
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ')
  return (user + system) / 1e6 + (Number(fields[13]) + Number(fields[14])) / ticksPerSecond
}

const moments = {}
const told = await copyDisks({
  ...diskSurroundings(),
  bandwidthMibps: null,
  timeoutMs: 60_000,
  overwrite: true,
  frozen: false,
  format: null,
  sizeBytes: null,
  ...JSON.parse(process.argv[2]),
  onProgress: () => undefined,
  onNotice: () => undefined,
  onStep: (step) => {
    if (step === 'started') moments.started = now()
    if (step === 'data-complete') Object.assign(moments, { written: now(), cpuWritten: cpuSeconds() })
  },
  signal: new globalThis.AbortController().signal,
})
process.stdout.write(
  JSON.stringify({ ...moments, writtenBytes: told.writtenBytes, proof: told.proof, mode: told.mode }),
)
