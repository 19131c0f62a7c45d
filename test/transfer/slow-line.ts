import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** A line between a client and a server, longer than the machine that it is tried on. */
export interface SlowLine {
  readonly port: number
  /** Breaks every connection that is open now. */
  cut(): void
  /** Lets nothing through any more, and tells nobody. */
  freeze(): void
  /** Bytes that came from the server. */
  received(): number
  /** Connections over which at least so many bytes came from it, those that are closed included. */
  carrying(bytes: number): number
}

/** Passes bytes on after `delayMs` each way; as many may be under way as the ends want. */
export async function slowLine(request: {
  readonly to: { readonly port: number } | { readonly path: string }
  readonly delayMs: number
}): Promise<SlowLine> {
  const { to, delayMs } = request
  const open = new Set<Socket>()
  let frozen = false
  const came: { bytes: number }[] = []
  const pass = (from: Socket, into: Socket, count: { bytes: number }): void => {
    from.on('data', (piece: Buffer) => {
      count.bytes += piece.length
      if (frozen) return
      const hand = (): void => {
        if (!into.destroyed) into.write(piece)
      }
      if (delayMs === 0) hand()
      else setTimeout(hand, delayMs)
    })
    from.on('close', () => setTimeout(() => into.destroy(), delayMs))
    from.on('error', () => undefined)
  }
  const server = createServer((client) => {
    const far = connect({ ...to, noDelay: true })
    client.setNoDelay(true)
    for (const socket of [client, far]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    const count = { bytes: 0 }
    came.push(count)
    pass(client, far, { bytes: 0 })
    pass(far, client, count)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  // A server that listens on a port has an address of that kind.
  const { port } = server.address() as AddressInfo
  const freeze = (): void => {
    frozen = true
  }
  return {
    port,
    cut,
    freeze,
    received: () => came.reduce((sum, { bytes }) => sum + bytes, 0),
    carrying: (least) => came.filter(({ bytes }) => bytes >= least).length,
  }
}
