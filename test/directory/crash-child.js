/**
 * Changes the directory cloud in argv[2] with the built program.
 * argv[3] `at`: does the operation argv[4] and kills itself at the step argv[5], counted from 0.
 * argv[3] `start`: starts a server and ends.
 * argv[3] `loop`: makes and deletes a few things, as the seed argv[4] has it, until it is killed; says when it begins.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const built = (path) => import(pathToFileURL(join(import.meta.dirname, '../../dist/providers', path)).href)
const { directory } = await built('directory/directory.js')
const { operations } = await import(pathToFileURL(join(import.meta.dirname, 'operations.js')).href)

const [, , root, mode, what, nth = '0'] = process.argv
let left = Number(nth)

function open(step, servers = 'records') {
  const now = () => new Date()
  return directory({ root, servers, now, randomHex: () => randomBytes(6).toString('hex'), step })
}

async function at() {
  const provider = open(() => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL')
  })
  await operations[what].run(provider)
}

async function loop() {
  let state = Number(what) * 2654435761 + 1
  const chance = (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % below
  }
  const { volumes, networks, inventory } = open(() => undefined).features
  const signal = new globalThis.AbortController().signal
  process.stdout.write('begun\n')
  for (;;) {
    const key = `key-${chance(6)}`
    const creation = { key, name: `of ${key}`, labels: {}, signal }
    if (chance(3) > 0) {
      await volumes.create({ ...creation, sizeBytes: 4096, class: null, from: null })
      await networks.create({ ...creation, mtu: null })
      continue
    }
    for await (const { id, labels } of inventory.list({ kind: 'volumes', signal }))
      if (labels['broker-key'] === key) await volumes.delete({ id, signal })
  }
}

async function start() {
  const { server } = await import(pathToFileURL(join(import.meta.dirname, 'operations.js')).href)
  const provider = open(() => undefined, 'processes')
  const { id } = (await server(provider)).resource
  await provider.features.servers.power({ id, state: 'running', signal: new globalThis.AbortController().signal })
}

const modes = { at, loop, start }
await modes[mode]()
