import type { ByteStream } from './byte-stream.ts'
import { ProtocolError } from './greeting.ts'
import { chunkDone, chunks, longestAnswer, simpleReplyMagic, structuredReplyMagic } from './protocol.ts'

/** Where the answer to a request is put. */
export interface Expected {
  readonly offset: number
  /** Memory for what is read; null for other requests. */
  readonly into: Buffer | null
  /** Called with each list of extents. */
  readonly onStatus: ((payload: Buffer) => void) | null
  /** Which bytes of `into` have come, in the order in which they came. */
  readonly pieces: Piece[]
  /** The error that the server told of; null when none so far. */
  errno: number | null
}

interface Piece {
  readonly from: number
  readonly to: number
}

/**
 * Reads one reply, or one chunk of a structured one, into the memory of the request that it answers.
 * Returns the cookie when the answer is complete; null when more is to come.
 * @throws ProtocolError – it answers nothing that was asked, or with more or other bytes than were asked for.
 */
export async function readReply(stream: ByteStream, pending: ReadonlyMap<bigint, Expected>): Promise<bigint | null> {
  const magic = (stream.ready(4) ?? (await stream.take(4))).readUInt32BE()
  if (magic === simpleReplyMagic) return await simpleReply(stream, pending)
  if (magic !== structuredReplyMagic) throw new ProtocolError('the server sends something that is no reply')
  const head = stream.ready(16) ?? (await stream.take(16))
  const cookie = head.readBigUInt64BE(4)
  const request = asked(pending, cookie)
  const isLast = (head.readUInt16BE() & chunkDone) !== 0
  await readChunk(stream, { type: head.readUInt16BE(2), length: head.readUInt32BE(12), request })
  if (!isLast) return null
  refuseMissing(request)
  return cookie
}

async function simpleReply(stream: ByteStream, pending: ReadonlyMap<bigint, Expected>): Promise<bigint> {
  const head = stream.ready(12) ?? (await stream.take(12))
  const errno = head.readUInt32BE()
  const cookie = head.readBigUInt64BE(4)
  const request = asked(pending, cookie)
  if (errno !== 0) request.errno = errno
  else if (request.into !== null) {
    await stream.fill(request.into)
    request.pieces.push({ from: 0, to: request.into.length })
  }
  return cookie
}

function asked(pending: ReadonlyMap<bigint, Expected>, cookie: bigint): Expected {
  const request = pending.get(cookie)
  if (request === undefined) throw new ProtocolError('the server answers a request that was not made')
  return request
}

interface Chunk {
  readonly type: number
  readonly length: number
  readonly request: Expected
}

async function readChunk(stream: ByteStream, chunk: Chunk): Promise<void> {
  const { type, length, request } = chunk
  if (type === chunks.offsetData) {
    await offsetData(stream, chunk)
    return
  }
  if (length > longestAnswer) throw new ProtocolError(`the server announces a chunk of ${String(length)} bytes`)
  const payload = await stream.take(length)
  if (type >= chunks.firstError) request.errno ??= payload.length >= 4 ? payload.readUInt32BE() : 5
  else if (type === chunks.offsetHole) offsetHole(payload, request)
  else if (type === chunks.blockStatus && request.onStatus !== null) request.onStatus(payload)
  else if (type !== chunks.none) throw new ProtocolError(`the server sends a chunk of unknown type ${String(type)}`)
}

async function offsetData(stream: ByteStream, { length, request }: Chunk): Promise<void> {
  if (length <= 8) throw new ProtocolError('the server sends an empty piece of data')
  const offset = Number((stream.ready(8) ?? (await stream.take(8))).readBigUInt64BE())
  await stream.fill(part(request, offset, length - 8))
}

function offsetHole(payload: Buffer, request: Expected): void {
  if (payload.length !== 12) throw new ProtocolError('the server sends a hole without a length')
  part(request, Number(payload.readBigUInt64BE()), payload.readUInt32BE(8)).fill(0)
}

/** The memory for a piece of what was asked; pieces are noted, so that none may be missing. */
function part(request: Expected, offset: number, length: number): Buffer {
  const from = offset - request.offset
  const { into } = request
  if (into === null || from < 0 || from + length > into.length) {
    throw new ProtocolError('the server sends data that was not asked for')
  }
  if (length === 0) throw new ProtocolError('the server sends an empty piece of data')
  // None is empty, so there can be no more than bytes.
  if (request.pieces.length >= into.length) throw new ProtocolError(sentTwice)
  request.pieces.push({ from, to: from + length })
  return into.subarray(from, from + length)
}

const sentTwice = 'the server sends a part of what was asked for twice'

/** https://github.com/NetworkBlockDevice/nbd/blob/master/doc/proto.md: content chunks must not overlap. */
function refuseMissing({ into, pieces, errno }: Expected): void {
  if (into === null || errno !== null) return
  let end = 0
  for (const { from, to } of pieces.toSorted((one, other) => one.from - other.from)) {
    if (from < end) throw new ProtocolError(sentTwice)
    if (from > end) break
    end = to
  }
  if (end < into.length) throw new ProtocolError('the server leaves out a part of what was asked for')
}
