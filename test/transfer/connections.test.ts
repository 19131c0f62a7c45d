import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openNbdSource } from '../../src/transfer/nbd/open-nbd.ts'
import { block, noise } from './disks.ts'
import { hostileServer } from './hostile-server.ts'
import { reach } from './nbd-disks.ts'

/** A door in front of a server that turns away the n-th callers named. Tells how many bytes each of the others was sent. */
async function door(
  socket: string,
  turnedAway: (caller: number) => boolean,
): Promise<{ port: number; sent: number[] }> {
  const sent: number[] = []
  const open = new Set<Socket>()
  let callers = 0
  const server = createServer((client) => {
    open.add(client)
    client.on('error', () => undefined)
    if (turnedAway(++callers)) {
      client.destroy()
      return
    }
    const number = sent.push(0) - 1
    const far = connect({ path: socket })
    far.on('data', (piece: Buffer) => {
      sent[number] = (sent[number] ?? 0) + piece.length
    })
    far.on('error', () => undefined)
    client.pipe(far).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const client of open) client.destroy()
    server.close()
  })
  // A server that listens on a port has an address of that kind.
  return { port: (server.address() as AddressInfo).port, sent }
}

/** Reads all blocks, eight at a time, over up to four connections. */
async function readAll(port: number, content: Buffer): Promise<boolean> {
  const address = { kind: 'tcp', host: '127.0.0.1', port } as const
  const source = await openNbdSource({ ...reach, address, exportName: '', retries: 4 })
  const found = Buffer.alloc(content.length)
  let next = 0
  const reader = async (): Promise<void> => {
    while (next < content.length) {
      const offset = next
      next += block
      await source.read({ offset, into: found.subarray(offset, offset + block), signal: reach.signal })
    }
  }
  await Promise.all(Array.from({ length: 8 }, reader))
  await source.close()
  return found.equals(content)
}

const content = noise(48 * block, 1)

test('a connection that could not be opened at first is opened later, and carries its share', async () => {
  const server = await hostileServer('none', content, true)
  const { port, sent } = await door(server.socket, (caller) => caller === 2)
  expect(await readAll(port, content)).toBe(true)
  expect(sent.map((bytes) => bytes > 2 * block)).toEqual([true, true, true, true])
})

test('a server that lets only one connection in is read over that one', async () => {
  const server = await hostileServer('none', content, true)
  const { port, sent } = await door(server.socket, (caller) => caller > 1)
  expect(await readAll(port, content)).toBe(true)
  expect(sent.length).toBe(1)
})
