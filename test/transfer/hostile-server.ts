import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { byteStream, type ByteStream } from '../../src/transfer/nbd/byte-stream.ts'
import { temporaryFolder } from './disks.ts'

/** How a server misbehaves; everything else it does by the book. */
export type Misdeed =
  | 'none'
  | 'silent'
  | 'not-nbd'
  | 'absurd-option'
  | 'absurd-size'
  | 'stalls'
  | 'hangs-up-once'
  | 'hangs-up-always'
  | 'truncates'
  | 'wrong-cookie'
  | 'absurd-chunk'
  | 'outside'
  | 'leaves-out'
  | 'sends-twice'
  | 'garbage'
  | 'status-without-end'
  | 'drops-unflushed'

export interface Hostile {
  readonly socket: string
  readonly disk: Buffer
  /** Commands in the order in which they came. */
  readonly seen: number[]
}

interface State extends Hostile {
  readonly misdeed: Misdeed
  readonly multiConn: boolean
  hungUp: number
}

export async function hostileServer(misdeed: Misdeed, disk: Buffer, multiConn = false): Promise<Hostile> {
  const socket = join(await temporaryFolder(), 'socket')
  const state: State = { socket, disk, seen: [], misdeed, multiConn, hungUp: 0 }
  const sockets = new Set<Socket>()
  const server: Server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => undefined)
    serve(client, state).catch(() => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(socket, resolve))
  onTestFinished(async () => {
    for (const client of sockets) client.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return state
}

async function serve(client: Socket, state: State): Promise<void> {
  const stream = byteStream(client)
  if (state.misdeed === 'silent') return
  if (state.misdeed === 'not-nbd') {
    client.write('SSH-2.0-OpenSSH_9.2 and more so that it is long enough\r\n')
    return
  }
  client.write(Buffer.concat([Buffer.from('NBDMAGICIHAVEOPT'), u16(3)]))
  await stream.take(4)
  while (await option(client, stream, state));
  for (;;) await request(client, stream, state)
}

async function option(client: Socket, stream: ByteStream, { disk, misdeed, multiConn }: State): Promise<boolean> {
  const head = await stream.take(16)
  const number = head.readUInt32BE(8)
  const payload = await stream.take(head.readUInt32BE(12))
  const reply = (type: number, data: Buffer, length = data.length): void => {
    client.write(Buffer.concat([u64(0x3e889045565a9n), u32(number), u32(type), u32(length), data]))
  }
  if (misdeed === 'absurd-option') reply(3, Buffer.alloc(10), 2 ** 31)
  if (number === 10) reply(4, Buffer.concat([u32(1), Buffer.from('base:allocation')]))
  if (number === 7) {
    const size = misdeed === 'absurd-size' ? 2n ** 63n : BigInt(disk.length)
    reply(3, Buffer.concat([u16(0), u64(size), u16(1 | 4 | 64 | (multiConn ? 256 : 0))]))
  }
  reply(1, payload.subarray(0, 0))
  return number !== 7
}

async function request(client: Socket, stream: ByteStream, state: State): Promise<void> {
  const head = await stream.take(28)
  const [command, cookie] = [head.readUInt16BE(6), head.readBigUInt64BE(8)]
  const [offset, length] = [Number(head.readBigUInt64BE(16)), head.readUInt32BE(24)]
  const data = command === 1 ? await stream.take(length) : Buffer.alloc(0)
  state.seen.push(command)
  const { disk, misdeed } = state
  const chunk = (type: number, body: Buffer, more: { flags?: number; length?: number; cookie?: bigint } = {}): void => {
    const { flags = 1, length: said = body.length, cookie: to = cookie } = more
    client.write(Buffer.concat([u32(0x668e33ef), u16(flags), u16(type), u64(to), u32(said), body]))
  }
  if (command === 1) data.copy(disk, offset)
  if (command === 6) disk.fill(0, offset, offset + length)
  if (command === 7) {
    const status = Buffer.concat([u32(1), u32(misdeed === 'status-without-end' ? 0 : length), u32(0)])
    chunk(5, status)
    return
  }
  if (command === 2) {
    client.end()
    return
  }
  if (command !== 0) {
    if (misdeed === 'drops-unflushed' && state.hungUp++ === 2) client.destroy()
    chunk(0, Buffer.alloc(0))
    return
  }
  const body = Buffer.concat([u64(BigInt(offset)), disk.subarray(offset, offset + length)])
  switch (misdeed) {
    case 'stalls':
      return
    case 'hangs-up-once':
      if (state.hungUp++ === 0) client.destroy()
      break
    case 'hangs-up-always':
      client.destroy()
      break
    case 'truncates':
      client.write(
        Buffer.concat([u32(0x668e33ef), u16(1), u16(1), u64(cookie), u32(body.length), body.subarray(0, 100)]),
      )
      client.end()
      return
    case 'wrong-cookie':
      chunk(1, body, { cookie: cookie + 99n })
      return
    case 'absurd-chunk':
      chunk(1, body.subarray(0, 8), { length: 0xffffffff })
      return
    case 'outside':
      chunk(1, Buffer.concat([u64(BigInt(offset + length)), body.subarray(8)]))
      return
    case 'leaves-out':
      chunk(1, body.subarray(0, body.length - 5))
      return
    case 'sends-twice':
      chunk(1, body.subarray(0, 8 + length / 2), { flags: 0 })
      chunk(1, body.subarray(0, 8 + length / 2))
      return
    case 'garbage':
      client.write(Buffer.alloc(64, 0x41))
      return
    case 'none':
    case 'silent':
    case 'not-nbd':
    case 'absurd-option':
    case 'absurd-size':
    case 'status-without-end':
    case 'drops-unflushed':
      break
  }
  chunk(1, body)
}

function u16(value: number): Buffer {
  const out = Buffer.alloc(2)
  out.writeUInt16BE(value)
  return out
}

function u32(value: number): Buffer {
  const out = Buffer.alloc(4)
  out.writeUInt32BE(value)
  return out
}

function u64(value: bigint): Buffer {
  const out = Buffer.alloc(8)
  out.writeBigUInt64BE(value)
  return out
}
