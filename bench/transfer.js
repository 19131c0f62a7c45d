/**
 * The block engine against the tools that people use, in one interleaved run: each case once, then each case again.
 *
 * node bench/transfer.js [--size 8GiB] [--rounds 7] [--only files,delta,nbd,link,ssh,huge,manifest] [--folder /tmp]
 *
 * One round before is not counted. Prints Markdown; ends with 1 when a bar is missed. Needs the built program.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, release, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeDisk, warm } from './transfer/disks.js'
import { delta, files, huge, manifest } from './transfer/local-cases.js'
import { link, nbd, ssh } from './transfer/remote-cases.js'
import { barTable, caseTable } from './transfer/tables.js'
import { requireTools, versionOf } from './transfer/tools.js'

const groups = { files, delta, nbd, link, ssh, huge, manifest }
const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '8GiB' },
    rounds: { type: 'string', default: '7' },
    only: { type: 'string', default: Object.keys(groups).join(',') },
    folder: { type: 'string', default: tmpdir() },
    connections: { type: 'string' },
    'in-flight': { type: 'string' },
  },
})

function chosenGroups() {
  return values.only.split(',').map((name) => {
    const run = groups[name]
    if (run === undefined) throw new Error(`--only knows ${Object.keys(groups).join(', ')}, not ${name}`)
    return run
  })
}

function bytesIn(text) {
  const [, number, unit] = /^(\d+)(MiB|GiB)$/.exec(text) ?? []
  if (number === undefined) throw new Error(`--size is a number with MiB or GiB, not ${text}`)
  return Number(number) * (unit === 'GiB' ? 2 ** 30 : 2 ** 20)
}

/** The command's own defaults, unless told otherwise. */
async function limitsOfCommand() {
  const { diskFlags } = await import('../dist/commands/disk/base-command.js')
  const { connections = diskFlags.connections.default, 'in-flight': inFlight = diskFlags['in-flight'].default } = values
  return { connections: Number(connections), inFlight: Number(inFlight) }
}

requireTools()
const [chosen, bytes, rounds] = [chosenGroups(), bytesIn(values.size), Number(values.rounds)]
const limits = await limitsOfCommand()
const folder = mkdtempSync(join(values.folder, 'bench-'))
const at = (name) => join(folder, name)
const [source, small] = [at('source.img'), at('small.img')]

async function round(first) {
  const found = {}
  for (const run of chosen) Object.assign(found, await run({ at, source, small, bytes, limits, first }))
  return found
}

try {
  const data = makeDisk(source, bytes)
  const smallData = makeDisk(small, Math.min(bytes, 3 * 2 ** 30))
  warm(source)
  warm(small)
  await round(true)
  const all = []
  for (let number = 0; number < rounds; number++) {
    all.push(await round(false))
    process.stderr.write(`round ${number + 1} of ${rounds}\n`)
  }
  const { text, met } = barTable(all)
  const mib = (size) => `${(size / 2 ** 20).toLocaleString('en', { maximumFractionDigits: 0 })} MiB`
  console.log(`${values.size} with ${mib(data)} of data, ${rounds} rounds; lines: ${mib(smallData)} of data.`)
  console.log(`Node ${process.version}, Linux ${release()}, ${cpus().length} × ${cpus()[0].model.trim()}.`)
  console.log(`${['qemu-img', 'nbdcopy', 'nbdkit', 'rsync'].map(versionOf).join('; ')}.\n`)
  console.log(`${text}\n\n${caseTable(all)}`)
  if (!met) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
