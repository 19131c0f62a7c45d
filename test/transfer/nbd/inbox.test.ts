import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { heldPieces, slabBytes } from '../../../src/transfer/nbd/held-pieces.ts'
import { createInbox } from '../../../src/transfer/nbd/inbox.ts'
import { connect } from '../../../src/transfer/nbd/connect.ts'
import { noise, temporaryFolder } from '../disks.ts'

const mib = 1024 * 1024

/** A server of its own, which does something with the one who connects. */
async function serverThat(serve: (client: Socket) => void): Promise<string> {
  const path = join(await temporaryFolder(), 'socket')
  const server = createServer(serve)
  await new Promise<void>((resolve) => server.listen(path, resolve))
  onTestFinished(() => {
    server.close()
  })
  return path
}

describe('what comes over a socket', () => {
  test('is the same however it is cut, whatever is asked for, into any memory', async () => {
    const content = noise(7 * mib, 3)
    const path = await serverThat((client) => {
      for (let at = 0, size = 1; at < content.length; at += size, size = (size * 7) % 300_007) {
        client.write(content.subarray(at, at + size))
      }
    })
    const stream = await connect({ kind: 'unix', path }, 1000)
    const found: Buffer[] = []
    for (let at = 0, size = 5; at < content.length; at += size, size = (size * 11) % 600_011) {
      const into = Buffer.from(new SharedArrayBuffer(Math.min(size, content.length - at)))
      await stream.fill(into)
      found.push(into)
    }
    expect(Buffer.concat(found).equals(content)).toBe(true)
    stream.destroy(new Error('done'))
  })

  test('waits at the other side while nobody takes it, and goes on then', async () => {
    const content = noise(16 * mib, 4)
    let peer: Socket | null = null
    const path = await serverThat((client) => {
      peer = client
      client.write(content)
    })
    const stream = await connect({ kind: 'unix', path }, 1000)
    const waiting = async (): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return peer?.writableLength ?? 0
    }
    expect(await waiting()).toBe(16 * mib)
    expect(stream.activity()).toBeGreaterThan(60)
    expect((await stream.take(content.length)).equals(content)).toBe(true)
    expect(await waiting()).toBe(0)
    stream.destroy(new Error('done'))
  })
})

describe('memory for what comes', () => {
  test('is that of the reader who waits for much when nothing else has come', async () => {
    const inbox = createInbox(() => undefined)
    const into = Buffer.alloc(slabBytes + 10)
    const filled = inbox.fill(into)
    const first = inbox.onread.buffer()
    first.fill(1, 0, 10)
    inbox.onread.callback(10)
    const rest = inbox.onread.buffer()
    expect([first.buffer, first.length, rest.buffer, rest.byteOffset - into.byteOffset, rest.length]).toEqual([
      into.buffer,
      slabBytes + 10,
      into.buffer,
      10,
      slabBytes,
    ])
    rest.fill(2)
    inbox.onread.callback(slabBytes)
    await filled
    expect([into[9], into[10], into.at(-1), inbox.arrivals()]).toEqual([1, 2, 2, 2])
    // Nobody waits any more.
    expect(inbox.onread.buffer().buffer).not.toBe(into.buffer)
  })

  test('is its own while the reader waits for little, or other pieces come before', async () => {
    const inbox = createInbox(() => undefined)
    const little = Buffer.alloc(slabBytes - 1)
    const filled = inbox.fill(little)
    expect(inbox.onread.buffer().buffer).not.toBe(little.buffer)
    inbox.onread.callback(slabBytes - 1)
    await filled
    inbox.came(Buffer.from('abc'))
    expect(inbox.ready(2)?.toString()).toBe('ab')
    inbox.fail(new Error('enough'))
    await expect(inbox.fill(Buffer.alloc(slabBytes))).rejects.toThrow('enough')
  })

  test('is used again when all of it has been taken, and not before', () => {
    const held = heldPieces()
    const slab = held.slab()
    slab.fill('x')
    held.addSlab(slab, slabBytes)
    expect(held.slab()).not.toBe(slab)
    const into = Buffer.alloc(slabBytes)
    expect([held.moveInto(into.subarray(1), 0), held.slab() === slab]).toEqual([slabBytes - 1, false])
    expect([held.moveInto(into, 0), held.bytes(), held.slab() === slab]).toEqual([1, 0, true])
  })

  test('is not kept for a few bytes', () => {
    const held = heldPieces()
    const slab = held.slab()
    slab.write('abc')
    held.addSlab(slab, 3)
    expect(held.slab()).toBe(slab)
    slab.write('xyz')
    const into = Buffer.alloc(5)
    expect([held.bytes(), held.moveInto(into, 0), into.toString()]).toEqual([3, 3, 'abc\0\0'])
  })

  test('for no more than 1 MiB is kept when nothing comes', () => {
    const held = heldPieces()
    const slabs = Array.from({ length: 20 }, () => held.slab())
    for (const slab of slabs) held.addSlab(slab, slabBytes)
    held.moveInto(Buffer.alloc(20 * slabBytes), 0)
    const again = Array.from({ length: 20 }, () => held.slab()).filter((slab) => slabs.includes(slab))
    expect(again.length).toBe(16)
  })
})

test('a line that was stopped is told once when there is room again', async () => {
  let told = 0
  const inbox = createInbox(() => told++)
  const came = [inbox.came(Buffer.alloc(4 * mib)), inbox.came(Buffer.alloc(2))]
  await inbox.fill(Buffer.alloc(1))
  const before = told
  await inbox.fill(Buffer.alloc(1))
  await inbox.fill(Buffer.alloc(1))
  expect([came, before, told]).toEqual([[true, false], 0, 1])
})
