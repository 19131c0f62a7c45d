/**
 * The block engine against the tools that people use. Needs qemu-utils, nbdkit and libnbd-bin.
 * `node bench/transfer.js [GiB] [rounds] [folder]`: 8 GiB, 7 rounds and the system's temporary folder unless told.
 * Rounds are interleaved: every case once, then every case again.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, ftruncateSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { randomFillSync } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { judge, spread } from './measure.js'

const [, , gib = '8', roundsWanted = '7', place = tmpdir()] = process.argv
const [bytes, rounds] = [Number(gib) * 2 ** 30, Number(roundsWanted)]
const nbdServer = 'nbdkit'
const block = 512 * 1024
const folder = mkdtempSync(join(place, 'bench-'))
const at = (name) => join(folder, name)
const child = join(import.meta.dirname, 'transfer-child.js')

/** About 30 % of the disk in runs of 64 KiB to 16 MiB; the same places every time. */
function makeSource() {
  const file = openSync(at('source.img'), 'w')
  let [data, seed] = [0, 1]
  for (let offset = 0; offset < bytes;) {
    seed = (seed * 48271) % 2147483647
    const run = Math.min(2 ** (16 + (seed % 9)), bytes - offset)
    writeSync(file, randomFillSync(Buffer.alloc(run)), 0, run, offset)
    data += run
    offset += run + Math.floor((run * 2.33) / 65536) * 65536
  }
  ftruncateSync(file, bytes)
  closeSync(file)
  return data
}

/** A hundredth of the blocks changed, here and there. */
function change() {
  const file = openSync(at('source.img'), 'r+')
  const count = Math.ceil(bytes / block / 100)
  for (let number = 0; number < count; number++) {
    writeSync(file, randomFillSync(Buffer.alloc(block)), 0, block, number * 100 * block)
  }
  closeSync(file)
  return count * block
}

/** Wall clock and processor time of a command, in milliseconds. */
function run(command, args) {
  const begin = performance.now()
  const script = 'TIMEFORMAT="%U %S"; time "$0" "$@"'
  const { status, stderr } = spawnSync('bash', ['-c', script, command, ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`)
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map(Number)
  return { wallMs: performance.now() - begin, cpuMs: (user + system) * 1000 }
}

const broker = (from, to, state) =>
  JSON.parse(execFileSync(process.execPath, [child, from, to, at(state)], { encoding: 'utf8' }))

function fresh(...names) {
  for (const name of names) {
    for (const ending of ['', '.broker-manifest', '.broker-journal']) rmSync(at(name + ending), { force: true })
  }
  execFileSync('sync')
}

function forget(name) {
  execFileSync('sync', [at(name)])
  execFileSync('dd', [`if=${at(name)}`, 'iflag=nocache', 'count=0', 'status=none'])
}

function emptyDisk(name) {
  fresh(name)
  closeSync(openSync(at(name), 'w'))
  truncateSync(at(name), bytes)
}

async function server(name) {
  const socket = at(`${name}.socket`)
  const process_ = spawn(nbdServer, ['-f', '-U', socket, 'file', at(name)], { stdio: 'ignore' })
  while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 20))
  return { uri: `nbd+unix:///?socket=${socket}`, stop: () => process_.kill() }
}

async function overNbd(copy) {
  emptyDisk('far.img')
  const [near, far] = [await server('source.img'), await server('far.img')]
  try {
    return copy(near.uri, far.uri)
  } finally {
    near.stop()
    far.stop()
    for (const name of ['source.img', 'far.img']) rmSync(at(`${name}.socket`), { force: true })
  }
}

async function round() {
  fresh('qemu.img', 'copy.img', 'far.img')
  const qemu = run('qemu-img', [
    'convert',
    '-W',
    '-m',
    '16',
    '-f',
    'raw',
    '-O',
    'raw',
    at('source.img'),
    at('qemu.img'),
  ])
  fresh()
  const copy = broker(at('source.img'), at('copy.img'), 'copy.img')
  emptyDisk('nbd.img')
  const nbdcopy = run('nbdcopy', [at('source.img'), at('nbd.img')])
  forget('nbd.img')
  const cmp = run('cmp', [at('source.img'), at('nbd.img')])
  const changed = change()
  const again = run('qemu-img', [
    'convert',
    '-n',
    '-W',
    '-m',
    '16',
    '-f',
    'raw',
    '-O',
    'raw',
    at('source.img'),
    at('qemu.img'),
  ])
  const delta = broker(at('source.img'), at('copy.img'), 'copy.img')
  const nbdThere = await overNbd((from, to) => run('nbdcopy', [from, to]))
  fresh('state')
  const nbdOurs = await overNbd((from, to) => broker(from, to, 'state'))
  return { qemu, copy, nbdcopy, cmp, changed, again, delta, nbdThere, nbdOurs }
}

const data = makeSource()
console.log(`${gib} GiB, ${(data / 2 ** 20).toFixed(0)} MiB of data, ${rounds} rounds, Node ${process.version}`)
try {
  await round()
  const all = []
  for (let number = 0; number < rounds; number++) {
    fresh('copy.img')
    all.push(await round())
  }
  const each = (ratio) => all.map(ratio)
  const seconds = (pick) => {
    const { median, low, high } = spread(all.map((one) => pick(one).wallMs / 1000))
    return `${median.toFixed(1)} s (${low.toFixed(1)}–${high.toFixed(1)})`
  }
  console.log(`qemu-img ${seconds(({ qemu }) => qemu)}, broker written ${seconds(({ copy }) => copy.written)}`)
  console.log(`nbdcopy ${seconds(({ nbdcopy }) => nbdcopy)}, cmp ${seconds(({ cmp }) => cmp)}`)
  console.log(`broker written and proven ${seconds(({ copy }) => copy.proven)}`)
  const ratio = (what, numbers, bar) => judge({ what, numbers, unit: '×', bar })
  ratio(
    'file to file against qemu-img, wall',
    each(({ copy, qemu }) => copy.written.wallMs / qemu.wallMs),
    1.8,
  )
  ratio(
    'copy and proof against nbdcopy and cmp, wall',
    each(({ copy, nbdcopy, cmp }) => copy.proven.wallMs / (nbdcopy.wallMs + cmp.wallMs)),
    0.9,
  )
  judge({ what: 'memory of a copy', numbers: each(({ copy }) => copy.memoryMib), unit: 'MiB', bar: 150 })
  ratio(
    'delta of 1 %: bytes sent against bytes changed',
    each(({ delta, changed }) => delta.writtenBytes / changed),
    1.1,
  )
  ratio(
    'delta of 1 % against qemu-img convert -n, wall',
    each(({ delta, again }) => delta.written.wallMs / again.wallMs),
    1.3,
  )
  ratio(
    'NBD to NBD with manifest: time against nbdcopy (rate 0.4 is 2.5)',
    each(({ nbdOurs, nbdThere }) => nbdOurs.written.wallMs / nbdThere.wallMs),
    2.5,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
