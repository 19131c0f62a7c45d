import { handshakeFlags, optionMagic, serverMagic } from './protocol.ts'

/** The server breaks the protocol: nothing else it says can be believed. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
}

/** The server's first words, and ours. */
export async function readGreeting(line: {
  readonly take: (bytes: number) => Promise<Buffer>
  readonly send: (bytes: Buffer) => Promise<void> | void
}): Promise<void> {
  const greeting = await line.take(18)
  if (greeting.readBigUInt64BE() !== serverMagic || greeting.readBigUInt64BE(8) !== optionMagic) {
    throw new ProtocolError('this is no NBD server of the new style')
  }
  const flags = greeting.readUInt16BE(16)
  if ((flags & handshakeFlags.fixedNewstyle) === 0) throw new ProtocolError('the server knows no options')
  const answer = Buffer.alloc(4)
  answer.writeUInt32BE(flags & (handshakeFlags.fixedNewstyle | handshakeFlags.noZeroes))
  await line.send(answer)
}

/** What comes before the payload of an option. */
export function optionHead(option: number, payloadBytes: number): Buffer {
  const head = Buffer.alloc(16)
  head.writeBigUInt64BE(optionMagic)
  head.writeUInt32BE(option, 8)
  head.writeUInt32BE(payloadBytes, 12)
  return head
}
