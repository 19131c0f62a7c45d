import { join } from 'node:path'
import { broker } from './copying.js'
import { emptyDisk, removeDisks } from './disks.js'
import { measured } from './measured.js'
import { nbdOnPort, nbdOnSocket, slowLine, sshServer } from './servers.js'

/** Runs some work between servers and stops them whatever happens. */
async function between(servers, work) {
  try {
    return await work(...servers)
  } finally {
    for (const { stop } of servers) await stop()
  }
}

/** Two servers of files on this machine. The target is empty each time. */
export async function nbd({ at, source, bytes, limits }) {
  const target = at('far.img')
  const state = at('far-state')
  const run = async (work) => {
    removeDisks(target, state)
    emptyDisk(target, bytes)
    const servers = [await nbdOnSocket(source, at('near.socket')), await nbdOnSocket(target, at('far.socket'))]
    return between(servers, (near, far) => work(near.uri, far.uri))
  }
  const nbdcopy = await run((from, to) => measured('nbdcopy', [from, to]))
  const ours = await run((from, to) => broker({ source: from, target: to, state, ...limits }))
  const child = join(import.meta.dirname, '../nbd-child.js')
  const numbers = [String(limits.connections), String(limits.inFlight)]
  const plain = await run((from, to) => measured(process.execPath, [child, from, to, ...numbers]))
  removeDisks(target, state)
  return {
    'nbdcopy NBD to NBD': nbdcopy,
    'broker NBD to NBD, written': ours.written,
    'broker NBD to NBD, written and proven': ours.proven,
    'NBD client alone, no manifest': plain,
  }
}

const line = { roundTripMs: 40, windowBytes: 3 * 2 ** 20 }

async function overLine({ at, limits, toPort, uri, env }) {
  const state = at('line.img')
  const run = async (connections) => {
    removeDisks(state)
    const servers = [await slowLine(toPort, line)]
    return between(servers, ({ port }) =>
      broker({ source: uri(port), target: state, state, ...limits, connections }, { env }),
    )
  }
  const one = await run(1)
  const ours = await run(limits.connections)
  removeDisks(state)
  return { one: one.moving, ours: ours.moving }
}

/** NBD over TCP on a line of 40 ms. */
export async function link({ at, small, limits }) {
  return await between([await nbdOnPort(small)], async ({ port }) => {
    const uri = (proxy) => `nbd://127.0.0.1:${proxy}/`
    const { one, ours } = await overLine({ at, limits, toPort: port, uri })
    return { 'TCP at 40 ms, one connection': one, 'TCP at 40 ms, the defaults': ours }
  })
}

/** NBD through SSH on a line of 40 ms. */
export async function ssh({ at, small, limits }) {
  return await between([await sshServer(at('ssh'))], async ({ port, user, bin }) => {
    const env = { PATH: `${bin}:${process.env.PATH}` }
    const uri = (proxy) => `ssh://${user}@127.0.0.1:${proxy}${small}`
    const { one, ours } = await overLine({ at, limits, toPort: port, uri, env })
    return { 'SSH at 40 ms, one connection': one, 'SSH at 40 ms, the defaults': ours }
  })
}
