import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Inbox } from './inbox.ts'
import { readingSocket } from './reading-socket.ts'

/** Two ends of a line within this machine, as socketpair(2) makes them. */
export interface SocketPair {
  readonly ours: Socket
  /** What comes over our end. */
  readonly inbox: Inbox
  /** For another process; nothing is read from it here. */
  readonly theirs: Socket
}

/** Node cannot make a pair: it is made by a name that nobody else can reach, in a folder that goes at once. */
export async function socketPair(): Promise<SocketPair> {
  const folder = await mkdtemp(join(tmpdir(), 'broker-'))
  const server = createServer({ pauseOnConnect: true })
  try {
    const path = join(folder, 's')
    await once(server.listen(path), 'listening')
    const { socket: ours, inbox } = readingSocket({ path })
    const [theirs] = await Promise.all([accepted(server), once(ours, 'connect')])
    return { ours, inbox, theirs }
  } finally {
    server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function accepted(server: Server): Promise<Socket> {
  return await new Promise((resolve) => server.once('connection', resolve))
}
