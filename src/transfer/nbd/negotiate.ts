import { diskError } from '../disk-error.ts'
import type { ByteStream } from './byte-stream.ts'
import { type BlockSizes, readBlockSizes, usualBlockSizes } from './block-sizes.ts'
import { optionHead, ProtocolError, readGreeting } from './greeting.ts'
import {
  allocationContext,
  exportFlags,
  infoBlockSize,
  infoExport,
  longestAnswer,
  optionReplies,
  optionReplyMagic,
  options,
} from './protocol.ts'

/** What a server says of the disk that it exports. */
export interface ExportInfo {
  readonly sizeBytes: number
  readonly readOnly: boolean
  readonly canFlush: boolean
  readonly canWriteZeroes: boolean
  /** A flush on one connection counts for all of them. */
  readonly multiConn: boolean
  readonly structured: boolean
  readonly blockSizes: BlockSizes
  /** The number under which the server tells what is allocated; null when it does not. */
  readonly allocationId: number | null
}

/** The server knows no such export. */
export class UnknownExportError extends Error {
  override readonly name = 'UnknownExportError'
}

/**
 * Fixed newstyle negotiation: structured replies and allocation where the server has them, then NBD_OPT_GO. `isGreeted`: the
 * greeting has passed already, before the line was encrypted.
 */
export async function negotiate(
  stream: ByteStream,
  { exportName, isGreeted }: { readonly exportName: string; readonly isGreeted: boolean },
): Promise<ExportInfo> {
  if (!isGreeted) await readGreeting({ take: (bytes) => stream.take(bytes), send: (bytes) => stream.send([bytes]) })
  const structured = (await ask(stream, options.structuredReply, Buffer.alloc(0))).accepted
  const allocationId = structured ? await askForAllocation(stream, exportName) : null
  return { ...(await go(stream, exportName)), structured, allocationId }
}

interface OptionReply {
  readonly type: number
  readonly payload: Buffer
}

interface OptionAnswer {
  readonly accepted: boolean
  /** What came before the acknowledgement or the error, and that itself. */
  readonly replies: readonly OptionReply[]
}

const mostReplies = 1000

async function ask(stream: ByteStream, option: number, payload: Buffer): Promise<OptionAnswer> {
  await stream.send([optionHead(option, payload.length), payload])
  const replies: OptionReply[] = []
  while (replies.length < mostReplies) {
    const reply = await optionReply(stream, option)
    replies.push(reply)
    if (reply.type === optionReplies.ack) return { accepted: true, replies }
    if (reply.type >= optionReplies.firstError) return { accepted: false, replies }
  }
  throw new ProtocolError('the server answers an option without end')
}

async function optionReply(stream: ByteStream, option: number): Promise<OptionReply> {
  const head = await stream.take(20)
  if (head.readBigUInt64BE() !== optionReplyMagic || head.readUInt32BE(8) !== option) {
    throw new ProtocolError('the server answers something that was not asked')
  }
  const length = head.readUInt32BE(16)
  if (length > longestAnswer) throw new ProtocolError(`the server announces an answer of ${String(length)} bytes`)
  return { type: head.readUInt32BE(12), payload: await stream.take(length) }
}

async function askForAllocation(stream: ByteStream, exportName: string): Promise<number | null> {
  const one = Buffer.alloc(4)
  one.writeUInt32BE(1)
  const { accepted, replies } = await ask(
    stream,
    options.setMetaContext,
    Buffer.concat([counted(exportName), one, counted(allocationContext)]),
  )
  const found = replies.find(({ type, payload }) => {
    return type === optionReplies.metaContext && payload.toString('utf8', 4) === allocationContext
  })
  return accepted && found !== undefined ? found.payload.readUInt32BE() : null
}

async function go(stream: ByteStream, exportName: string): Promise<Omit<ExportInfo, 'structured' | 'allocationId'>> {
  // The export's size and flags come in any case.
  const wanted = Buffer.from([0, 1, 0, infoBlockSize])
  const { accepted, replies } = await ask(stream, options.go, Buffer.concat([counted(exportName), wanted]))
  if (!accepted) throw refusal(replies.at(-1))
  const info = information(replies, infoExport)
  if (info === null || info.length < 10) throw new ProtocolError('the server does not say how large its disk is')
  const announced = info.readBigUInt64BE()
  const sizeBytes = Number(announced)
  if (!Number.isSafeInteger(sizeBytes)) {
    throw diskError({ kind: 'unsupported', key: 'disk.nbd.tooLarge', values: { bytes: String(announced) } })
  }
  const flags = info.readUInt16BE(8)
  const sizes = information(replies, infoBlockSize)
  return {
    sizeBytes,
    readOnly: (flags & exportFlags.readOnly) !== 0,
    canFlush: (flags & exportFlags.flush) !== 0,
    canWriteZeroes: (flags & exportFlags.writeZeroes) !== 0,
    multiConn: (flags & exportFlags.multiConn) !== 0,
    blockSizes: sizes === null ? usualBlockSizes : readBlockSizes(sizes),
  }
}

/** What was told of one kind of information, behind its number; null where nothing was. */
function information(replies: readonly OptionReply[], kind: number): Buffer | null {
  const found = replies.find(({ type, payload }) => {
    return type === optionReplies.info && payload.length >= 2 && payload.readUInt16BE() === kind
  })
  return found?.payload.subarray(2) ?? null
}

function refusal(reply: OptionReply | undefined): Error {
  const said = reply?.payload.toString('utf8', 0, 200) ?? ''
  if (reply?.type === optionReplies.unknown) return new UnknownExportError(said)
  if (reply?.type === optionReplies.tlsRequired) return diskError({ kind: 'refused', key: 'disk.nbd.tlsRequired' })
  return new ProtocolError(`the server refuses${said === '' ? '' : `: ${said}`}`)
}

function counted(text: string): Buffer {
  const bytes = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}
